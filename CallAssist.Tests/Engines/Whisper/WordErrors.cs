using System.Text.RegularExpressions;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>Words wrong, missing or too many (Levenshtein), case and punctuation ignored.</summary>
internal readonly partial record struct WordErrors(int Errors, int Words)
{
    public double Rate => (double)Errors / Words;

    public static WordErrors operator +(WordErrors a, WordErrors b) => new(a.Errors + b.Errors, a.Words + b.Words);

    public static WordErrors Between(string expected, string actual)
    {
        var (wanted, got) = (Split(expected), Split(actual));
        var costs = Enumerable.Range(0, got.Length + 1).ToArray();
        for (var i = 1; i <= wanted.Length; i++)
        {
            var diagonal = costs[0];
            costs[0] = i;
            for (var j = 1; j <= got.Length; j++)
            {
                var best = Math.Min(Math.Min(costs[j], costs[j - 1]) + 1, diagonal + (wanted[i - 1] == got[j - 1] ? 0 : 1));
                (diagonal, costs[j]) = (costs[j], best);
            }
        }
        return new WordErrors(costs[^1], wanted.Length);
    }

    private static string[] Split(string text) =>
        Separator().Replace(text.ToLowerInvariant().Replace('’', '\''), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"[^\w%@]+")]
    private static partial Regex Separator();
}
