using System.Globalization;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Labels the runs of figures of a text. Runs that only an acknowledgement parts ("1 76 04. — Oui. — 29 244 331, je note, clé 78") are read as one
/// number and hidden apart; one run that holds several numbers is cut where their check digits say so.
/// </summary>
internal static partial class NumberClassifier
{
    /// <summary>From here on a run that begins as a telephone number does is masked where a telephone is spoken of, even cut short.</summary>
    private const int CutPhone = 6;

    private const int SureRank = 92;
    private const int Rank = 80;

    // Above an address: what is announced as a number is no house.
    private const int AnnouncedRank = 89;
    private const int MostPieces = 10;

    /// <summary>Figures of a part said again.</summary>
    private const int ShortestEcho = 4;

    private const int MostTold = 64;

    private const int LongestCard = 16;

    private const int LongerThanPhone = 12;
    private const int MostBetween = 8;

    // "Établissement 732 829 320 00074" is a SIRET, not a bank.
    private const int LongestCompanyNumber = 14;
    private const int AccountDigits = 11, AccountAndKey = 13;

    public static void Find(FrenchTokens tokens, List<PersonalSpan> spans)
    {
        var folded = tokens.Folded.ToString();
        var runs = NumberRuns.Find(tokens).FindAll(r => !IsArticle(r, tokens));
        for (var i = 0; i < runs.Count;)
            i += Chain(runs, i, tokens, folded, spans);
        Repeated(runs, folded, spans);
    }

    // "… trente-cinq dix-sept. — Donc trente-cinq dix-sept": a part said again belongs to the number.
    private static void Repeated(List<NumberRun> runs, string folded, List<PersonalSpan> spans)
    {
        // A table read out is told once.
        if (runs.Count is < 2 or > MostTold)
            return;
        var found = runs.FindAll(r => IsFound(r, spans));
        var said = string.Concat(found.Select(r => r.Value));
        foreach (var run in runs)
        {
            if (run.Digits >= ShortestEcho && run.Parts.Count > 1 && said.Contains(run.Value, StringComparison.Ordinal) && !IsFound(run, spans) && !Corrected().IsMatch(folded.AsSpan(Math.Max(0, run.Body - 12), Math.Min(12, run.Body))))
                spans.Add(new(run.Body, run.End, spans.Find(s => s.Rank >= Rank && s.Start <= found[0].Body && found[0].End <= s.End).Label, Rank));
        }
    }

    private static bool IsFound(NumberRun run, List<PersonalSpan> spans) => spans.Exists(s => s.Rank >= Rank && s.Start <= run.Body && run.End <= s.End);

    // The longest series of pieces that together are a number; one run where none is. Past words that acknowledge nothing only a key or the exact
    // length of a telephone number leads.
    private static int Chain(List<NumberRun> runs, int first, FrenchTokens tokens, string folded, List<PersonalSpan> spans)
    {
        var end = first + 1;
        while (end < runs.Count && end - first < MostPieces && Acknowledgement.Parts(tokens, runs[end - 1].EndToken, runs[end].FirstToken))
            end++;
        var acknowledged = end;
        while (end < runs.Count && end - first < MostPieces && runs[end].FirstToken - runs[end - 1].EndToken <= MostBetween)
            end++;
        if (end - first > 1 && Digits(runs, first, end) >= Identifiers.AlwaysPersonal)
        {
            var cue = NumberCues.Around(folded, runs[first].Body, runs[end - 1].End);
            foreach (var sure in (ReadOnlySpan<bool>)[true, false])
            {
                for (var last = sure ? end : acknowledged; last - first > 1; last--)
                {
                    var pieces = runs.GetRange(first, last - first);
                    if (InPieces(pieces, cue, folded) is not { } found || sure && !found.Sure || last > acknowledged && !IsProven(pieces, found, cue) || !sure && (IsWhole(runs[first], cue) || !IsDictated(pieces, found, cue)))
                        continue;
                    foreach (var piece in pieces)
                        Add(piece, found.Label, SureRank, spans);
                    return last - first;
                }
            }
        }

        Single(runs[first], folded, spans);
        return 1;
    }

    private static bool IsProven(List<NumberRun> pieces, Identifier found, string? cue)
    {
        var value = Value(pieces);
        // "Deux numéros de sécu"
        if (pieces[0].Digits < 2 || pieces[^1].Digits < 2 || found.Label == PersonalLabel.Card && value.Length > LongestCard)
            return false;
        // Announced, and of a shape nothing else has.
        if (cue == found.Label && (cue == PersonalLabel.Nir && Identifiers.IsNir(value) || cue == PersonalLabel.Iban && value.StartsWith("FR", StringComparison.Ordinal)) || found is { Label: PersonalLabel.Rib, Sure: true } && pieces[0].BankWords > 0)
            return true;
        return found.Label == PersonalLabel.Phone ? value.Length == 10 && pieces[0].Digits >= 2 && pieces.Sum(p => p.Digits) == 10 : Proven([], value, found.Label, cue, value.Length);
    }

