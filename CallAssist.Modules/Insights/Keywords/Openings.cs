using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The nodes of the first levels that a window can lead to, level by level.</summary>
/// <param name="Steps">The root's row is 0, that of the first step 1.</param>
/// <param name="Ends">For each depth: number of steps up to there.</param>
internal sealed record Opening(OpeningStep[] Steps, int[] Ends);

/// <summary>A node of an opening.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parent">Place of its parent's row.</param>
/// <param name="Drop">Cost of not hearing its sound.</param>
internal readonly record struct OpeningStep(int Node, int Parent, int Drop);

/// <summary>
/// What a window of words can be from its first sounds, whatever follows: reckoned when such a beginning is heard for the first time, out
/// of what one sound less left possible, and kept. Nothing is lost: what comes behind the beginning is taken to agree with every term.
/// </summary>
internal sealed class Openings
{
    /// <summary>How many levels of the trie an opening covers; all its rows begin at the first sound.</summary>
    public const int Depth = 4;

    /// <summary>How many sounds it goes by.</summary>
    public const int Heard = 3;

    // By number of sounds, then by the sounds.
    private readonly Opening?[][] _known = [.. Enumerable.Range(0, Heard + 1).Select(n => new Opening?[1 << 6 * n])];
    private readonly PhonemeNode[] _nodes;
    private readonly HeardCosts _costs;
    private readonly int _least;

    /// <param name="nodes">All nodes.</param>
    /// <param name="costs">What their sounds cost.</param>
    /// <param name="alike">Whether only what sounds the same is looked for.</param>
    public Openings(PhonemeNode[] nodes, HeardCosts costs, bool alike)
    {
        (_nodes, _costs, _least) = (nodes, costs, alike ? int.MaxValue : 0);
        var steps = new List<OpeningStep>();
        var ends = new int[Depth + 1];
        var (from, to) = (0, 1);
        for (var depth = 1; depth <= Depth; depth++)
        {
            for (var place = from; place < to; place++)
            {
                ref readonly var parent = ref nodes[place == 0 ? 0 : steps[place - 1].Node];
                for (var at = parent.Child; at < parent.Child + parent.Children; at++)
                    steps.Add(new(at, place, place > 0 && nodes[at].Phoneme == parent.Phoneme ? PhonemeNode.Again : nodes[at].Drop));
            }

            (from, to) = (to, steps.Count + 1);
            ends[depth] = steps.Count;
        }

        _known[0][0] = new([.. steps], ends);
    }

    /// <summary>The opening for a window that begins with these sounds; a shorter one than <see cref="Heard"/> may be followed by anything.</summary>
    public Opening For(ReadOnlySpan<byte> heard)
    {
        var key = 0;
        foreach (var sound in heard)
            key = key << 6 | sound;
        ref var known = ref _known[heard.Length][key];
        if (Volatile.Read(ref known) is { } opening)
            return opening;
        opening = Narrow(For(heard[..^1]), heard);
        Volatile.Write(ref known, opening);
        return opening;
    }

    private Opening Narrow(Opening broader, ReadOnlySpan<byte> beginning)
    {
        var costs = new short[_costs.Phonemes * SearchBand.Cells];
        for (var p = 0; p < _costs.Phonemes; p++)
        {
            for (var i = 0; i < beginning.Length; i++)
                costs[p * SearchBand.Cells + i] = _costs.Of(p)[beginning[i]];
        }

        Span<short> sums = stackalloc short[SearchBand.Cells];
        for (var (i, sum) = (0, 0); i < sums.Length; i++)
        {
            sum += i >= beginning.Length ? 0 : i > 0 && beginning[i] == beginning[i - 1] ? PhonemeNode.Again : _costs.Drop(beginning[i]);
            sums[i] = (short)sum;
        }

        var dropped = Vector256.Create<short>(sums);
        var rows = new SearchRow[broader.Steps.Length + 1];
        rows[0] = SearchRow.Root(dropped);
        var at = 0;
        for (var depth = 1; depth <= Depth; depth++)
        {
            // What is not known has room for as much as any term may be longer.
            var band = new SearchBand(depth, SearchBand.Cells);
            for (; at < broader.Ends[depth]; at++)
            {
                var step = broader.Steps[at];
                ref readonly var node = ref _nodes[step.Node];
                ref var row = ref rows[at + 1];
                row = rows[step.Parent].Below(Vector256.LoadUnsafe(ref costs[node.Phoneme * SearchBand.Cells]), step.Drop, node.Bound(band.Widest, _least), in band);
                row.Finish(dropped, in band);
            }
        }

        return Useful(broader, rows);
    }

    // Only branches that reach the last level or a term.
    private Opening Useful(Opening broader, SearchRow[] rows)
    {
        Span<int> places = new int[rows.Length];
        for (var at = broader.Steps.Length; at > 0; at--)
        {
            var step = broader.Steps[at - 1];
            var reaches = at > broader.Ends[Depth - 1] || _nodes[step.Node].Terms >= 0 || places[at] > 0;
            places[at] = rows[at].Lives && reaches ? 1 : 0;
            places[step.Parent] |= places[at];
        }

        var steps = new List<OpeningStep>();
        var ends = new int[Depth + 1];
        for (var (at, depth) = (1, 1); depth <= Depth; depth++)
        {
            for (; at <= broader.Ends[depth]; at++)
            {
                if (places[at] == 0)
                    continue;
                var step = broader.Steps[at - 1];
                steps.Add(step with { Parent = step.Parent == 0 ? 0 : places[step.Parent] });
                places[at] = steps.Count;
            }

            ends[depth] = steps.Count;
        }

        return new([.. steps], ends);
    }
}
