using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The nodes of the first levels that a window can lead to, level by level.</summary>
/// <param name="Steps">Node and place of its parent's row; the root's is 0, that of the first step 1.</param>
/// <param name="Ends">For each depth: number of steps up to there.</param>
internal sealed record Opening((int Node, int Parent)[] Steps, int[] Ends);

/// <summary>
/// What a window of words can be from its first phonemes, whatever follows: reckoned when such a beginning is heard for the first time, out
/// of what one phoneme less left possible, and kept. Nothing is lost: what comes behind the beginning is taken to agree with every term.
/// </summary>
internal sealed class Openings
{
    /// <summary>How many levels of the trie an opening covers; all its rows begin at the first phoneme.</summary>
    public const int Depth = 4;

    private const int Heard = 3;

    // French begins words in a few thousand ways; noise must not fill the memory.
    private const int MaxKept = 20_000;
    private readonly ConcurrentDictionary<ulong, Opening> _known = [];
    private readonly PhonemeNode[] _nodes;
    private readonly HeardCosts _costs;
    private readonly int _most;

    /// <param name="nodes">All nodes.</param>
    /// <param name="costs">What their phonemes cost.</param>
    /// <param name="most">The most that anything may differ by.</param>
    public Openings(PhonemeNode[] nodes, HeardCosts costs, int most)
    {
        (_nodes, _costs, _most) = (nodes, costs, most);
        var steps = new List<(int, int)>();
        var ends = new int[Depth + 1];
        var (from, to) = (0, 1);
        for (var depth = 1; depth <= Depth; depth++)
        {
            for (var place = from; place < to; place++)
            {
                ref readonly var parent = ref nodes[place == 0 ? 0 : steps[place - 1].Item1];
                for (var at = parent.Child; at < parent.Child + parent.Children; at++)
                    steps.Add((at, place));
            }

            (from, to) = (to, steps.Count + 1);
            ends[depth] = steps.Count;
        }

        _known[KeyOf([], whole: false)] = new([.. steps], ends);
    }

    /// <summary>The opening for a window of these phonemes.</summary>
    public Opening For(ReadOnlySpan<char> heard) =>
        heard.Length <= Heard ? For(heard, whole: true) : For(heard[..Heard], whole: false);

    private Opening For(ReadOnlySpan<char> beginning, bool whole)
    {
        var key = KeyOf(beginning, whole);
        if (_known.TryGetValue(key, out var known))
            return known;
        var opening = Narrow(For(whole ? beginning : beginning[..^1], whole: false), beginning, whole);
        if (_known.Count < MaxKept)
            _known.TryAdd(key, opening);
        return opening;
    }

    // Seven bits per phoneme behind a leading one; a window of three phonemes is not the beginning of a longer one.
    private static ulong KeyOf(ReadOnlySpan<char> beginning, bool whole)
    {
        var key = whole ? 3UL : 1UL;
        foreach (var phoneme in beginning)
            key = key << 7 | (uint)(phoneme & HeardCosts.Last);
        return key;
    }

    private Opening Narrow(Opening broader, ReadOnlySpan<char> beginning, bool whole)
    {
        var costs = new short[_costs.Phonemes * SearchBand.Cells];
        for (var p = 0; p < _costs.Phonemes; p++)
        {
            for (var i = 0; i < beginning.Length; i++)
                costs[p * SearchBand.Cells + i] = _costs.Of(p)[beginning[i] & HeardCosts.Last];
        }

        Span<short> sums = stackalloc short[SearchBand.Cells];
        for (var (i, sum) = (0, 0); i < sums.Length; i++)
        {
            sum += i >= beginning.Length ? 0 : i > 0 && beginning[i] == beginning[i - 1] ? PhonemeNode.Again : PhonemeDistance.Drop(beginning[i]);
            sums[i] = (short)sum;
        }

        var dropped = Vector256.Create<short>(sums);
        var rows = new SearchRow[broader.Steps.Length + 1];
        rows[0] = new(dropped, 0, 0, Lives: true);
        var at = 0;
        for (var depth = 1; depth <= Depth; depth++)
        {
            // What is not known has room for as much as any term may be longer.
            var band = new SearchBand(depth, whole ? beginning.Length : SearchBand.Cells, _most);
            for (; at < broader.Ends[depth]; at++)
            {
                var step = broader.Steps[at];
                var fits = !whole || _nodes[step.Node].Needs <= beginning.Length;
                rows[at + 1] = rows[step.Parent].Below(_nodes, step.Node, Vector256.LoadUnsafe(ref costs[_nodes[step.Node].Phoneme * SearchBand.Cells]), dropped, in band);
                rows[at + 1].Lives &= fits;
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
            var reaches = at > broader.Ends[Depth - 1] || _nodes[rows[at].Node].Terms >= 0 || places[at] > 0;
            places[at] = rows[at].Lives && reaches ? 1 : 0;
            places[broader.Steps[at - 1].Parent] |= places[at];
        }

        var steps = new List<(int, int)>();
        var ends = new int[Depth + 1];
        for (var (at, depth) = (1, 1); depth <= Depth; depth++)
        {
            for (; at <= broader.Ends[depth]; at++)
            {
                if (places[at] == 0)
                    continue;
                var parent = broader.Steps[at - 1].Parent;
                steps.Add((rows[at].Node, parent == 0 ? 0 : places[parent]));
                places[at] = steps.Count;
            }

            ends[depth] = steps.Count;
        }

        return new([.. steps], ends);
    }
}
