using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Which heard phonemes the row of a depth is about: cells <c>From</c> to <c>To</c>, at most sixteen.</summary>
internal readonly struct SearchBand
{
    /// <summary>A cost no term may have.</summary>
    public const short Never = 10_000;

    /// <summary>How many cells a row has.</summary>
    public const int Cells = 16;

    // How many phonemes the heard and the said may be apart in number, up to any point: silent signs cost next to nothing.
    private const int Behind = 6;
    private const int Ahead = 9;

    /// <param name="depth">Phonemes of a term.</param>
    /// <param name="length">Phonemes of the window.</param>
    public SearchBand(int depth, int length)
    {
        Widest = 70 + 20 * depth;
        (Depth, From, To) = (depth, Math.Max(1, depth - Behind), Math.Min(length, depth + Ahead));
        Outside = Vector256.GreaterThan(Vector256<short>.Indices, Vector256.Create((short)(To - From))) & Vector256.Create(Never);
    }

    public int Depth { get; }

    public int From { get; }

    public int To { get; }

    /// <summary><see cref="Never"/> behind the last cell, else 0.</summary>
    public Vector256<short> Outside { get; }

    /// <summary>True while the band begins at the first phoneme.</summary>
    public bool Still => From == 1;

    /// <summary>The most that so many phonemes of a term may differ by.</summary>
    public int Widest { get; }
}
