using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A node with its row.</summary>
/// <param name="Cells">Cost up to each heard phoneme of the band.</param>
/// <param name="Node">Index of the node.</param>
/// <param name="First">Cost of hearing nothing of it.</param>
/// <param name="Lives">False for a row that is not to be followed.</param>
internal record struct SearchRow(Vector256<short> Cells, int Node, int First, bool Lives)
{
    /// <summary>The row of a child, in a band that stands still.</summary>
    /// <param name="nodes">All nodes.</param>
    /// <param name="child">The child.</param>
    /// <param name="costs">Costs of saying its phoneme for each that is heard.</param>
    /// <param name="dropped">Costs of leaving out all that is heard up to each cell.</param>
    /// <param name="band">The child's depth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly SearchRow Below(PhonemeNode[] nodes, int child, Vector256<short> costs, Vector256<short> dropped, in SearchBand band)
    {
        ref readonly var node = ref nodes[child];
        var drop = node.Phoneme == nodes[Node].Phoneme & Node != 0 ? PhonemeNode.Again : node.Drop;
        var nothing = First + drop;
        var cells = Vector256.Min(PrefixMinimum.Later(Cells, (short)First) + costs, Cells + Vector256.Create((short)drop));
        cells = Vector256.Max(cells, band.Outside);
        var bound = Math.Min(node.Tolerance, band.Widest);
        var lives = Lives & (nothing <= bound | Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)bound)));
        cells = Vector256.Min(PrefixMinimum.Of(cells - dropped), Vector256.Create((short)nothing));
        return new(Vector256.Max(cells + dropped, band.Outside), child, nothing, lives);
    }
}
