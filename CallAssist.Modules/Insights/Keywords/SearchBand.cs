using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Which positions behind heard sounds the row of a depth is about: sixteen from one on, 0 before the first sound. The band stands still at
/// first, then moves on by one per row.
/// </summary>
internal static class SearchBand
{
    /// <summary>A cost no term may have.</summary>
    public const short Never = 10_000;

    /// <summary>How many cells a row has.</summary>
    public const int Cells = 16;

    /// <summary>The last depth whose band begins before the first sound: how many sounds more of a term there may be than heard, up to any point.</summary>
    public const int Still = 6;

    /// <summary>The first position.</summary>
    public static int From(int depth) => Math.Max(0, depth - Still);

    /// <summary>The most that so many sounds of a term may differ by, whatever it becomes.</summary>
    public static int Widest(int depth) => 70 + 20 * depth;

    /// <summary><see cref="Never"/> behind so many cells, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Outside(int cells) =>
        Vector256.GreaterThan(Vector256<short>.Indices, Vector256.Create((short)cells)) & Vector256.Create(Never);
}
