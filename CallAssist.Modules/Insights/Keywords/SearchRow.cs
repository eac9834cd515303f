using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A row of the table of <see cref="PhonemeSearch"/>: the cost up to each position of the band, and the node it is for.</summary>
internal struct SearchRow
{
    public Vector256<short> Cells;
    public int Node;

    /// <summary>The cells of the row above as the next row sees them: one heard sound earlier, and at the same one.</summary>
    /// <param name="above">The row above.</param>
    /// <param name="still">Whether the next band begins where that of the row above does, or one sound later.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<short> Earlier, Vector256<short> Same) Above(Vector256<short> above, bool still) =>
        still ? (PrefixMinimum.Later(above), above) : (above, PrefixMinimum.Earlier(above));

    /// <summary>A row from the one above, heard sounds not yet left out.</summary>
    /// <param name="above">As <see cref="Above"/>.</param>
    /// <param name="costs">Costs of saying the sound for each that is heard.</param>
    /// <param name="drop">Cost of not hearing it.</param>
    /// <param name="outside">As <see cref="SearchBand.Outside"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Below((Vector256<short> Earlier, Vector256<short> Same) above, Vector256<short> costs, int drop, Vector256<short> outside) =>
        Vector256.Max(Vector256.Min(above.Earlier + costs, above.Same + Vector256.Create((short)drop)), outside);

    /// <summary>True when a cell is not beyond the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWithin(Vector256<short> cells, int bound) => Vector256.LessThanOrEqualAny(cells, Vector256.Create((short)bound));

    /// <summary>Leaves out heard sounds, within the row.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="dropped">Costs of leaving out all that is heard up to each cell.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Finish(Vector256<short> cells, Vector256<short> dropped) => PrefixMinimum.Of(cells - dropped) + dropped;
}
