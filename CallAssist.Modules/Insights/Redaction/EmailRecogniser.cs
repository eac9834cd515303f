using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>E-mail addresses, written or said: "isabelle tiret pasquier arobase dubreuil point com".</summary>
internal static partial class EmailRecogniser
{
    public static void Find(string folded, List<PersonalSpan> spans)
    {
        foreach (Match match in Address().Matches(folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Email, 90));
        foreach (Match match in Spoken().Matches(folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Email, 90));
    }

    [GeneratedRegex(@"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    // local part: words joined by said separators; a name said in two words ("martin dupont") keeps only what is joined.
    [GeneratedRegex(@"(?<![\w.])[\w.-]+(?:(?: (?:point|tiret(?: du (?:bas|six|6|8))?|underscore|moins|slash|chiffre|plus) | ?[-_.] ?)[\w-]+)* (?:arr?obase?|at|chez arobase)\b ?[\w-]+(?:(?: (?:point|tiret|moins) | ?[-.] ?)[\w-]+)*(?: point |\.)[a-z]{2,4}\b")]
    private static partial Regex Spoken();
}
