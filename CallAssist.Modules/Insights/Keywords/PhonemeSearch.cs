using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Bounded weighted edit distance against all terms at once. The row of a node is a band of sixteen cells in one vector, one heard
/// phoneme per cell; a branch dies as soon as what was heard so far is too far from it, before its row is finished.
/// </summary>
internal sealed class PhonemeSearch(PhonemeSearch.Node[] nodes, char[] alphabet)
{
    private const int MaxHeard = 48;

    // How many phonemes the heard and the said may be apart in number, up to any point: silent signs cost next to nothing.
    private const int Behind = 6;
    private const int Ahead = 9;
    private const short Never = 10_000;

    /// <summary>The phonemes that occur, in the order of their numbers.</summary>
    public ReadOnlySpan<char> Alphabet => alphabet;

    /// <summary>Every term within its tolerance of what is heard from a position on.</summary>
    /// <param name="heard">Phonemes of the turn.</param>
    /// <param name="start">Position of the first phoneme.</param>
    /// <param name="length">Number of phonemes to read.</param>
    /// <param name="ends">For each position after a phoneme: number of whole words heard, or 0 inside a word.</param>
    /// <param name="found">Receives term, its length in phonemes, words used and cost (100 per phoneme).</param>
    public void Search(HeardSounds heard, int start, int length, ReadOnlySpan<byte> ends, List<(Term Term, int Length, int Words, int Cost)> found)
    {
        if (length == 0)
            return;
        var reading = new Reading(heard, start, Math.Min(length, MaxHeard), ends, found);
        Descend(nodes[0], -1, 0, 0, reading.Dropped(1), in reading);
    }

    private void Descend(in Node parent, int said, int depth, int first, Vector256<short> row, in Reading reading)
    {
        depth++;
        var (from, to) = (Math.Max(1, depth - Behind), Math.Min(reading.Length, depth + Ahead));
        if (from > to)
            return;
        // The band stands still while it begins at the first phoneme, then moves one on per node.
        var still = from == 1;
        var diagonal = still ? PrefixMinimum.Later(row, (short)first) : row;
        var above = still ? row : PrefixMinimum.Earlier(row, Never);
        var outside = Vector256.GreaterThan(Vector256<short>.Indices, Vector256.Create((short)(to - from))) & Vector256.Create(Never);
        var widest = 70 + 20 * depth;
        foreach (ref readonly var node in nodes.AsSpan(parent.Child, parent.Children))
        {
            var bound = Math.Min(node.Tolerance, widest);
            var drop = node.Phoneme == said ? 10 : node.Drop;
            var nothing = first + drop;
            var cells = Vector256.Min(diagonal + reading.Costs(node.Phoneme, from), above + Vector256.Create((short)drop));
            cells = Vector256.Max(cells, outside);
            if (nothing > bound && !Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)bound)))
                continue;
            var dropped = reading.Dropped(from);
            cells = PrefixMinimum.Of(cells - dropped);
            cells = still ? Vector256.Min(cells, Vector256.Create((short)nothing)) : cells;
            cells = Vector256.Max(cells + dropped, outside);
            if (node.Terms is { } terms)
                reading.Take(terms, cells, from, to);
            if (node.Children > 0)
                Descend(in node, node.Phoneme, depth, nothing, cells, in reading);
        }
    }

    /// <summary>One node.</summary>
    /// <param name="Phoneme">Number in the alphabet.</param>
    /// <param name="Drop">Cost of not hearing it.</param>
    /// <param name="Tolerance">The most that a term below may differ by.</param>
    /// <param name="Child">Index of the first child.</param>
    /// <param name="Children">How many, side by side.</param>
    /// <param name="Terms">Terms that end here with their lengths.</param>
    internal readonly record struct Node(ushort Phoneme, byte Drop, short Tolerance, int Child, int Children, (Term Term, int Length)[]? Terms);

    private readonly ref struct Reading(
        HeardSounds heard, int start, int length, ReadOnlySpan<byte> ends, List<(Term Term, int Length, int Words, int Cost)> found)
    {
        private readonly ReadOnlySpan<byte> _ends = ends;
        private readonly Vector256<short> _before = Vector256.Create(heard.DroppedBefore(start));

        public int Length => length;

        public Vector256<short> Costs(int phoneme, int from) => Vector256.LoadUnsafe(in heard.Costs(phoneme, start + from - 1));

        /// <summary>Cost of leaving out all from the first phoneme up to each cell.</summary>
        public Vector256<short> Dropped(int from) => Vector256.LoadUnsafe(in heard.Dropped(start + from)) - _before;

        public void Take((Term Term, int Length)[] terms, Vector256<short> cells, int from, int to)
        {
            foreach (var (term, size) in terms)
            {
                var tolerance = PhonemeTrie.Tolerance(size);
                if (!Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)tolerance)))
                    continue;
                var end = 0;
                for (var i = from; i <= to; i++)
                {
                    if (_ends[i - 1] > 0 && cells[i - from] <= tolerance && (end == 0 || cells[i - from] < cells[end - from]))
                        end = i;
                }

                if (end > 0)
                    found.Add((term, size, _ends[end - 1], cells[end - from]));
            }
        }
    }
}
