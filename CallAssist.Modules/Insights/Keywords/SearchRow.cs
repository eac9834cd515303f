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
    /// <summary>The row before the first sound of a term.</summary>
    /// <param name="dropped">Costs of leaving out all that is heard up to each cell.</param>
    public static SearchRow Root(Vector256<short> dropped) => new(dropped, 0, 0, Lives: true);

    /// <summary>The row one sound further, heard sounds not yet left out.</summary>
    /// <param name="costs">Costs of saying the sound for each that is heard.</param>
    /// <param name="drop">Cost of not hearing it.</param>
    /// <param name="bound">The most that may be followed.</param>
    /// <param name="band">Its depth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly SearchRow Below(Vector256<short> costs, int drop, int bound, in SearchBand band)
    {
        var (diagonal, above) = Neighbours(band.Still);
        var nothing = First + drop;
        var cells = Vector256.Max(Vector256.Min(diagonal + costs, above + Vector256.Create((short)drop)), band.Outside);
        return new(cells, 0, nothing, Lives & (nothing <= bound | Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)bound))));
    }

    /// <summary>Leaves out heard sounds, within the row.</summary>
    /// <param name="dropped">Costs of leaving out all that is heard up to each cell.</param>
    /// <param name="band">Its depth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(Vector256<short> dropped, in SearchBand band)
    {
        var cells = PrefixMinimum.Of(Cells - dropped);
        cells = band.Still ? Vector256.Min(cells, Vector256.Create((short)First)) : cells;
        Cells = Vector256.Max(cells + dropped, band.Outside);
    }

    /// <summary>
    /// The cells one sound earlier and those at the same sound, as the next row sees them: the band stands still while it begins at the
    /// first sound, then moves one on per row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly (Vector256<short> Diagonal, Vector256<short> Above) Neighbours(bool still) => still
        ? (PrefixMinimum.Later(Cells, (short)First), Cells)
        : (Cells, PrefixMinimum.Earlier(Cells, SearchBand.Never));
}