    private static int Digits(List<NumberRun> runs, int first, int end)
    {
        var digits = 0;
        for (var i = first; i < end; i++)
            digits += runs[i].Digits;
        return digits;
    }

    // "Clé treize, c'est une agence", "je prends un stylo": no figure.
    private static bool IsArticle(NumberRun run, FrenchTokens tokens) =>
        run.EndToken - run.FirstToken == 1 && run.EndToken < tokens.Count && tokens.Word(run.FirstToken) is "un" or "une" && Phrases.Adjoins(tokens, run.EndToken)
        && tokens[run.EndToken].Kind == FrenchTokenKind.Word && !Acknowledgement.MayStand(tokens.Word(run.EndToken));

    // What the other one repeats, or the speaker begins again, counts once.
    private static string Value(List<NumberRun> pieces) =>
        string.Concat(pieces.Where((p, i) => i + 1 == pieces.Count || !pieces[i + 1].Value.StartsWith(p.Value, StringComparison.Ordinal)).Select(p => p.Value));

    private static Identifier? InPieces(List<NumberRun> pieces, string? cue, string folded)
    {
        if (Amount().IsMatch(folded.AsSpan(pieces[^1].End)) || NumberCues.IsReference(folded, pieces[0].Body))
            return null;
        return Identifiers.Of(Value(pieces), pieces.Sum(p => p.BankWords) > 1, cue) is { } whole && (whole.Label != PersonalLabel.Phone || InPairs(pieces)) ? whole : null;
    }

    // Not as long as it should be: announced, with the words of an account, or too long for anything else.
    private static bool IsDictated(List<NumberRun> pieces, Identifier found, string? cue) =>
        found.Label == cue || pieces.Sum(p => p.BankWords) > 1 || pieces.Sum(p => p.Digits) >= LongerThanPhone;

    private static bool IsWhole(NumberRun run, string? cue) => Identifiers.Of(run.Value, run.BankWords > 1, cue) is { Sure: true };

    private static bool InPairs(List<NumberRun> pieces) => pieces[0].Value is ['0', ..] or ['3', '3', ..] && pieces.All(p => p.Parts.Count * 4 >= p.Digits);

    private static void Single(NumberRun run, string folded, List<PersonalSpan> spans)
    {
        if (run.Digits < CutPhone || Amount().IsMatch(folded.AsSpan(run.End)) && run.Digits < LongerThanPhone)
            return;
        var cue = NumberCues.Around(folded, run.Body, run.End);
        if (IsInternational(run, folded))
        {
            Add(run, PersonalLabel.Phone, SureRank, spans);
            return;
        }

        var whole = Identifiers.Of(run.Value, run.BankWords > 1 || run.BankWords == 1 && run.Digits is AccountDigits or AccountAndKey or > LongestCompanyNumber, cue);
        // "… 65730 une seconde"
        if (whole is not { Sure: true } && run.Parts.Count > 1 && folded.AsSpan(run.Parts[^1].Start, run.Parts[^1].End - run.Parts[^1].Start) is "un" or "une")
        {
            List<NumberPart> parts = [.. run.Parts.SkipLast(1)];
            var shorter = new NumberRun(run.Start, run.Body, parts[^1].End, parts, run.BankWords, run.FirstToken, run.EndToken);
            if (Identifiers.Of(shorter.Value, run.BankWords > 1, cue) is { Sure: true } exact)
                (run, whole) = (shorter, exact);
        }

        if (whole is not { Sure: true } && !Identifiers.IsNir(run.Value) && !run.Value.StartsWith("FR", StringComparison.Ordinal) && run.Digits > Identifiers.AlwaysPersonal && Split(run, cue, spans))
            return;
        // "Le compte 6411 et le compte 6531": a bank's words are said with no telephone.
        if (whole is { Label: PersonalLabel.Phone } && run.BankWords > 0 && cue != PersonalLabel.Phone)
            return;
        if (whole is { } known)
        {
            if (known.Sure && (known.Label != PersonalLabel.Phone || cue == known.Label || !IsThing(run, folded)) || !known.Sure && !IsThing(run, folded))
                Add(run, known.Label, known.Sure ? SureRank : known.Label == cue ? AnnouncedRank : Rank, spans);
        }
        else if (run.Digits >= CutPhone && run.Value[0] == '0' && run.Value[1] != '0' && run.Parts.Count >= 3 && (cue == PersonalLabel.Phone || IsTold(run, folded)))
        {
            Add(run, PersonalLabel.Phone, Rank, spans);
        }
    }

