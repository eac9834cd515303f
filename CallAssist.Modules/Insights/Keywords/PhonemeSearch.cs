using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Bounded weighted edit distance against all terms at once, level by level of their trie. The row of a node is a band of sixteen cells
/// in one vector, one heard sound per cell; a branch dies as soon as what was heard so far is too far from it. The first levels are those
/// of an <see cref="Openings">opening</see>; further down, a branch dies before its row is finished, and living rows are written side by
/// side without a jump, so that the processor works on several at a time.
/// </summary>
internal sealed class PhonemeSearch
{
    /// <summary>What differs by no more sounds the same.</summary>
    public const int Alike = 25;

    private readonly PhonemeNode[] _nodes;
    private readonly (Term Term, int Length)[][] _terms;
    private readonly Openings _openings;
    private readonly Openings _strict;


    public PhonemeSearch(PhonemeNode[] nodes, (Term Term, int Length)[][] terms, HeardCosts costs)
    {
        (_nodes, _terms, Costs) = (nodes, terms, costs);
        (_openings, _strict) = (new(nodes, costs, alike: false), new(nodes, costs, alike: true));
    }

    /// <summary>What the sounds that occur cost against heard ones.</summary>
    public HeardCosts Costs { get; }

    /// <summary>
    /// Every term that sounds like what is heard from any word of a turn on: within its tolerance where that holds a word that may be a
    /// mis-hearing, else <see cref="Alike"/>.
    /// </summary>
    /// <param name="heard">The turn.</param>
    /// <param name="front">Room to work in.</param>
    /// <param name="found">Receives term, its length in sounds, words used and cost (100 per sound).</param>
    public void Search(HeardSounds heard, SearchFront front, List<SoundMatch> found)
    {
        for (var first = 0; first < heard.Words; first++)
        {
            // Most windows of ordinary talk begin like no term.
            var beginning = heard.Beginning(first, Openings.Heard);
            if (beginning.IsEmpty || (heard.IsOdd(first) ? _openings : _strict).For(beginning) is not { Blocks: > 0 } opening)
                continue;
            var window = new SearchWindow(heard, Costs, first);
            Open(opening, heard, front, in window);
            Follow(heard, front, in window, found);
        }
    }

    /// <summary>The one term, if it is heard from a word on.</summary>
    /// <param name="term">The term.</param>
    /// <param name="tolerance">What it may differ by.</param>
    /// <param name="heard">The turn.</param>
    /// <param name="first">The word.</param>
    public SoundMatch? Hears(SoundTerm term, int tolerance, HeardSounds heard, int first)
    {
        var window = new SearchWindow(heard, Costs, first);
        if (window.Length == 0)
            return null;
        var row = window.Dropped;
        for (var depth = 1; depth <= term.Sounds.Length; depth++)
        {
            var from = SearchBand.From(depth);
            var sound = term.Sounds[depth - 1];
            var drop = depth > 1 && sound == term.Sounds[depth - 2] ? PhonemeNode.Again : Costs.Drop(sound);
            row = SearchRow.Below(SearchRow.Above(row, from == 0), heard.CostsFrom(window.Start + from).Of(sound), drop, SearchBand.Outside(window.Length - from));
            if (!SearchRow.IsWithin(row, Math.Min(tolerance, SearchBand.Widest(depth))))
                return null;
            row = SearchRow.Finish(row, from == 0 ? window.Dropped : window.DroppedFrom(heard, from));
        }

        var (words, cost) = window.End(heard, row, term.Sounds.Length, tolerance);
        return words == 0 ? null : new(term.Term, term.Length, first, words, cost);
    }

