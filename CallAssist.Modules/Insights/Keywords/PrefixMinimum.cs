using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Sixteen cells moved along, and the least of all cells up to each.</summary>
internal static class PrefixMinimum
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Of(Vector256<short> cells)
    {
        // A first cell that stands in for what is missing changes no minimum, for every prefix holds it.
        cells = Vector256.Min(cells, Vector256.Shuffle(cells, Vector256.Create(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)));
        cells = Vector256.Min(cells, Vector256.Shuffle(cells, Vector256.Create(0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)));
        cells = Vector256.Min(cells, Vector256.Shuffle(cells, Vector256.Create(0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
        return Vector256.Min(cells, Vector256.Shuffle(cells, Vector256.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7)));
    }

    /// <summary>Each cell takes the one before it, the first one at least <see cref="SearchBand.Never"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Later(Vector256<short> cells) => Vector256.Max(
        Vector256.Shuffle(cells, Vector256.Create(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)),
        Vector256.Create(SearchBand.Never, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low));

    /// <summary>Each cell takes the one after it, the last one at least <see cref="SearchBand.Never"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Earlier(Vector256<short> cells) => Vector256.Max(
        Vector256.Shuffle(cells, Vector256.Create(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15)),
        Vector256.Create(Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, Low, SearchBand.Never));

    private const short Low = short.MinValue;
}
