using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Is a word French at all? Eleven thousand words of our own and how they are inflected and derived: what is none of them, and no product or
/// place, is most likely somebody's name.
/// </summary>
internal static class FrenchWords
{
    private const int ShortestStem = 4;
    private const int ShortestVerb = 3;
    private const int ShapedWord = 8;

    // Of verbs, whose stem may be short ("gérons").
    private static readonly string[] Conjugations =
    [
        "e", "es", "ent", "ons", "ez", "ais", "ait", "ions", "iez", "aient", "ai", "as", "a", "ant", "ante", "ants", "antes", "ee", "ees", "er", "erai", "eras", "era",
        "erons", "erez", "eront", "erais", "erait", "erions", "eriez", "eraient", "erent", "is", "it", "i", "ie", "ies", "irent", "ira", "irai", "irez", "irons", "iront", "irait", "issez", "issons",
        "issent", "issait", "issaient", "issant", "isse", "u", "ue", "us", "ues", "rai", "ra", "ras", "rez", "rons", "ront", "rait", "rais", "raient",
    ];

    private static readonly string[] Derivations =
    [
        "ement", "ements", "age", "ages", "ation", "ations", "ition", "itions", "ateur", "ateurs", "atrice", "eur", "eurs", "euse", "euses", "able", "ables", "if", "ifs", "ive", "ives",
        "al", "ale", "ales", "aux", "el", "els", "elle", "elles", "ment", "ite", "ites", "ique", "iques", "isme", "iste", "istes", "ance", "ances", "eux", "ee", "ees", "e", "s", "es", "x", "iser", "ise", "isee", "isation", "le", "les", "ne", "nes", "te", "tes",
    ];

    // What is made of a verb.
    private static readonly string[] Nouns = ["ement", "ements", "age", "ages", "ation", "ations", "ateur", "ateurs", "atrice", "eur", "eurs", "euse", "euses", "able", "ables", "if", "ifs", "ive", "ives"];

    // No name of this length ends so.
    private static readonly string[] Shapes =
    [
        "tion", "tions", "sion", "sions", "ssement", "ssements", "alement", "ivement", "iquement", "euse", "euses", "able", "ables", "ible", "ibles", "ique", "iques", "ologie", "ologue", "ologique", "graphie", "graphique",
        "isme", "iste", "istes", "ivite", "ilite", "alite", "arite", "osite", "aient", "erait", "eraient", "erions", "eriez", "erons", "erez", "issez", "issons", "issait", "issent", "isation", "atoire", "atoires", "ateur", "ateurs", "atrice", "atrices", "ettes",
    ];

    private static readonly string[] Prefixes = ["re", "r", "de", "pre", "non", "auto", "co", "sur", "sous", "inter", "multi", "anti", "mi", "semi", "super", "tele"];

    private static readonly (HashSet<ulong> Words, HashSet<ulong> Verbs) Known = Load();

    /// <summary>True for a word, or a form of one, of the French language; <paramref name="folded"/> without accents.</summary>
    public static bool Contains(ReadOnlySpan<char> folded)
    {
        if (IsForm(folded) || folded.Length >= ShapedWord && HasEnding(folded, Shapes))
            return true;
        foreach (var prefix in Prefixes)
        {
            if (folded.Length >= prefix.Length + ShortestStem + 1 && folded[0] == prefix[0] && folded.StartsWith(prefix, StringComparison.Ordinal) && IsForm(folded[prefix.Length..]))
                return true;
        }

        return false;
    }

    private static bool HasEnding(ReadOnlySpan<char> folded, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (folded.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // "chevaux" is "cheval".
    private static bool IsPluralInAux(ReadOnlySpan<char> folded) =>
        folded.Length > 4 && folded.EndsWith("aux") && Known.Words.Contains(FrenchTokens.Extend(FrenchTokens.HashOf(folded[..^2]), 'l'));

    private static bool IsForm(ReadOnlySpan<char> folded) =>
        IsPluralInAux(folded) || Known.Words.Contains(FrenchTokens.HashOf(folded)) || Has(folded, Derivations, Known.Words, ShortestStem) || Has(folded, Nouns, Known.Verbs, ShortestStem) || Has(folded, Conjugations, Known.Verbs, ShortestVerb);

    private static bool Has(ReadOnlySpan<char> folded, string[] endings, HashSet<ulong> stems, int shortest)
    {
        var last = folded.IsEmpty ? ' ' : folded[^1];
        foreach (var ending in endings)
        {
            if (ending[^1] == last && folded.Length >= shortest + ending.Length && folded.EndsWith(ending, StringComparison.Ordinal) && stems.Contains(FrenchTokens.HashOf(folded[..^ending.Length])))
                return true;
        }

        return false;
    }

    private static (HashSet<ulong>, HashSet<ulong>) Load()
    {
        var words = new HashSet<ulong>(20_000);
        var verbs = new HashSet<ulong>(4_000);
        var text = NameLists.Read("words").AsSpan();
        foreach (var range in text.SplitAny(' ', '\n', '\r'))
        {
            var word = text[range];
            if (word.IsEmpty)
                continue;
            words.Add(FrenchTokens.HashOf(word));
            if (word.Length >= ShortestVerb + 2 && (word.EndsWith("er") || word.EndsWith("ir") || word.EndsWith("re")))
                verbs.Add(FrenchTokens.HashOf(word[..^2]));
        }

        return (words, verbs);
    }
}
