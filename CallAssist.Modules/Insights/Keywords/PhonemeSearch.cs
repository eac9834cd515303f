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

    private readonly Openings _openings = new(nodes, costs, alike: false);
    private readonly Openings _strict = new(nodes, costs, alike: true);

    /// <summary>What the phonemes that occur cost against heard ones.</summary>
    public HeardCosts Costs => costs;

    /// <summary>
    /// Every term that sounds like what is heard from a word on: within its tolerance where that holds a word that may be a mis-hearing,
    /// else <see cref="Alike"/>.
    /// </summary>
    /// <param name="heard">The turn.</param>
    /// <param name="first">Number of the first word.</param>
    /// <param name="front">Room to work in.</param>
    /// <param name="found">Receives term, its length in phonemes, words used and cost (100 per phoneme).</param>
    public void Search(HeardSounds heard, int first, SearchFront front, List<SoundMatch> found)
    {
        var window = new SearchWindow(heard, costs, first);
        if (window.Length == 0)
            return;
        Open((nodes[0].Reach >= window.Least ? _openings : _strict).For(window.Beginning(Openings.Heard)), front, in window, found);
        for (var depth = Openings.Depth + 1; front.Count > 0; depth++)
        {
            var band = new SearchBand(depth, window.Length);
            if (band.From > band.To)
                return;
            Widen(front, in band, in window);
            Finish(front, in band, in window, found);
        }
    }

    /// <summary>The one term, if it is heard from a word on, within its tolerance.</summary>
    public SoundMatch? Hears(SoundTerm term, HeardSounds heard, int first)
    {
        var window = new SearchWindow(heard, costs, first);
        if (window.Length == 0)
            return null;
        var band = new SearchBand(1, window.Length);
        var row = SearchRow.Root(window.Dropped(in band));
        for (var depth = 1; depth <= term.Sounds.Length; depth++)
        {
            band = new SearchBand(depth, window.Length);
            var sound = term.Sounds[depth - 1];
            var drop = depth > 1 && sound == term.Sounds[depth - 2] ? PhonemeNode.Again : costs.Drop(sound);
            row = row.Below(window.Costs(in band).Of(sound), drop, Math.Min(term.Tolerance, band.Widest), in band);
            if (band.From > band.To || !row.Lives)
                return null;
            row.Finish(window.Dropped(in band), in band);
        }

        var (words, cost) = window.End(row.Cells, term.Tolerance, in band);
        return words == 0 ? null : new(term.Term, term.Length, first, words, cost);
    }

    // The first levels: only nodes that such a beginning can lead to.
    private void Open(Opening opening, SearchFront front, in SearchWindow window, List<SoundMatch> found)
    {
        var dropped = window.Dropped(new(1, window.Length));
        var rows = front.Begin(dropped, opening.Steps.Length);
        var at = 0;
        for (var depth = 1; depth <= Openings.Depth; depth++)
        {
            var band = new SearchBand(depth, window.Length);
            for (; at < opening.Ends[depth]; at++)
            {
                var step = opening.Steps[at];
                ref readonly var node = ref nodes[step.Node];
                ref var row = ref rows[at + 1];
                row = rows[step.Parent].Below(window.Costs(node.Phoneme), step.Drop, node.Bound(band.Widest, window.Least), in band);
                row.Node = step.Node;
                row.Finish(dropped, in band);
            }
        }

        front.KeepLast(opening.Ends[Openings.Depth - 1] + 1);
        Take(front, new(Openings.Depth, window.Length), in window, found);
    }

    // The children of every living node, as far as they may live.
    private void Widen(SearchFront front, in SearchBand band, in SearchWindow window)
    {
        var (widest, least, outside, still, length) = (band.Widest, window.Least, band.Outside, band.Still, window.Length);
        var costsHere = window.Costs(in band);
        front.Turn();
        ref var all = ref MemoryMarshal.GetArrayDataReference(nodes);
        for (var i = 0; i < front.Former; i++)
        {
            ref readonly var parent = ref front.FormerAt(i);
            ref readonly var from = ref Unsafe.Add(ref all, parent.Node);
            var (diagonal, above) = parent.Neighbours(still);
            ref var first = ref front.Room(from.Children);
            ref var next = ref first;
            for (var at = from.Child; at < from.Child + from.Children; at++)
            {
                ref readonly var node = ref Unsafe.Add(ref all, at);
                if (node.Needs > length)
                    break;
                var bound = node.Bound(widest, least);
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
    private void Finish(SearchFront front, in SearchBand band, in SearchWindow window, List<SoundMatch> found)
    {
        var dropped = window.Dropped(in band);
        foreach (ref var row in front.Living)
            row.Finish(dropped, in band);
        Take(front, in band, in window, found);
    }

    private void Take(SearchFront front, in SearchBand band, in SearchWindow window, List<SoundMatch> found)
    {
        foreach (ref readonly var row in front.Living)
        {
            if (nodes[row.Node].Terms is >= 0 and var ending)
                Take(terms[ending], row.Cells, in band, in window, found);
        }
    }

    private static void Take((Term Term, int Length)[] ending, Vector256<short> cells, in SearchBand band, in SearchWindow window, List<SoundMatch> found)
    {
        foreach (var (term, size) in ending)
        {
            var tolerance = PhonemeTrie.Tolerance(size);
            if (!Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)tolerance)))
                continue;
            var (words, cost) = window.End(cells, tolerance, in band);
            if (words > window.Odd || words > 0 && cost <= Alike)
                found.Add(new(term, size, window.First, words, cost));
        }
    }
}
