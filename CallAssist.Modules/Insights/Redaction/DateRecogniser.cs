using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Dates of birth: a date that birth, an identity paper or "il est du" announces, one right behind a person or beside his social security number,
/// and the date it is compared with. Entries, invoices and periods stay.
/// </summary>
internal static partial class DateRecogniser
{
    private const int Rank = 93;

    private static readonly SearchValues<string> YearWords = SearchValues.Create(["ne en", "nee en", "nes en", "est de ", "est du mois", "annee", "ne courant", "nee courant", "ne vers", "nee vers", "ne debut", "nee debut", "ne fin", "nee fin", "naissance"], StringComparison.Ordinal);

    /// <summary>Between the day and the year of one birth, characters.</summary>
    private const int Apart = 32;

    // 120384, and words between a day and its year.
    private const int DayInSix = 6, MostAnswered = 6;

    /// <summary>How far before a date its announcement may stand, characters.</summary>
    private const int Reach = 60;

    /// <summary>Years somebody of the payroll may be born in, where only the place of the date tells.</summary>
    private const int Oldest = 1920, Youngest = 2012;

    /// <summary>Before these years a date of the payroll is hardly anything but a birthday: alone, and when it is compared with another.</summary>
    private const int LongAgo = 1990, Adult = 2009;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        var births = new List<(int Start, int End, SaidDate Date)>();
        var others = new List<(int Start, int End, SaidDate Date)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!(NumberGroups.IsFigure(tokens, i) || tokens.Word(i) is "premier" or "1er") || SaidDate.Read(tokens, i) is not { } date || IsInsideNumber(tokens, i, date, spans))
                continue;
            var found = (tokens[i].Start, tokens[i + date.Tokens - 1].End, date);
            i += date.Tokens - 1;
            if (!IsBirth(text, found.Start, found.End, date, births.Count > 0 ? births[^1].End : -1, spans))
            {
                others.Add(found);
                continue;
            }

            births.Add(found);
            // "Le 12 mars. — Oui. — 1974."
            if (date.Year == 0 && YearBehind(tokens, i + 1) is { } year)
                spans.Add(year);
        }

        // A day that differs in one figure only is the same day, wrong somewhere; two such days long ago are a birthday told twice.
        births.AddRange(others.Where(o => births.Exists(b => IsNear(o.Date, b.Date))
            || others.Exists(b => b.Start != o.Start && o.Date.Year < Adult && IsNear(o.Date, b.Date) && !Other().IsMatch(Before(text, Math.Min(o.Start, b.Start))))).ToList());
        foreach (var (start, end, _) in births)
            spans.Add(new(start, end, PersonalLabel.BirthDate, Rank));
        Years(text, spans);
        // "Elle est de soixante-neuf, le vingt-quatre mars": the year and the day told apart.
        foreach (var (start, end, date) in others.Where(o => o.Date.Year == 0))
        {
            if (spans.Exists(s => s.Label == PersonalLabel.BirthDate && (s.End <= start && IsSameBirth(text, s.End, start) || s.Start >= end && IsSameBirth(text, end, s.Start))))
                spans.Add(new(start, end, PersonalLabel.BirthDate, Rank));
        }
    }

    private static bool IsSameBirth(RedactionText text, int from, int to) => to - from <= Apart && DayAndYear().IsMatch(text.Folded.AsSpan(from, to - from));

    private static bool IsNear(SaidDate one, SaidDate other) =>
        one.Year is >= Oldest and <= Youngest && (one.Day == other.Day ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Year == other.Year ? 1 : 0) >= 2;

    private static PersonalSpan? YearBehind(FrenchTokens tokens, int end)
    {
        for (var i = end; i < tokens.Count && i - end < MostAnswered; i++)
        {
            if (NumberGroups.IsFigure(tokens, i))
                return (Acknowledgement.Parts(tokens, end, i) || tokens.Before(i) is "en") && SaidDate.ReadYear(tokens, i, out _) is > 0 and var read ? new(tokens[i].Start, tokens[i + read - 1].End, PersonalLabel.BirthDate, Rank) : null;
        }

        return null;
    }

    private static bool IsBirth(RedactionText text, int start, int end, SaidDate date, int lastBirth, List<PersonalSpan> spans)
    {
        var before = Before(text, start);
        if (date.Year == 0)
            return Directly().IsMatch(before);
        if (Announced().IsMatch(before) || lastBirth >= 0 && Compared().IsMatch(text.Folded.AsSpan(lastBirth, start - lastBirth)))
            return true;
        if (date.Year < Oldest || date.Year > Youngest && !Children().IsMatch(before) || date.Tokens == 1 && end - start == DayInSix)
            return false;
        // So long ago nobody was hired and nothing invoiced.
        if (date.Year < LongAgo && date.Form != SaidDateForm.Bare && !Other().IsMatch(before) && !Other().IsMatch(text.Folded.AsSpan(end, Math.Min(text.Folded.Length - end, 24))))
            return true;
        if (OfThatDay().IsMatch(before) && !OfAThing().IsMatch(before) || Paper().IsMatch(before) || AsWritten().IsMatch(text.Folded.AsSpan(end)))
            return true;
        return spans.Exists(s => s.Label == PersonalLabel.Person && s.End <= start && Behind().IsMatch(text.Folded.AsSpan(s.End, start - s.End)))
            || spans.Exists(s => s.Label == PersonalLabel.Nir && (s.Start >= end && s.Start - end <= 3 || s.End <= start && start - s.End <= 3));
    }

    private static ReadOnlySpan<char> Before(RedactionText text, int start) => text.Folded.AsSpan(Math.Max(0, start - Reach), Math.Min(Reach, start));

    // "Né en mars 1979", "elle est de 69".
    private static void Years(RedactionText text, List<PersonalSpan> spans)
    {
        if (!text.Folded.AsSpan().ContainsAny(YearWords))
            return;
        foreach (Match cue in InAYear().Matches(text.Folded))
        {
            var tokens = text.Tokens;
            var i = PersonRecogniser.TokenAt(tokens, cue.Index + cue.Length);
            if (i < 0 || i >= tokens.Count || tokens[i].Start < cue.Index + cue.Length)
                continue;
            var at = i + (SaidDate.MonthOf(tokens.Word(i)) > 0 ? 1 : 0);
            if (SaidDate.ReadYear(tokens, at, out var year) is > 0 and var read && year is >= Oldest and <= Youngest && NumberThings.Length(tokens, at) == 0)
                spans.Add(new(tokens[i].Start, tokens[at + read - 1].End, PersonalLabel.BirthDate, Rank - 1));
        }

        // "Il a mis 1958 alors que c'est 1985, son année de naissance".
        foreach (Match years in YearsOfBirth().Matches(text.Folded))
        {
            foreach (var year in years.Groups["year"].Captures.Where(c => int.Parse(c.ValueSpan, CultureInfo.InvariantCulture) is >= Oldest and <= Youngest))
                spans.Add(new(year.Index, year.Index + year.Length, PersonalLabel.BirthDate, Rank - 1));
        }
    }

    // Figures only, and more figures beside them, or a number that is known: a piece of something longer.
    private static bool IsInsideNumber(FrenchTokens tokens, int i, SaidDate date, List<PersonalSpan> spans)
    {
        if (date.Form == SaidDateForm.Written)
            return i > 0 && tokens[i - 1].Kind == FrenchTokenKind.Number && tokens.Folded[tokens[i - 1].End..tokens[i].Start] is "." or "-" or "/";
        if (date.Form != SaidDateForm.Bare || date.Tokens == 1)
            return false;
        var end = i + date.Tokens;
        var (from, to) = (tokens[i].Start, tokens[end - 1].End);
        return i > 0 && NumberGroups.IsFigure(tokens, i - 1) && IsBeside(tokens, i)
            || tokens[end - 1].Length < 4 && end < tokens.Count && NumberGroups.IsFigure(tokens, end) && IsBeside(tokens, end)
            || spans.Exists(s => s.Label is PersonalLabel.Nir or PersonalLabel.Card or PersonalLabel.Iban or PersonalLabel.Rib && s.Start < to && from < s.End);
    }

    private static bool IsBeside(FrenchTokens tokens, int i) => tokens.Folded[tokens[i - 1].End..tokens[i].Start].IndexOfAnyExcept(" -,") < 0;

    private const string OtherDay = "entree|entre|embauch|contrat|arret|depuis|sortie|sorti|effet|demission|secu|numero|paie|conge|depart|licenci|facture";

    private const string Role = "(?:frere|soeur|fils|fille|mari|femme|conjointe?|epouse|epoux|enfant|petite?|ainee?|cadette?|jumeau|jumelle|stagiaire|apprentie?|alternante?|salariee?|collegue|mere|pere|premiere?|seconde?|deuxieme|autre|homonyme|lui|elle)";

    [GeneratedRegex($@"\b(?:nee?s?(?! (?:une|des|d'un|de la)\b)|(?<!conges? de )naissance|naiss|anniversaire|ddn|l'age)\b(?:(?!\b(?:{OtherDay}))[^.!;])*(?:\. )?$")]
    private static partial Regex Announced();

    [GeneratedRegex(@"\b(?:nee?s?|naissance)\b(?: (?:un|le|est|c'est|au|du)|[ ,:])*$")]
    private static partial Regex Directly();

    // "Il est du 27 février 86", "le stagiaire, 22 septembre 2004".
    [GeneratedRegex($@"\b(?:est|suis|etait|serait) (?:(?:bien|donc|plutot) )?(?:du|de|d'un)(?: le)? ?$|\b{Role}(?: d[eu'][^.,;]{{1,20}})?(?:,|,? (?:(?:est |etait |c'est )?(?:du|de|ne|nee|le)(?: le)?)) ?$")]
    private static partial Regex OfThatDay();

    [GeneratedRegex(@"\b(?:factures?|arrets?|contrats?|courriers?|mails?|lettres?|accords?|versions?|avenants?|bulletins?|dsn|declarations?|decisions?|loi|decret|arrete|texte|avis|jugement|devis|bordereau|reponse|relance|sauvegarde|mise a jour)\b[^.;]*$")]
    private static partial Regex OfAThing();

    [GeneratedRegex($@"\b(?:{OtherDay}|loi|decret|arrete|circulaire|convention|accord|ordonnance|avenant|statuts?|cree|creation|fonde|immatricul|anciennete|ouvert|version|correctif|correction|patch|build|reprise|adhesion|bail|mariage|rue|avenue|place|boulevard|square|cours|passage|venelle|route|allees?|quai|chemin|impasse|esplanade|rond-point|faubourg|parvis|promenade|mariee?|pacs|divorce|effet)")]
    private static partial Regex Other();

    [GeneratedRegex(@"\b(?:nee?s? (?:en|courant|vers|debut|fin)(?: de)?|(?:il|elle) est de(?: l'annee)?|(?:il|elle) est du mois de|(?:il|elle) est de l'annee|annee de naissance,? (?:est |c'est )?|quelle annee ?[?,]? |ne[e]? en quelle annee ?[?,]?) ?")]
    private static partial Regex InAYear();

    [GeneratedRegex($@"\b(?:carte d'identite|carte vitale|vitale|passeport|livret de famille|titre de sejour|carte de sejour|piece d'identite|permis)\b(?:(?!\b(?:{OtherDay}|expir|valable|valide|delivr|jusqu))[^.!;])*$")]
    private static partial Regex Paper();

    // "Or le 4 août 1971, c'est ce qu'il y a sur sa carte d'identité".
    [GeneratedRegex(@"^[^.?!;\d]{0,60}\b(?:(?:carte|piece) d'identite|carte vitale|passeport|livret de famille|acte de naissance|date de naissance|(?<!conges? de )(?<!conges? )naiss(?:ance)?|titre de sejour|majorite|majeure?|mineure?|(?:aura|avoir) [a-z0-9-]+ ans)\b")]
    private static partial Regex AsWritten();

    // Whose birthday may be recent.
    [GeneratedRegex(@"\b(?:enfants?|fils|filles?|bebe|jumeaux|jumelles|gamins?|petite? derniere?)\b")]
    private static partial Regex Children();

    [GeneratedRegex(@"^[ ,.]*(?:(?:et |donc |mais |voila |oui |euh |alors )?(?:le jour(?: c'est)?|(?:il|elle) est|c'est|l'annee(?: c'est)?|nee? en|en|ne|nee|du)?[ ,]*)*(?:le |du )?$")]
    private static partial Regex DayAndYear();

    [GeneratedRegex(@"\b(?<year>(?:19|20)\d\d)\b(?: (?:et |mais |alors que |c'est |au lieu (?:de |d')|pas |plutot |non )+(?<year>(?:19|20)\d\d)\b)?,? (?:pour |dans |comme |en |c'est |et c'est )?(?:son |sa |l'|la )?(?:annee de naissance|date de naissance|naissance)\b")]
    private static partial Regex YearsOfBirth();

    // "c'est Ngoc, du 12 mars 1970"; a card read aloud: name, date.
    [GeneratedRegex(@"^[ ,:]*(?:(?:du|le|de|est du|est de) )?$")]
    private static partial Regex Behind();

    [GeneratedRegex($@"^(?:(?!\b(?:{OtherDay}))[^.!;]){{0,8}}\b(?:et pas|et non|pas|non|mais|ou|ou bien|au lieu|contre|plutot|alors|puis|c'est|moi|lui|eux)\b(?:(?!\b(?:{OtherDay}))[^.!;]){{0,40}}$")]
    private static partial Regex Compared();
}