    // The rows of the first levels, for what lives there; those of the last one are left unfinished.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Open(Opening opening, HeardSounds heard, SearchFront front, in SearchWindow window)
    {
        var (dropped, outside) = (window.Dropped, SearchBand.Outside(window.Length));
        var costs = heard.CostsFrom(window.Start);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref var rows = ref front.Room(opening.Blocks * Opening.Lanes + 1);
        ref var row = ref rows;
        Span<Vector256<short>> above = [dropped, default, default, default];
        ReadOnlySpan<int> former = [];
        var same = 0;
        for (var block = 0; block < opening.Blocks; block++)
        {
            for (var living = opening.Living(block, heard, Costs, in window); living != 0; living &= living - 1)
            {
                // What the way before went through as well is known.
                var path = opening.Path(block, BitOperations.TrailingZeroCount(living));
                var level = 0;
                while (level < same && path[level] == former[level])
                    level++;
                for (; ; level++)
                {
                    ref readonly var node = ref Unsafe.Add(ref nodes, path[level]);
                    var cells = SearchRow.Below(SearchRow.Above(above[level], still: true), costs.Of(node.Phoneme), node.Drop, outside);
                    same = level;
                    if (!SearchRow.IsWithin(cells, node.Bound(window.Least)) || node.Needs > window.Length)
                        break;
                    if (level == Opening.Depth - 1)
                    {
                        (row.Cells, row.Node) = (cells, path[level]);
                        row = ref Unsafe.Add(ref row, 1);
                        break;
                    }

                    above[level + 1] = SearchRow.Finish(cells, dropped);
                }

                former = path;
            }
        }

        front.Count = Between(ref rows, ref row);
    }

    // Level by level: leaves out heard sounds in what lives and takes the terms that end there, then goes on to the children, as far as they may live.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Follow(HeardSounds heard, SearchFront front, in SearchWindow window, List<SoundMatch> found)
    {
        var (least, length) = (window.Least, window.Length);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        var dropped = window.Dropped;
        for (var depth = Opening.Depth; front.Count > 0;)
        {
            var children = 0;
            foreach (ref var row in front.Living)
            {
                row.Cells = SearchRow.Finish(row.Cells, dropped);
                ref readonly var node = ref Unsafe.Add(ref nodes, row.Node);
                children += node.Children;
                if (node.Terms >= 0)
                    Take(_terms[node.Terms], heard, in window, row.Cells, depth, found);
            }

            if (children == 0)
                return;
            var from = SearchBand.From(++depth);
            var (outside, still) = (SearchBand.Outside(length - from), from == 0);
            dropped = still ? dropped : window.DroppedFrom(heard, from);
            var costs = heard.CostsFrom(window.Start + from);
            var former = front.Turn();
            ref var rows = ref front.Room(children + 1);
            ref var next = ref rows;
            foreach (ref readonly var parent in former)
            {
                ref readonly var above = ref Unsafe.Add(ref nodes, parent.Node);
                var cells = SearchRow.Above(parent.Cells, still);
                var end = above.Child + above.Children;
                for (var child = above.Child; child < end; child++)
                {
                    ref readonly var node = ref Unsafe.Add(ref nodes, child);
                    if (node.Needs > length)
                        break;
                    var below = SearchRow.Below(cells, costs.Of(node.Phoneme), node.Drop, outside);
                    (next.Cells, next.Node) = (below, child);
                    next = ref Unsafe.Add(ref next, SearchRow.IsWithin(below, node.Bound(least)) ? 1 : 0);
                }
            }

            front.Count = Between(ref rows, ref next);
        }
    }

    private static int Between(ref SearchRow from, ref SearchRow to) => (int)(Unsafe.ByteOffset(ref from, ref to) / Unsafe.SizeOf<SearchRow>());

    private static void Take((Term Term, int Length)[] ending, HeardSounds heard, in SearchWindow window, Vector256<short> row, int depth, List<SoundMatch> found)
    {
        foreach (var (term, size) in ending)
        {
            var tolerance = PhonemeTrie.Tolerance(size);
            if (!SearchRow.IsWithin(row, tolerance))
                continue;
            var (words, cost) = window.End(heard, row, depth, tolerance);
            if (words > window.Odd && window.Least < int.MaxValue || words > 0 && cost <= Alike)
                found.Add(new(term, size, window.First, words, cost));
        }
    }
}
