using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>
/// Where a keyword may have been said that nothing found: the one to four words of the call that sound most like it. Looser than what is trusted in a call, because
/// a person said that the keyword belongs to it, and another will see the proposal.
/// </summary>
internal static partial class NearestWords
{
    private const int MostWords = 4;
    private const double Near = 0.55;
    private const int ShortestSound = 4;

    /// <returns>The words as said, or null when nothing sounds like it.</returns>
    public static string? Find(IReadOnlyList<SpokenTurn> redacted, KeywordEntry entry)
    {
        var sounds = entry.Synonyms.Append(entry.Label).Select(FrenchPhonetics.Key).Where(k => k.Length >= ShortestSound).Distinct().ToList();
        var (best, nearest) = (Near, (string?)null);
        foreach (var text in redacted.SelectMany(t => Parts().Matches(Placeholder().Replace(t.Text, ".")).Select(m => m.Value)))
        {
            var tokens = FrenchTokens.Of(text);
            for (var first = 0; first < tokens.Count; first++)
            {
                for (var (last, words) = (first, 0); last < tokens.Count && words < MostWords; last++)
                {
                    words += tokens[last].Kind == FrenchTokenKind.Elision ? 0 : 1;
                    var said = text[tokens[first].Start..tokens[last].End];
                    var key = FrenchPhonetics.Key(said);
                    foreach (var sound in sounds)
                    {
                        if (Likeness(key, sound) is var likeness && likeness > best)
                            (best, nearest) = (likeness, said);
                    }
                }
            }
        }

        return nearest;
    }

    // 1 for the same sounds, 0 for nothing in common; silent letters do not count.
    private static double Likeness(string a, string b)
    {
        (a, b) = (Heard(a), Heard(b));
        if (a.Length == 0 || Math.Abs(a.Length - b.Length) > b.Length / 2)
            return 0;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return 1 - (double)row[^1] / Math.Max(a.Length, b.Length);
    }

    private static string Heard(string key) => string.Concat(key.Where(c => !FrenchPhonetics.IsOptional(c)));

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[^.!?;:]+")]
    private static partial Regex Parts();
}
