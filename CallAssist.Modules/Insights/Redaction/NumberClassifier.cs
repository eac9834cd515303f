using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>What a run of digits is: by check digit, by shape, by the words before it. A long run is personal even when nothing fits.</summary>
internal static partial class NumberClassifier
{
    /// <summary>From here on a run is masked, whatever it is.</summary>
    public const int AlwaysPersonal = 8;

    /// <summary>From here on a run that begins as a telephone number does is masked where a telephone is spoken of, even cut short.</summary>
    private const int CutPhone = 6;

    public static void Find(FrenchTokens tokens, List<PersonalSpan> spans)
    {
        var runs = NumberRuns.Find(tokens);
        var folded = tokens.Folded.ToString();
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            var before = folded[Math.Max(0, run.Start - 60)..run.Start];
            var after = folded[run.End..Math.Min(folded.Length, run.End + 14)];
            if (i + 1 < runs.Count && CutLabel(run, runs[i + 1], folded, before) is { } cut)
            {
                spans.Add(new(run.Start, run.End, cut, 81));
                spans.Add(new(runs[i + 1].Start, runs[i + 1].End, cut, 81));
            }
            else if (IsInternational(run, folded))
            {
                spans.Add(new(run.Start, run.End, PersonalLabel.Phone, 80));
            }
            else if (Label(run, before, after) is { } label)
            {
                spans.Add(new(run.Start, run.End, label, 80));
            }
        }
    }

    // "Un soixante-quinze onze. — Oui. — Deux A zéro zéro quatre…": the other one stands between two parts of what the words before announce.
    private static string? CutLabel(NumberRun first, NumberRun second, string folded, string before)
    {
        if (IsCutPhone(first, second, folded))
            return PersonalLabel.Phone;
        if (second.Start - first.End > 40 || first.Groups < 2 && first.Digits < 3 || second.Digits < 3 || Nearest(before) is not { } cue || Amount().IsMatch(folded[second.End..]))
            return null;
        var length = first.Value.Length + second.Value.Length;
        var fits = cue switch
        {
            PersonalLabel.Nir => length is 13 or 15 && first.Value[0] is '1' or '2',
            PersonalLabel.CompanyId => length is 9 or 14,
            PersonalLabel.Card => length is 16,
            PersonalLabel.Rib => length is 23,
            PersonalLabel.Iban => length is 27,
            _ => false,
        };
        return fits ? cue : null;
    }

    private static string? Label(NumberRun run, string before, string after)
    {
        var value = run.Value;
        if (Amount().IsMatch(after) && run.Digits < 12)
            return null;
        if (value.StartsWith("FR", StringComparison.Ordinal) && run.Digits >= 12 || CheckDigits.Iban(value))
            return FrenchVatOr(value);
        if (run.BankWords && run.Digits >= 10 || value.Length == 23 && (CheckDigits.Rib(value) || Cue(before, RibCue())))
            return PersonalLabel.Rib;
        if (run.Digits < AlwaysPersonal)
            return run.Digits >= CutPhone && value[0] == '0' && run.Groups >= 3 && Cue(before, PhoneCue()) ? PersonalLabel.Phone : null;
        if ((run.Digits < 10 || run.Digits < 13 && value.StartsWith("20", StringComparison.Ordinal)) && Reference().IsMatch(before) || run.Digits == AlwaysPersonal && IsDate(value))
            return null;
        if (CheckDigits.Nir(value))
            return PersonalLabel.Nir;
        if (Nearest(before) is { } cue && Plausible(cue, run))
            return cue;
        return ByShape(value, run.Digits);
    }

    private static string FrenchVatOr(string value) => CheckDigits.FrenchVat(value) ? PersonalLabel.CompanyId : PersonalLabel.Iban;

    private static string ByShape(string value, int digits) => digits switch
    {
        10 when value[0] == '0' => PersonalLabel.Phone,
        11 or 12 when value.StartsWith("33", StringComparison.Ordinal) => PersonalLabel.Phone,
        13 when value.StartsWith("0033", StringComparison.Ordinal) => PersonalLabel.Phone,
        8 => PersonalLabel.Phone,
        9 => CheckDigits.Siren(value) ? PersonalLabel.CompanyId : PersonalLabel.Phone,
        14 => PersonalLabel.CompanyId,
        12 or 13 when value[0] is '1' or '2' => PersonalLabel.Nir,
        15 when value[0] is '1' or '2' => PersonalLabel.Nir,
        15 or 16 => PersonalLabel.Card,
        >= 20 => PersonalLabel.Rib,
        10 or 11 => PersonalLabel.Phone,
        _ => value[0] == '0' ? PersonalLabel.Phone : PersonalLabel.Nir,
    };

    private static bool Plausible(string label, NumberRun run) => label switch
    {
        PersonalLabel.Nir => run.Value.Length is >= 11 and <= 16 && !(run.Digits == 10 && run.Value[0] == '0'),
        PersonalLabel.CompanyId => run.Digits is >= 9 and <= 15 && !(run.Digits == 10 && run.Value[0] == '0'),
        PersonalLabel.Card => run.Digits is >= 12 and <= 19,
        PersonalLabel.Rib or PersonalLabel.Iban => run.Value.Length >= 18,
        _ => run.Digits is >= 9 and <= 13,
    };

    private static string? Nearest(string before)
    {
        (string Label, int At) best = ("", -1);
        foreach (var (label, cue) in Cues)
        {
            var matches = cue.Matches(before);
            if (matches.Count > 0 && matches[^1].Index > best.At)
                best = (label, matches[^1].Index);
        }

        return best.At < 0 ? null : best.Label;
    }

    private static readonly (string Label, Regex Cue)[] Cues =
    [
        (PersonalLabel.Nir, NirCue()), (PersonalLabel.CompanyId, CompanyCue()), (PersonalLabel.Card, CardCue()), (PersonalLabel.Rib, RibCue()),
        (PersonalLabel.Iban, IbanCue()), (PersonalLabel.Phone, PhoneCue()),
    ];

    private static bool Cue(string before, Regex cue) => cue.IsMatch(before);

    // "+32 470 12 34 56", "00 41 79 …" (ITU-T E.164: at most fifteen digits).
    private static bool IsInternational(NumberRun run, string folded) =>
        run.Digits is >= 8 and <= 17 && (folded[run.Start] == '+' || run.Value.StartsWith("00", StringComparison.Ordinal) && run.Value.Length is >= 11 and <= 17 && run.Value[2] != '0');

    // 14/03/2025, said or written: not a number to hide by itself; a date of birth is found by its words.
    private static bool IsDate(string value) =>
        value.Length == 8 && value[4..6] is "19" or "20" && int.TryParse(value.AsSpan(0, 2), out var day) && day is >= 1 and <= 31
        && int.TryParse(value.AsSpan(2, 2), out var month) && month is >= 1 and <= 12;

    // "06 39 98, oui, 14 72": the number goes on behind an interjection.
    private static bool IsCutPhone(NumberRun first, NumberRun second, string folded) =>
        first.Value.Length >= 2 && first.Value[0] == '0' && first.Value[1] is >= '1' and <= '9' && first.Digits <= 2 * first.Groups
        && first.Digits + second.Digits is 10 && second.Digits <= 2 * second.Groups && second.Start - first.End < 40
        && !Amount().IsMatch(folded[second.End..]);

    [GeneratedRegex(@"^ ?(?:euros?\b|€|%|pour cent|heures?\b|jours?\b|mois\b|ans?\b|salaries\b|kilo|octets|ko\b|mo\b)")]
    private static partial Regex Amount();

    // Numbers of things: an invoice, a ticket, an error.
    [GeneratedRegex(@"\b(?:factures?|avoir|devis|ticket|commande|version|rubrique|erreur|article|ligne|bloc|dossier|incident|norme|demande|reference|formulaire|cerfa|idcc|bordereau|cotisation|ctp)(?: (?:numero|n°|no))? ?$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(?:secu|securite sociale|nir|vitale|numero provisoire|ntt)\b")]
    private static partial Regex NirCue();

    [GeneratedRegex(@"\b(?:siret|siren|rcs|numero d'entreprise)\b")]
    private static partial Regex CompanyCue();

    [GeneratedRegex(@"\b(?:carte|cb|visa|mastercard|debiter)\b(?! vitale)")]
    private static partial Regex CardCue();

    [GeneratedRegex(@"\b(?:rib|releve d'identite)\b")]
    private static partial Regex RibCue();

    [GeneratedRegex(@"\biban\b")]
    private static partial Regex IbanCue();

    [GeneratedRegex(@"\b(?:telephone|portable|numero|tel|fixe|mobile|ligne|joindre|rappel\w*|appel\w*|standard)\b")]
    private static partial Regex PhoneCue();
}
