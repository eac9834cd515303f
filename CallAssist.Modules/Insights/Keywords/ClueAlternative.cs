using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A paraphrase.</summary>
/// <param name="Keyword">What it means.</param>
/// <param name="First">Number of its first part.</param>
/// <param name="Parts">How many parts.</param>
internal readonly record struct Clue(int Keyword, int First, int Parts);

/// <summary>A part of a paraphrase.</summary>
/// <param name="Clue">The paraphrase.</param>
/// <param name="Part">Number of its part.</param>
internal readonly record struct CluePart(Clue Clue, int Part);

/// <summary>The words of an alternative; the last one may be a beginning only.</summary>
/// <param name="Clue">The paraphrase.</param>
/// <param name="Part">Number of its part.</param>
/// <param name="First">Hash of the first word.</param>
/// <param name="Rest">The other words.</param>
/// <param name="Whole">Whether the last word ends there.</param>
internal readonly record struct ClueAlternative(Clue Clue, int Part, ulong First, string[] Rest, bool Whole)
{
    public bool BeginsOnly => Rest.Length == 0 && !Whole;

    public static ClueAlternative Of(Clue clue, int part, string written)
    {
        // "Laisse pas" is no beginning of "laissé passer".
        var several = written.LastIndexOf(' ') > 0 && written.Length - written.LastIndexOf(' ') <= 5;
        var whole = several || written.EndsWith('$');
        // "basculer" is "bascule" too; of "former" too little would stay: "formule".
        var last = written.AsSpan(written.LastIndexOf(' ') + 1);
        var tokens = FrenchTokens.Of(whole ? written.TrimEnd('$') : last.Length > 6 && last.EndsWith("er", StringComparison.Ordinal) ? written[..^2] : written);
        var rest = Enumerable.Range(1, tokens.Count - 1).Select(i => tokens.Word(i).ToString()).ToArray();
        return new(clue, part, tokens[0].Hash, rest, whole);
    }

    public bool Follows(FrenchTokens tokens, int at, out int last)
    {
        last = at + Rest.Length;
        if (last >= tokens.Count)
            return false;
        for (var i = 0; i < Rest.Length; i++)
        {
            var word = tokens.Word(at + 1 + i);
            if (i == Rest.Length - 1 && !Whole ? !word.StartsWith(Rest[i]) : !word.SequenceEqual(Rest[i]))
                return false;
        }

        return true;
    }
}
