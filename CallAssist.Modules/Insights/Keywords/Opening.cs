using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The nodes of the fourth level that a window with a certain beginning can lead to, thirty-two side by side in a vector: their four sounds go
/// through the table together, one heard sound after the other, in bytes, for what costs more than 255 is dead there anyway.
/// </summary>
internal sealed class Opening
{
    /// <summary>How many levels of the trie an opening covers; all its rows begin at the first sound.</summary>
    public const int Depth = 4;

    /// <summary>How many ways stand side by side.</summary>
    public const int Lanes = 32;

    private const int Block = 3 * Depth * Lanes;

    // Four sounds can spare four times a hundred at most of what leaving out all costs, and may not cost more than the widest.
    private const int Farthest = Depth * 100 + 70 + 20 * Depth;

    private readonly byte[] _lanes;
    private readonly int[] _paths;

    /// <param name="paths">The nodes of each way, from the first level to the last.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="least">As in <see cref="PhonemeNode.Bound"/>.</param>
    public Opening(IReadOnlyList<int[]> paths, PhonemeNode[] nodes, int least)
    {
        _paths = [.. paths.SelectMany(p => p)];
        Blocks = (paths.Count + Lanes - 1) / Lanes;
        _lanes = new byte[Blocks * Block];
        // A lane without a node costs too much to live.
        for (var i = 0; i < _lanes.Length; i++)
            _lanes[i] = (byte)(i % Block / Lanes % 3 == 1 ? byte.MaxValue : i % Block / Lanes % 3 == 0 ? HeardCosts.Numbers - 1 : 0);
        for (var i = 0; i < paths.Count; i++)
        {
            for (var level = 0; level < Depth; level++)
            {
                ref readonly var node = ref nodes[paths[i][level]];
                var at = i / Lanes * Block + level * 3 * Lanes + i % Lanes;
                (_lanes[at], _lanes[at + Lanes], _lanes[at + 2 * Lanes]) = (node.Phoneme, node.Drop, (byte)node.Bound(least));
            }
        }
    }

    /// <summary>How many vectors there are; none when no term begins so.</summary>
    public int Blocks { get; }

    /// <summary>The nodes of a way, from the first level to the last.</summary>
    public ReadOnlySpan<int> Path(int block, int lane) => _paths.AsSpan((block * Lanes + lane) * Depth, Depth);

    /// <summary>A bit for each way of a block that may live on all levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public uint Living(int block, HeardSounds heard, HeardCosts costs, in SearchWindow window)
    {
        ref var lanes = ref _lanes[block * Block];
        // The cells of a heard sound, level by level, and the least so far.
        var first = Vector256.LoadUnsafe(ref lanes, Lanes);
        var second = Vector256.AddSaturate(first, Vector256.LoadUnsafe(ref lanes, 4 * Lanes));
        var third = Vector256.AddSaturate(second, Vector256.LoadUnsafe(ref lanes, 7 * Lanes));
        var fourth = Vector256.AddSaturate(third, Vector256.LoadUnsafe(ref lanes, 10 * Lanes));
        var (leastFirst, leastSecond, leastThird, leastFourth) = (first, second, third, fourth);
        var (before, dropped) = (Vector256<byte>.Zero, 0);
        var sounds = heard.Sounds(window.Start, Math.Min(window.Length, SearchBand.Cells - 1));
        for (var i = 0; i < sounds.Length; i++)
        {
            var all = heard.DroppedUpTo(window.Start + i + 1, window.Before);
            if (all > Farthest)
                break;
            var row = costs.Heard(sounds[i]);
            var left = Vector256.Create((byte)(all - dropped));
            var root = Vector256.Create((byte)Math.Min(all, byte.MaxValue));
            var above = first;
            first = Next(before, root, first, left, row, ref lanes);
            var former = second;
            second = Next(above, first, second, left, row, ref Unsafe.Add(ref lanes, 3 * Lanes));
            above = third;
            third = Next(former, second, third, left, row, ref Unsafe.Add(ref lanes, 6 * Lanes));
            fourth = Next(above, third, fourth, left, row, ref Unsafe.Add(ref lanes, 9 * Lanes));
            (leastFirst, leastSecond) = (Vector256.Min(leastFirst, first), Vector256.Min(leastSecond, second));
            (leastThird, leastFourth) = (Vector256.Min(leastThird, third), Vector256.Min(leastFourth, fourth));
            (before, dropped) = (root, all);
        }

        var lives = Vector256.LessThanOrEqual(leastFirst, Vector256.LoadUnsafe(ref lanes, 2 * Lanes));
        lives &= Vector256.LessThanOrEqual(leastSecond, Vector256.LoadUnsafe(ref lanes, 5 * Lanes));
        lives &= Vector256.LessThanOrEqual(leastThird, Vector256.LoadUnsafe(ref lanes, 8 * Lanes));
        lives &= Vector256.LessThanOrEqual(leastFourth, Vector256.LoadUnsafe(ref lanes, 11 * Lanes));
        return lives.ExtractMostSignificantBits();
    }

    // The cells of one level behind one more heard sound.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Next(Vector256<byte> diagonal, Vector256<byte> above, Vector256<byte> cells, Vector256<byte> left, HeardCosts.Row row, ref byte level)
    {
        var said = Vector256.AddSaturate(diagonal, row.Of(Vector256.LoadUnsafe(ref level)));
        var silent = Vector256.AddSaturate(above, Vector256.LoadUnsafe(ref level, Lanes));
        return Vector256.Min(Vector256.Min(said, silent), Vector256.AddSaturate(cells, left));
    }
}
