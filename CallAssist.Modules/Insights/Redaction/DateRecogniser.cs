using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Dates of birth: a date where birth is spoken of, or behind a name ("c'est Ngoc, du 12 mars 1970").</summary>
internal static partial class DateRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Bare().Matches(text.Folded))
        {
            // "c'est Ngoc, du 12 mars 1970": right behind a person.
            if (spans.Exists(s => s.Label == PersonalLabel.Person && s.End == match.Index))
                spans.Add(new(match.Groups["date"].Index, match.Index + match.Length, PersonalLabel.BirthDate, 85));
        }

        foreach (Match match in Birth().Matches(text.Folded).Concat(OfThatDay().Matches(text.Folded)))
        {
            var date = match.Groups["date"];
            spans.Add(new(date.Index, date.Index + date.Length, PersonalLabel.BirthDate, 85));
        }
    }

    // "Il est du 27 février 86": the year is one to be born in.
    [GeneratedRegex($@"\b(?:il|elle|lui|monsieur|madame|salariee?) est (?:du|de) (?<date>(?:{Number} {Month} |\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?)(?:19\d\d|[3-9]\d|mille neuf cent[\w -]+|(?:cinquante|soixante|quatre[- ]vingts?)(?:[- ](?:et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))*))(?!\w)")]
    private static partial Regex OfThatDay();

    private const string Number = @"(?:\d{1,2}(?:er)?|premier|(?:vingt|trente)(?: et un| (?:deux|trois|quatre|cinq|six|sept|huit|neuf))?|vingt[- ](?:et[- ]un|deux|trois|quatre|cinq|six|sept|huit|neuf)|dix(?:[- ](?:sept|huit|neuf))?|un|deux|trois|quatre|cinq|six|sept|huit|neuf|onze|douze|treize|quatorze|quinze|seize)";
    private const string Month = "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)";
    private const string Year = @"(?:\d{2,4}|(?:mille neuf cent|dix[- ]neuf cent|deux[- ]mille)(?:[- ](?:et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante))*|(?:vingt|trente|quarante|cinquante|soixante|quatre)(?:[- ](?:et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?))*|zero (?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|zero))";
    private const string Date = $@"(?:\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{2,4}}|{Number} {Month} {Year}|\d{{1,2}} \d{{1,2}} \d{{2,4}})";

    [GeneratedRegex($@"[ ,]+(?:du|le) (?<date>{Date})(?!\w)")]
    private static partial Regex Bare();

    [GeneratedRegex($@"(?:\bnee?s?\b(?: en [\w ]{{3,14}})?(?: le| un)?|\bnaissance\b[ ,:]*(?:c'est|est|le|du|:)?(?: le)?|\bdate de naissance[^.?!]{{0,25}}?) ?(?<date>{Date})(?!\w)")]
    private static partial Regex Birth();
}
