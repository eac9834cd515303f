using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Bounded weighted edit distance against all terms at once, level by level of their trie. The row of a node is a band of sixteen cells
/// in one vector, one heard phoneme per cell; a branch dies as soon as what was heard so far is too far from it, before its row is
/// finished. The first levels are those of an <see cref="Openings">opening</see>; further down, living rows are written side by side
/// without a jump, so that the processor works on several at a time.
/// </summary>
internal sealed class PhonemeSearch(PhonemeNode[] nodes, (Term Term, int Length)[][] terms, HeardCosts costs)
{
    /// <summary>What differs by no more sounds the same.</summary>
    public const int Alike = 25;

    private const int MaxHeard = 48;
    private readonly Openings _openings = new(nodes, costs, SearchBand.Never);
    private readonly Openings _strict = new(nodes, costs, Alike);

    /// <summary>What the phonemes that occur cost against heard ones.</summary>
    public HeardCosts Costs => costs;

    /// <summary>Every term within its tolerance of what is heard from a position on.</summary>
    /// <param name="heard">Phonemes of the turn.</param>
    /// <param name="start">Position of the first phoneme.</param>
    /// <param name="length">Number of phonemes to read.</param>
    /// <param name="ends">For each position after a phoneme: number of whole words heard, or 0 inside a word.</param>
    /// <param name="strict">Only what sounds the same.</param>
    /// <param name="front">Room to work in.</param>
    /// <param name="found">Receives term, its length in phonemes, words used and cost (100 per phoneme).</param>
    public void Search(HeardSounds heard, int start, int length, ReadOnlySpan<byte> ends, bool strict, SearchFront front, List<SoundMatch> found)
    {
        if (length == 0)
            return;
        var reading = new Reading(heard, start, Math.Min(length, MaxHeard), strict ? Alike : SearchBand.Never, ends, found);
        Open((strict ? _strict : _openings).For(heard.Phonemes(start, reading.Length)), front, in reading);
        for (var depth = Openings.Depth + 1; front.Count > 0; depth++)
        {
            var band = new SearchBand(depth, reading.Length, reading.Most);
            if (band.From > band.To)
                return;
            Widen(front, in band, in reading);
            Finish(front, in band, in reading);
        }
    }

    // The first levels: only nodes that such a beginning can lead to.
    private void Open(Opening opening, SearchFront front, in Reading reading)
    {
        var dropped = reading.Dropped(1);
        var rows = front.Begin(dropped, opening.Steps.Length);
        var at = 0;
        for (var depth = 1; depth <= Openings.Depth; depth++)
        {
            var band = new SearchBand(depth, reading.Length, reading.Most);
            for (; at < opening.Ends[depth]; at++)
            {
                var step = opening.Steps[at];
                rows[at + 1] = rows[step.Parent].Below(nodes, step.Node, reading.Costs(nodes[step.Node].Phoneme), dropped, in band);
            }
        }

        front.KeepLast(opening.Ends[Openings.Depth - 1] + 1);
        Take(front, new(Openings.Depth, reading.Length, reading.Most), in reading);
    }

    // The children of every living node, as far as they may live.
    private void Widen(SearchFront front, in SearchBand band, in Reading reading)
    {
        var widest = band.Widest;
        var (outside, still, length) = (band.Outside, band.Still, reading.Length);
        var costsHere = reading.CostsFrom(band.From);
        front.Turn();
        ref var all = ref MemoryMarshal.GetArrayDataReference(nodes);
        for (var i = 0; i < front.Former; i++)
        {
            ref readonly var parent = ref front.FormerAt(i);
            ref readonly var from = ref Unsafe.Add(ref all, parent.Node);
            // The band stands still while it begins at the first phoneme, then moves one on per node.
            var diagonal = still ? PrefixMinimum.Later(parent.Cells, (short)parent.First) : parent.Cells;
            var above = still ? parent.Cells : PrefixMinimum.Earlier(parent.Cells, SearchBand.Never);
            ref var first = ref front.Room(from.Children);
            ref var next = ref first;
            for (var at = from.Child; at < from.Child + from.Children; at++)
            {
                ref readonly var node = ref Unsafe.Add(ref all, at);
                if (node.Needs > length)
                    break;
                var bound = Math.Min(node.Tolerance, widest);
                var drop = node.Phoneme == from.Phoneme & parent.Node != 0 ? PhonemeNode.Again : node.Drop;
                var nothing = parent.First + drop;
                var cells = Vector256.Min(diagonal + costsHere.Of(node.Phoneme), above + Vector256.Create((short)drop));
                cells = Vector256.Max(cells, outside);
                (next.Cells, next.Node, next.First) = (cells, at, nothing);
                var lives = nothing <= bound | Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)bound));
                next = ref Unsafe.Add(ref next, lives ? 1 : 0);
            }

            front.Keep((int)(Unsafe.ByteOffset(ref first, ref next) / Unsafe.SizeOf<SearchRow>()));
        }
    }

    // Leaving out heard phonemes, within the row; then the terms that end here.
    private void Finish(SearchFront front, in SearchBand band, in Reading reading)
    {
        var (dropped, outside, still) = (reading.Dropped(band.From), band.Outside, band.Still);
        foreach (ref var row in front.Living)
        {
            var cells = PrefixMinimum.Of(row.Cells - dropped);
            cells = still ? Vector256.Min(cells, Vector256.Create((short)row.First)) : cells;
            row.Cells = Vector256.Max(cells + dropped, outside);
        }

        Take(front, in band, in reading);
    }

    private void Take(SearchFront front, in SearchBand band, in Reading reading)
    {
        foreach (ref readonly var row in front.Living)
        {
            if (nodes[row.Node].Terms is >= 0 and var ending)
                reading.Take(terms[ending], row.Cells, in band);
        }
    }

    private readonly ref struct Reading(HeardSounds heard, int start, int length, int most, ReadOnlySpan<byte> ends, List<SoundMatch> found)
    {
        private readonly ReadOnlySpan<byte> _ends = ends;
        private readonly Vector256<short> _before = Vector256.Create(heard.DroppedBefore(start));

        public int Length => length;

        public int Most => most;

        public Vector256<short> Costs(int phoneme) => Vector256.LoadUnsafe(in heard.Costs(phoneme, start));

        public HeardSounds.Column CostsFrom(int from) => heard.CostsFrom(start + from - 1);

        /// <summary>Cost of leaving out all from the first phoneme up to each cell.</summary>
        public Vector256<short> Dropped(int from) => Vector256.LoadUnsafe(in heard.Dropped(start + from)) - _before;

        public void Take((Term Term, int Length)[] terms, Vector256<short> cells, in SearchBand band)
        {
            foreach (var (term, size) in terms)
            {
                var tolerance = Math.Min(PhonemeTrie.Tolerance(size), most);
                if (!Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)tolerance)))
                    continue;
                var end = 0;
                for (var i = band.From; i <= band.To; i++)
                {
                    if (_ends[i - 1] > 0 && cells[i - band.From] <= tolerance && (end == 0 || cells[i - band.From] < cells[end - band.From]))
                        end = i;
                }

                if (end > 0)
                    found.Add(new(term, size, _ends[end - 1], cells[end - band.From]));
            }
        }
    }
}