    // "06 39 98 55 01, 01 99 00 11 22", "12 4 1984 2 84 04 …": the longest sure number, and what stands before and behind it by itself.
    private static bool Split(NumberRun run, string? cue, List<PersonalSpan> spans)
    {
        for (var length = run.Parts.Count - 1; length > 0; length--)
        {
            for (var first = 0; first + length <= run.Parts.Count; first++)
            {
                var part = run.Parts.Skip(first).Take(length).ToList();
                var value = string.Concat(part.Select(p => p.Value));
                if (value.Length < 9 || Identifiers.Of(value, false, cue) is not { Sure: true } found || !Proven(part, value, found.Label, cue, run.Digits))
                    continue;
                spans.Add(new(first == 0 && run.Body == run.Start ? run.Start : part[0].Start, part[^1].End, found.Label, SureRank));
                Rest(run, 0, first, spans);
                Rest(run, first + length, run.Parts.Count, spans);
                return true;
            }
        }

        return false;
    }

    private static void Rest(NumberRun run, int first, int end, List<PersonalSpan> spans)
    {
        if (end <= first)
            return;
        List<NumberPart> parts = [.. run.Parts.Skip(first).Take(end - first)];
        var rest = new NumberRun(parts[0].Start, parts[0].Start, parts[^1].End, parts, 0, 0, 0);
        if (rest.Digits < Identifiers.AlwaysPersonal || IsDate(rest.Value) || Split(rest, null, spans))
            return;
        if (Identifiers.Of(rest.Value, false, null) is { } found)
            Add(rest, found.Label, Rank, spans);
    }

    private static bool Proven(List<NumberPart> parts, string value, string label, string? cue, int whole) => label switch
    {
        PersonalLabel.Nir => CheckDigits.Nir(value),
        PersonalLabel.Iban => CheckDigits.Iban(value),
        PersonalLabel.Rib => CheckDigits.Rib(value),
        PersonalLabel.Card => cue == label && CheckDigits.Card(value),
        PersonalLabel.CompanyId => cue == label && (CheckDigits.Siret(value) || CheckDigits.Siren(value)),
        PersonalLabel.Phone => value.Length == 10 && whole % 10 == 0 && cue is null or PersonalLabel.Phone && parts.TrueForAll(p => p.Value.Length is 1 or 2 or 10),
        _ => false,
    };

    // "Banque" and "clé" are said with an account or a social security number only.
    private static void Add(NumberRun run, string label, int rank, List<PersonalSpan> spans)
    {
        var start = label is PersonalLabel.Rib or PersonalLabel.Nir || label == PersonalLabel.Phone && run.BankWords == 0 ? run.Start : run.Body;
        spans.Add(new(start, run.End, label, rank));
    }

    // Numbers of things, and days that are no birthdays: a date of birth is found by its words.
    private static bool IsThing(NumberRun run, string folded) =>
        (run.Digits < 10 || run.Digits < 13 && run.Value.StartsWith("20", StringComparison.Ordinal)) && NumberCues.IsReference(folded, run.Body)
        || run.Digits == Identifiers.AlwaysPersonal && IsDate(run.Value);

    // 12031984, or "2023, 2024".
    private static bool IsDate(string value) =>
        value.Length == 8 && value[4..6] is "19" or "20" && (value[..2] is "19" or "20" || int.TryParse(value.AsSpan(0, 2), out var day) && day is >= 1 and <= 31
            && int.TryParse(value.AsSpan(2, 2), out var month) && month is >= 1 and <= 12);

    // "C'est le 06 39 98 1": pairs, and no day.
    private static bool IsTold(NumberRun run, string folded) =>
        run.Parts.All(p => p.Value.Length <= 2) && !(run.Parts.Count == 3 && int.Parse(run.Parts[1].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12)
        && Told().IsMatch(folded.AsSpan(Math.Max(0, run.Start - 12), Math.Min(12, run.Start)));

    // "+32 470 12 34 56", "00 41 79 …" (ITU-T E.164: at most fifteen digits).
    private static bool IsInternational(NumberRun run, string folded) =>
        run.Digits is >= 8 and <= 17 && (folded[run.Start] == '+' || folded.AsSpan(run.Start).StartsWith("plus ")
            || run.Value.StartsWith("00", StringComparison.Ordinal) && run.Value.Length is >= 11 and <= 17 && run.Value[2] != '0');

    // "… douze cinquante, non, douze soixante-dix": another number.
    [GeneratedRegex(@"\b(?:non|pardon)[ ,]+$")]
    private static partial Regex Corrected();

    [GeneratedRegex(@"(?:\bau|\bc'est(?: le)?|\bnumero) ?$")]
    private static partial Regex Told();

    [GeneratedRegex(@"^ ?(?:euros?\b|€|%|pour cent|heures?\b|jours?\b|mois\b|ans?\b|salaries\b|kilo|octets|ko\b|mo\b)")]
    private static partial Regex Amount();
}
