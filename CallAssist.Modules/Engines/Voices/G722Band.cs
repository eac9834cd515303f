using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Voices;

/// <summary>The predictor and scale of one sub-band (G.722 blocks 3 and 4).</summary>
/// <param name="scale">First quantiser scale.</param>
/// <param name="maxLogScale">Ceiling of the logarithmic scale.</param>
/// <param name="shift">Binary point of the scale table.</param>
internal sealed class G722Band(int scale, int maxLogScale, int shift)
{
    /// <summary>Inverse logarithm (ILB).</summary>
    private static readonly short[] InverseLog =
    [
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
        2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008,
    ];

    private static readonly Vector256<int> OneBack = Vector256.Create(0, 0, 1, 2, 3, 4, 6, 6);
    private static readonly Vector256<int> Used = Vector256.Create(-1, -1, -1, -1, -1, -1, 0, 0);

    private Vector256<int> _d; // the last six quantised differences, newest first
    private Vector256<int> _b; // their coefficients: the zero section
    private int _a1, _a2, _r1, _p1, _p2, _zero, _logScale;

    public int Scale { get; private set; } = scale;

    /// <summary>The predicted sample.</summary>
    public int Signal { get; private set; }

    public int Limit(int value) => Math.Clamp(value, -16_384, 16_383);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Adapt(int difference, int step)
    {
        _logScale = Math.Clamp((_logScale * 127 >> 7) + step, 0, maxLogScale);
        var down = shift - (_logScale >> 11);
        var mantissa = InverseLog[_logScale >> 6 & 31];
        Scale = (down < 0 ? mantissa << -down : mantissa >> down) << 2;
        Predict(difference);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(int d)
    {
        var r = Saturate(Signal + d);
        var p = Saturate(_zero + d);
        UpdatePoles(p);
        UpdateZeros(d);
        _d = Vector256.Shuffle(_d, OneBack).WithElement(0, d);
        _zero = Saturate(Vector256.Sum(_b * Saturate(_d + _d) >> 15));
        var poles = (_a1 * Saturate(2 * r) >> 15) + (_a2 * Saturate(2 * _r1) >> 15);
        (_r1, _p2, _p1) = (r, _p1, p);
        Signal = Saturate(Saturate(poles) + _zero);
    }

    /// <summary>UPPOL2 and UPPOL1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void UpdatePoles(int p)
    {
        var sameAsLast = p >> 15 == _p1 >> 15;
        var sameAsBefore = p >> 15 == _p2 >> 15;
        var turned = Saturate(_a1 << 2);
        turned = Math.Min(sameAsLast ? -turned : turned, 32_767);
        var a2 = Math.Clamp((sameAsBefore ? 128 : -128) + (turned >> 7) + (_a2 * 32_512 >> 15), -12_288, 12_288);
        var limit = Saturate(15_360 - a2);
        _a1 = Math.Clamp(Saturate((sameAsLast ? 192 : -192) + (_a1 * 32_640 >> 15)), -limit, limit);
        _a2 = a2;
    }

    /// <summary>UPZERO; the first of <c>_d</c> is still the difference before this one. A coefficient grows where the signs agree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void UpdateZeros(int d)
    {
        var signs = (_d ^ Vector256.Create(d)) >> 31;
        var steps = (Vector256.Create(d == 0 ? 0 : 128) ^ signs) - signs;
        _b = Saturate(steps + (_b * 32_640 >> 15)) & Used;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Saturate(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Saturate(Vector256<int> values) =>
        Vector256.Min(Vector256.Max(values, Vector256.Create((int)short.MinValue)), Vector256.Create((int)short.MaxValue));
}
