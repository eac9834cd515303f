using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// What a window of words can be from its first sounds, whatever follows: reckoned when such a beginning is heard for the first time, out
/// of what one sound less left possible, and kept. Nothing is lost: what comes behind the beginning is taken to agree with every term.
/// </summary>
internal sealed class Openings
{
    /// <summary>How many sounds it goes by.</summary>
    public const int Heard = 3;

    // By number of sounds, then by the sounds.
    private readonly Tree?[][] _trees = [.. Enumerable.Range(0, Heard).Select(n => new Tree?[1 << 6 * n])];
    private readonly Opening?[][] _openings = [.. Enumerable.Range(0, Heard + 1).Select(n => new Opening?[1 << 6 * n])];
    private readonly PhonemeNode[] _nodes;
    private readonly HeardCosts _costs;
    private readonly int _least;

    /// <param name="nodes">All nodes.</param>
    /// <param name="costs">What their sounds cost.</param>
    /// <param name="alike">Whether only what sounds the same is looked for.</param>
    public Openings(PhonemeNode[] nodes, HeardCosts costs, bool alike)
    {
        (_nodes, _costs, _least) = (nodes, costs, alike ? int.MaxValue : 0);
        var steps = new List<Step>();
        var ends = new int[Opening.Depth + 1];
        var (from, to) = (0, 1);
        for (var depth = 1; depth <= Opening.Depth; depth++)
        {
            for (var place = from; place < to; place++)
            {
                ref readonly var parent = ref nodes[place == 0 ? 0 : steps[place - 1].Node];
                for (var at = parent.Child; at < parent.Child + parent.Children; at++)
                    steps.Add(new(place, at));
            }

            (from, to) = (to, steps.Count + 1);
            ends[depth] = steps.Count;
        }

        _trees[0][0] = new([.. steps], ends);
    }

    /// <summary>The opening for a window that begins with these sounds, one at least; a shorter one than <see cref="Heard"/> may be followed by anything.</summary>
    public Opening For(ReadOnlySpan<byte> heard)
    {
        ref var known = ref _openings[heard.Length][KeyOf(heard)];
        if (Volatile.Read(ref known) is { } opening)
            return opening;
        opening = new([.. Narrow(TreeFor(heard[..^1]), heard).Paths()], _nodes, _least);
        Volatile.Write(ref known, opening);
        return opening;
    }

    private Tree TreeFor(ReadOnlySpan<byte> heard)
    {
        ref var known = ref _trees[heard.Length][KeyOf(heard)];
        if (Volatile.Read(ref known) is { } tree)
            return tree;
        tree = Narrow(TreeFor(heard[..^1]), heard);
        Volatile.Write(ref known, tree);
        return tree;
    }

    private static int KeyOf(ReadOnlySpan<byte> sounds)
    {
        var key = 0;
        foreach (var sound in sounds)
            key = key << 6 | sound;
        return key;
    }

    private Tree Narrow(Tree broader, ReadOnlySpan<byte> beginning)
    {
        var costs = new short[_costs.Phonemes * SearchBand.Cells];
        for (var p = 0; p < _costs.Phonemes; p++)
        {
            for (var i = 0; i < beginning.Length; i++)
                costs[p * SearchBand.Cells + i + 1] = _costs.Of(p)[beginning[i]];
        }

        Span<short> sums = stackalloc short[SearchBand.Cells];
        for (var i = 1; i < sums.Length; i++)
            sums[i] = (short)(sums[i - 1] + (i > beginning.Length ? 0 : i > 1 && beginning[i - 1] == beginning[i - 2] ? PhonemeNode.Again : _costs.Drop(beginning[i - 1])));

        var dropped = Vector256.Create<short>(sums);
        var (rows, lives) = (new Vector256<short>[broader.Steps.Length + 1], new bool[broader.Steps.Length + 1]);
        (rows[0], lives[0]) = (dropped, true);
        for (var (at, depth) = (0, 1); depth <= Opening.Depth; depth++)
        {
            for (; at < broader.Ends[depth]; at++)
            {
                var step = broader.Steps[at];
                ref readonly var node = ref _nodes[step.Node];
                var row = SearchRow.Below(SearchRow.Above(rows[step.Parent], still: true), Vector256.LoadUnsafe(ref costs[node.Phoneme * SearchBand.Cells]), node.Drop, Vector256<short>.Zero);
                lives[at + 1] = lives[step.Parent] && SearchRow.IsWithin(row, node.Bound(_least));
                rows[at + 1] = SearchRow.Finish(row, dropped);
            }
        }

        return Useful(broader, lives);
    }

    // Only branches that reach the last level or a term.
    private Tree Useful(Tree broader, bool[] lives)
    {
        Span<int> places = new int[lives.Length];
        for (var at = broader.Steps.Length; at > 0; at--)
        {
            var step = broader.Steps[at - 1];
            var reaches = at > broader.Ends[Opening.Depth - 1] || _nodes[step.Node].Terms >= 0 || places[at] > 0;
            places[at] = lives[at] && reaches ? 1 : 0;
            places[step.Parent] |= places[at];
        }

        var steps = new List<Step>();
        var ends = new int[Opening.Depth + 1];
        for (var (at, depth) = (1, 1); depth <= Opening.Depth; depth++)
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

    /// <summary>A node of a tree.</summary>
    /// <param name="Parent">Place of its parent.</param>
    /// <param name="Node">The node.</param>
    private readonly record struct Step(int Parent, int Node);

    /// <summary>The nodes of the first levels that are possible.</summary>
    /// <param name="Steps">The nodes, level by level; the root's place is 0, that of the first step 1.</param>
    /// <param name="Ends">For each depth: number of steps up to there.</param>
    private sealed record Tree(Step[] Steps, int[] Ends)
    {
        /// <summary>The ways to the last level.</summary>
        public IEnumerable<int[]> Paths()
        {
            for (var last = Ends[^2]; last < Steps.Length; last++)
            {
                var path = new int[Opening.Depth];
                var at = Steps[last];
                for (var level = Opening.Depth - 1; ; level--)
                {
                    path[level] = at.Node;
                    if (level == 0)
                        break;
                    at = Steps[at.Parent - 1];
                }

                yield return path;
            }
        }
    }
}
