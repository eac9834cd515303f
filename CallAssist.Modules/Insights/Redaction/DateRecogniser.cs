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

    // 120384, and words between a day and its year.
    private const int DayInSix = 6, MostAnswered = 6;

    /// <summary>How far before a date its announcement may stand, characters.</summary>
    private const int Reach = 60;

    /// <summary>Years somebody of the payroll may be born in, where only the place of the date tells.</summary>
    private const int Oldest = 1920, Youngest = 2012;

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

        // A day that differs in one figure only is the same day, wrong somewhere.
        births.AddRange(others.Where(o => births.Exists(b => IsNear(o.Date, b.Date))).ToList());
        foreach (var (start, end, _) in births)
            spans.Add(new(start, end, PersonalLabel.BirthDate, Rank));
    }

    private static bool IsNear(SaidDate one, SaidDate other) =>
        one.Year is >= Oldest and <= Youngest && (one.Day == other.Day ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Year == other.Year ? 1 : 0) >= 2;

    private static PersonalSpan? YearBehind(FrenchTokens tokens, int end)
    {
        for (var i = end; i < tokens.Count && i - end < MostAnswered; i++)
        {
            if (NumberGroups.IsFigure(tokens, i))
                return Acknowledgement.Parts(tokens, end, i) && SaidDate.ReadYear(tokens, i, out _) is > 0 and var read ? new(tokens[i].Start, tokens[i + read - 1].End, PersonalLabel.BirthDate, Rank) : null;
        }

        return null;
    }

    private static bool IsBirth(RedactionText text, int start, int end, SaidDate date, int lastBirth, List<PersonalSpan> spans)
    {
        var before = text.Folded.AsSpan(Math.Max(0, start - Reach), Math.Min(Reach, start));
        if (Announced().IsMatch(before) || lastBirth >= 0 && Compared().IsMatch(text.Folded.AsSpan(lastBirth, start - lastBirth)))
            return true;
        if (date.Year is < Oldest or > Youngest || date.Tokens == 1 && end - start == DayInSix)
            return false;
        if (OfThatDay().IsMatch(before) || Paper().IsMatch(before) || AsWritten().IsMatch(text.Folded.AsSpan(end)))
            return true;
        return spans.Exists(s => s.Label == PersonalLabel.Person && s.End <= start && Behind().IsMatch(text.Folded.AsSpan(s.End, start - s.End)))
            || spans.Exists(s => s.Label == PersonalLabel.Nir && (s.Start >= end && s.Start - end <= 3 || s.End <= start && start - s.End <= 3));
    }

    // Figures only, and more figures beside them, or a number that is known: a piece of something longer.
    private static bool IsInsideNumber(FrenchTokens tokens, int i, SaidDate date, List<PersonalSpan> spans)
    {
        if (date.Form != SaidDateForm.Bare || date.Tokens == 1)
            return false;
        var end = i + date.Tokens;
        var (from, to) = (tokens[i].Start, tokens[end - 1].End);
        return i > 0 && NumberGroups.IsFigure(tokens, i - 1) && IsBeside(tokens, i)
            || tokens[end - 1].Length < 4 && end < tokens.Count && NumberGroups.IsFigure(tokens, end) && IsBeside(tokens, end)
            || spans.Exists(s => s.Label == PersonalLabel.Nir && s.Start < to && from < s.End);
    }

    private static bool IsBeside(FrenchTokens tokens, int i) => tokens.Folded[tokens[i - 1].End..tokens[i].Start].IndexOfAnyExcept(" -,") < 0;

    private const string OtherDay = "entree|entre|embauch|contrat|arret|depuis|sortie|sorti|effet|demission|secu|numero|paie|conge|depart|licenci|facture";

    [GeneratedRegex($@"\b(?:nee?s?(?! (?:une|des|d'un|de la)\b)|(?<!conges? de )naissance|anniversaire|ddn)\b(?:(?!\b(?:{OtherDay}))[^.!;])*$")]
    private static partial Regex Announced();

    // "Il est du 27 février 86".
    [GeneratedRegex(@"\b(?:il|elle|lui|monsieur|madame|salariee?|c) ?(?:est|etait|'est) (?:(?:bien|donc|plutot) )?(?:du|de|d'un)(?: le)? ?$|\b(?:frere|soeur|fils|fille|mari|femme|conjointe?|epouse|epoux|enfant|petite?|ainee?|cadette?|jumeau|jumelle|stagiaire|apprentie?|alternante?|salariee?|collegue|mere|pere|lui|elle)(?:,|,? (?:est |etait )?(?:du|de|ne|nee)(?: le)?) ?$")]
    private static partial Regex OfThatDay();

    [GeneratedRegex($@"\b(?:carte d'identite|carte vitale|vitale|passeport|livret de famille|titre de sejour|carte de sejour|piece d'identite|permis)\b(?:(?!\b(?:{OtherDay}|expir|valable|valide|delivr|jusqu))[^.!;])*$")]
    private static partial Regex Paper();

    // "Or le 4 août 1971, c'est ce qu'il y a sur sa carte d'identité".
    [GeneratedRegex(@"^[^.?!;\d]{0,60}\b(?:(?:carte|piece) d'identite|carte vitale|passeport|livret de famille|acte de naissance|date de naissance|titre de sejour)\b")]
    private static partial Regex AsWritten();

    // "c'est Ngoc, du 12 mars 1970"; a card read aloud: name, date.
    [GeneratedRegex(@"^[ ,:]*(?:(?:du|le|de|est du|est de) )?$")]
    private static partial Regex Behind();

    [GeneratedRegex($@"^(?:(?!\b(?:{OtherDay}))[^.!;]){{0,8}}\b(?:et pas|et non|pas|non|mais|ou|ou bien|au lieu|contre|plutot|alors|puis|c'est|moi|lui|eux)\b(?:(?!\b(?:{OtherDay}))[^.!;]){{0,40}}$")]
    private static partial Regex Compared();
}
