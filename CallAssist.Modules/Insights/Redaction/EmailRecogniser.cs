using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>E-mail addresses, written or said: "isabelle tiret pasquier arobase dubreuil point com".</summary>
internal static partial class EmailRecogniser
{
    private const int MostWordsBefore = 3;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Address().Matches(text.Folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Email, 90));
        foreach (Match match in Spoken().Matches(text.Folded))
            spans.Add(new(Beginning(text, match.Index), match.Index + match.Length, PersonalLabel.Email, 90));
    }

    // "p dantec trente-cinq arobase": odd words and letters right before belong to it; everyday words and names of people do not.
    private static int Beginning(RedactionText text, int start)
    {
        var tokens = text.Tokens;
        var at = PersonRecogniser.TokenAt(tokens, start);
        var first = at;
        while (first > 0 && at - first < MostWordsBefore && tokens[first].Start == tokens[first - 1].End + 1 && text.Text[tokens[first - 1].End] == ' ' && Odd(text, first - 1))
            first--;
        // "C'est garage bellec arobase": an everyday word is of the address when it stands where the address begins.
        if (first > 1 && tokens.Word(first - 2) is "est" or "sur" or "mail" or "adresse" && tokens.Word(first - 1).Length > 3 && tokens.Word(first - 1) is not ("mail" or "adresse" or "plutot" or "toujours"))
            first--;
        return first < 0 ? start : Math.Min(start, tokens[first].Start);
    }

    private static bool Odd(RedactionText text, int token)
    {
        var word = text.Tokens.Word(token);
        if (text.Tokens[token].Kind != FrenchTokenKind.Word || FrenchText.IsFunctionWord(word))
            return false;
        return word.Length == 1 ? word[0] is not ('a' or 'y') : word.Length > 2 && !NameLists.IsEveryday(word) && !Names.IsFirstName(word.ToString()) && !char.IsUpper(text.Text[text.Tokens[token].Start]);
    }

    [GeneratedRegex(@"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    private const string Figure = "(?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)";

    private const string End = "(?:fr|com|net|org|eu|be|ch|lu|ca|info|pro|biz|io|paris|bzh|corsica|alsace|gouv|asso|example)";

    // local part: words joined by said separators, letters one by one, figures; a name said in two words ("martin dupont") keeps only what is joined.
    [GeneratedRegex($@"(?<![\w.])(?:(?!a |y )(?:[a-z] )+[a-z]|[\w.-]+)(?>(?: (?:point|tiret(?: (?:du )?(?:bas|haut|six|6|8))?|underscore|moins|slash|chiffre|plus) | ?[-_.] ?)[\w-]+|(?:[ -]{Figure})+| \d+)* (?:arr?obase?|at|chez arobase|chez(?= [\w-]+ point {End}\b))\b ?[\w-]+(?:(?: (?:point|tiret(?: (?:du )?bas)?|underscore|moins) | ?[-.] ?)[\w-]+|(?: (?!arr?obase?|point|est|et|c'est)[\w-]+){{1,3}}(?= (?:point |tiret )))*(?: point |\.){{0,1}}(?:(?<=point |\.){End}|(?<=point |\.)[a-z]{{2,4}})\b")]
    private static partial Regex Spoken();
}
