using System.Runtime.CompilerServices;

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

    private readonly int[] _d = new int[7]; // quantised differences
    private readonly int[] _b = new int[7]; // zero section
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
        _zero = 0;
        for (var i = 6; i > 0; i--)
        {
            _d[i] = i == 1 ? d : _d[i - 1];
            _zero += _b[i] * Saturate(2 * _d[i]) >> 15;
        }
        _zero = Saturate(_zero);
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

    /// <summary>UPZERO; <c>_d[i]</c> still holds the difference of i samples ago.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void UpdateZeros(int d)
    {
        var step = d == 0 ? 0 : 128;
        for (var i = 1; i < 7; i++) _b[i] = Saturate((_d[i] >> 15 == d >> 15 ? step : -step) + (_b[i] * 32_640 >> 15));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Saturate(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);
}
