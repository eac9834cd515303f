using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Voices;

/// <summary>G.722 at 64 kbit/s: two sub-bands of adaptive differential PCM, 16 kHz (ITU-T G.722 (1988), names and numbers of its blocks).</summary>
internal sealed class G722Decoder : FrameDecoder
{
    private static readonly short[] Qm2 = [-7408, -1616, 7408, 1616];
    private static readonly short[] Qm4 = [0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0];

    private static readonly short[] Qm6 =
    [
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576, -7856,
        -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040, -728,
        24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136,
    ];

    /// <summary>Log scale steps by the quantiser's index: WL through RL42, WH through RH2.</summary>
    private static readonly short[] LowSteps = [-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60];
    private static readonly short[] HighSteps = [798, -214, 798, -214];

    /// <summary>The filter's coefficients for the second sample and, backwards, for the first: one and the other.</summary>
    private static readonly int[] Qmf = [3, -11, -11, 53, 12, -156, 32, 362, -210, -805, 951, 3876, 3876, 951, -805, -210, 362, 32, -156, 12, 53, -11, -11, 3];

    private const int Taps = 24;
    private const int HistoryLength = 512;

    private readonly G722Band _low = new(32, 18_432, 8);
    private readonly G722Band _high = new(8, 22_528, 10);
    private readonly int[] _history = new int[HistoryLength];
    private int _newest = Taps - 2; // where the next pair goes

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        var count = Math.Min(payload.Length, samples.Length / 2);
        for (var i = 0; i < count; i++)
        {
            int code = payload[i];
            var low = _low.Limit(_low.Signal + (_low.Scale * Qm6[code & 0x3F] >> 15));
            _low.Adapt(_low.Scale * Qm4[(code & 0x3F) >> 2] >> 15, LowSteps[(code & 0x3F) >> 2]);
            var difference = _high.Scale * Qm2[code >> 6] >> 15;
            var high = _high.Limit(_high.Signal + difference);
            _high.Adapt(difference, HighSteps[code >> 6]);
            Combine(low, high, out samples[2 * i], out samples[2 * i + 1]);
        }
        return 2 * count;
    }

    /// <summary>The receive quadrature mirror filter (§4.4): two samples from one of each band.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Combine(int low, int high, out short first, out short second)
    {
        if (_newest == HistoryLength)
        {
            _history.AsSpan(HistoryLength - Taps + 2).CopyTo(_history);
            _newest = Taps - 2;
        }
        _history[_newest] = low + high;
        _history[_newest + 1] = low - high;
        _newest += 2;
        var window = _history.AsSpan(_newest - Taps, Taps);
        var sums = Product(window, 0) + Product(window, 8) + Product(window, 16);
        var pairs = sums.GetLower() + sums.GetUpper();
        int a = pairs[1] + pairs[3], b = pairs[0] + pairs[2];
        first = (short)Math.Clamp(a >> 11, short.MinValue, short.MaxValue);
        second = (short)Math.Clamp(b >> 11, short.MinValue, short.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Product(ReadOnlySpan<int> window, int at) => Vector256.Create(window[at..]) * Vector256.Create(Qmf.AsSpan(at));
}
