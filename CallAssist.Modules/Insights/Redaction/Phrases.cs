using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Words and short phrases of one list, found by their tokens: singular or plural, hyphens and apostrophes as blanks.</summary>
internal sealed class Phrases
{
    /// <summary>Words of three letters are compared as they are ("dos", "bas").</summary>
    private const int ShortestPlural = 4;

    private readonly Dictionary<ulong, ulong[][]> _byFirst;

    /// <param name="entries">Phrases, folded or not.</param>
    public Phrases(IEnumerable<string> entries) =>
        _byFirst = entries.Select(Keys).Where(k => k.Length > 0).GroupBy(k => k[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(k => k.Length).ToArray());

    /// <summary>The sections of a list.</summary>
    public static Dictionary<string, Phrases> Sections(string list) => NameLists.Sections(list).ToDictionary(s => s.Key, s => new Phrases(s.Value));

    /// <summary>Where the longest phrase that begins at a token ends (token, excluded); <paramref name="first"/> where none does.</summary>
    public int End(FrenchTokens tokens, int first)
    {
        if (first >= tokens.Count || !_byFirst.TryGetValue(Key(tokens.Word(first)), out var phrases))
            return first;
        foreach (var phrase in phrases)
        {
            var at = 1;
            while (at < phrase.Length && first + at < tokens.Count && Adjoins(tokens, first + at) && Key(tokens.Word(first + at)) == phrase[at])
                at++;
            if (at == phrase.Length)
                return first + at;
        }

        return first;
    }

    /// <summary>True where one blank, hyphen or apostrophe stands before a token.</summary>
    public static bool Adjoins(FrenchTokens tokens, int i) => i > 0 && i < tokens.Count && tokens[i].Start == tokens[i - 1].End + 1 && tokens.Folded[tokens[i].Start - 1] is ' ' or '-' or '\'';

    private static ulong[] Keys(string phrase)
    {
        var tokens = FrenchTokens.Of(phrase);
        return [.. Enumerable.Range(0, tokens.Count).Select(i => Key(tokens.Word(i)))];
    }

    // Without the s or x of the plural, and without the e of the feminine behind é: "cassées" is "casse".
    private static ulong Key(ReadOnlySpan<char> word)
    {
        if (word.Length >= ShortestPlural && word[^1] is 's' or 'x')
            word = word[..^1];
        if (word.Length >= ShortestPlural && word.EndsWith("ee"))
            word = word[..^1];
        return FrenchTokens.HashOf(word);
    }
}
