using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Illness, injury or medical act: by its words, by the ending medicine gives its names, and by what announces one. General words of payroll
/// ("arrêt maladie", "accident du travail", "inaptitude") are none.
/// </summary>
internal static partial class HealthRecogniser
{
    private const int Rank = 84, OddRank = 81;

    /// <summary>Characters of what may stand before an illness spoken of in general.</summary>
    private const int LongestArticle = 16;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        var grammar = new HealthGrammar(text);
        for (var i = 0; i < tokens.Count;)
        {
            var end = grammar.End(i);
            if (end > i && IsGeneral(text, i, end))
                end = i;
            else if (end > i)
                spans.Add(new(tokens[i].Start, tokens[end - 1].End, PersonalLabel.Health, Rank));
            else if (tokens[i].Length > 5 && tokens.Written(i).TrimEnd('s')[^1] is not 'é' && EndsAsIllness(tokens.Word(i)) && IsOddWord(text, tokens[i].Start, tokens[i].Length))
                spans.Add(new(tokens[i].Start, tokens[(end = grammar.Extend(i + 1)) - 1].End, PersonalLabel.Health, OddRank));
            i = Math.Max(end, i + 1);
        }

        foreach (Match match in Announced().Matches(text.Folded))
        {
            if (match.Groups["ill"] is var ill && IsOddWord(text, ill.Index, ill.Length))
                spans.Add(new(ill.Index, tokens[grammar.Extend(tokens.At(ill.Index) + 1) - 1].End, PersonalLabel.Health, OddRank));
        }
    }

    // "Une dépression, ça passe rarement": nobody's.
    private static bool IsGeneral(RedactionText text, int first, int end) =>
        General().IsMatch(text.Folded.AsSpan(text.Tokens[end - 1].End)) && Alone().IsMatch(text.Folded.AsSpan(0, text.Tokens[first].Start)[^Math.Min(LongestArticle, text.Tokens[first].Start)..]);

    // As medicine names what is inflamed, swollen, painful or cut out.
    private static readonly string[] Endings =
    [
        "ite", "ites", "ose", "oses", "algie", "algies", "emie", "emies", "pathie", "pathies", "ectomie", "otomie", "ostomie", "plastie", "scopie", "plegie", "phrenie", "lepsie", "trophie",
        "plasie", "stenose", "urie", "rragie", "penie", "opsie", "therapie", "thyroidie", "carcinome", "blastome", "angiome", "adenome",
    ];

    private static bool EndsAsIllness(ReadOnlySpan<char> word)
    {
        if (word[^1] is not ('e' or 's'))
            return false;
        foreach (var ending in Endings)
        {
            if (ending[^1] == word[^1] && word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // No word of the language, and nobody's name.
    private static bool IsOddWord(RedactionText text, int start, int length)
    {
        var word = text.Folded.AsSpan(start, length);
        return !char.IsUpper(text.Text[start]) && !NameLists.IsCommon(word) && !NameLists.IsPlaceOrThing(word) && !Names.IsFirstName(word.ToString()) && !Names.IsSurname(word.ToString());
    }

    [GeneratedRegex("(?:^|[.?!,] |general )(?:une?|la|le|les|l') ?$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"^,? (?:ca (?:passe|dure|se|peut|fait|ne|n')|c'est (?:\w+ jours|rarement|toujours|souvent|jamais|pris|reconnu|\w+ semaines)|ouvr(?:e|ent) droit|donn(?:e|ent) (?:droit|lieu)|relev(?:e|ent)|figur(?:e|ent)|est (?:reconnue?|prise? en charge)|sont (?:reconnu|pris))")]
    private static partial Regex General();

    // What announces an illness.
    [GeneratedRegex(@"\b(?:souffr\w+ (?:d'une?|de|d'|des)|atteinte?s? (?:d'une?|de|d'|des)|diagnosti\w+ (?:une?|des|d'une?|de)?|hospitalisee?s? (?:pour|a cause d'|suite a) ?(?:une?|des)?|(?:en )?arret (?:pour|a cause d[e']) ?(?:une?|des|son|sa)?|suite a (?:une?|son|sa)|traitee?s? pour (?:une?|des)|guerie? (?:d'une?|de)|operee? (?:d'une?|de)|a fait une?|il a une?|elle a une?|attrape (?:une?|la|le)) ?(?<ill>[a-z]{5,})(?![\w'-])")]
    private static partial Regex Announced();
}
