using System.Runtime.CompilerServices;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The sounds of every term in one trie, searched with a bounded weighted edit distance: terms that begin alike share the
/// work, and a branch dies as soon as what was heard so far is too far from it.
/// </summary>
internal sealed class PhonemeTrie
{
    private const int MaxHeard = 48;

    // How many phonemes the heard and the said may be apart in number, up to any point: silent signs cost next to nothing.
    private const int Behind = 6;
    private const int Ahead = 9;
    private const int Never = 10_000;
    private readonly List<Node> _nodes = [new('\0')];

    public void Add(string phonemes, Term term)
    {
        var at = 0;
        foreach (var phoneme in phonemes)
            at = Child(at, phoneme);
        var length = phonemes.Count(p => !FrenchPhonetics.IsOptional(p));
        if (at == 0 || _nodes[at].Terms.Any(t => t.Term.Keyword == term.Keyword))
            return;
        _nodes[at].Terms.Add((term, length));
        // What a branch may cost at most is what its longest term may.
        var within = 0;
        foreach (var phoneme in phonemes)
        {
            within = Child(within, phoneme);
            _nodes[within].Tolerance = Math.Max(_nodes[within].Tolerance, Tolerance(length));
        }
    }

    /// <summary>Every term within its tolerance of what is heard from here on.</summary>
    /// <param name="heard">Phonemes from the first word on.</param>
    /// <param name="ends">For each position after a phoneme: number of whole words heard, or 0 inside a word.</param>
    /// <param name="found">Receives term, its length in phonemes, words used and cost (100 per phoneme).</param>
    public void Search(ReadOnlySpan<char> heard, ReadOnlySpan<byte> ends, List<(Term Term, int Length, int Words, int Cost)> found)
    {
        heard = heard.Length > MaxHeard ? heard[..MaxHeard] : heard;
        Span<int> row = stackalloc int[heard.Length + 1];
        for (var i = 1; i <= heard.Length; i++)
            row[i] = row[i - 1] + DropHeard(heard, i - 1);
        foreach (var child in _nodes[0].Children)
            Descend(child, '\0', 1, row, heard, ends, found);
    }

    /// <summary>What a term of this many phonemes may differ by.</summary>
    public static int Tolerance(int length) => length switch
    {
        < 4 => -1,
        < 6 => 25,
        < 8 => length * 13,
        < 11 => length * 17,
        _ => length * 20,
    };

    [SkipLocalsInit]
    private void Descend(
        int node, char parent, int depth, ReadOnlySpan<int> above, ReadOnlySpan<char> heard, ReadOnlySpan<byte> ends,
        List<(Term Term, int Length, int Words, int Cost)> found)
    {
        var said = _nodes[node].Phoneme;
        var bound = Math.Min(_nodes[node].Tolerance, 70 + 20 * depth);
        var drop = said == parent ? 10 : PhonemeDistance.Drop(said);
        Span<int> row = stackalloc int[above.Length];
        var (from, to) = (Math.Max(1, depth - Behind), Math.Min(row.Length - 1, depth + Ahead));
        if (from > to)
            return;
        // Only the band is read, and one cell on each side of it.
        if (from > 1)
            row[from - 1] = Never;
        if (to + 1 < row.Length)
            row[to + 1] = Never;
        row[0] = above[0] + drop;
        var best = row[0];
        for (var i = from; i <= to; i++)
        {
            var cost = above[i - 1] + PhonemeDistance.Substitute(said, heard[i - 1]);
            cost = Math.Min(cost, above[i] + drop);
            cost = Math.Min(cost, row[i - 1] + DropHeard(heard, i - 1));
            row[i] = cost;
            best = Math.Min(best, cost);
        }

        if (best > bound)
            return;
        foreach (var (term, length) in _nodes[node].Terms)
        {
            var tolerance = Tolerance(length);
            var end = 0;
            for (var i = from; i <= to; i++)
            {
                if (ends[i - 1] > 0 && row[i] <= tolerance && (end == 0 || row[i] < row[end]))
                    end = i;
            }

            if (end > 0)
                found.Add((term, length, ends[end - 1], row[end]));
        }

        foreach (var child in _nodes[node].Children)
            Descend(child, said, depth + 1, row, heard, ends, found);
    }

    private static int DropHeard(ReadOnlySpan<char> heard, int i) =>
        i > 0 && heard[i] == heard[i - 1] ? 10 : PhonemeDistance.Drop(heard[i]);

    private int Child(int parent, char phoneme)
    {
        foreach (var child in _nodes[parent].Children)
        {
            if (_nodes[child].Phoneme == phoneme)
                return child;
        }

        _nodes.Add(new(phoneme));
        _nodes[parent].Children.Add(_nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private sealed class Node(char phoneme)
    {
        public char Phoneme { get; } = phoneme;

        /// <summary>The most that a term below may differ by.</summary>
        public int Tolerance { get; set; } = -1;

        public List<int> Children { get; } = [];

        public List<(Term Term, int Length)> Terms { get; } = [];
    }
}
