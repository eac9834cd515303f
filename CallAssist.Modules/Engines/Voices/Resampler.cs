using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallAssist.Engines.Voices;

/// <summary>Changes the sample rate by a ratio of whole numbers with a windowed-sinc polyphase filter; no delay: sample n stays at its instant.</summary>
/// <remarks>Kaiser window, β = 8 (about 80 dB), 16 zero crossings a side. After J. O. Smith, Digital Audio Resampling.</remarks>
public sealed class Resampler
{
    private const int ZeroCrossings = 16;
    private const double Beta = 8;

    /// <summary>Share of the lower of the two bands that is kept; going up everything is, and samples in common stay as they are.</summary>
    private const double Band = 0.96;
    private const int BlockSamples = 16_384;

    /// <summary>Outputs made at once; a multiple of four vectors of any width.</summary>
    private const int LaneSamples = 256;

    private readonly int _up;
    private readonly int _down;
    private readonly int _half;
    private readonly float[] _taps; // [phase][2 * half]

    /// <summary>A filter from one rate to another, both in samples per second.</summary>
    public Resampler(int fromRate, int toRate)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(fromRate, toRate);
        (_up, _down) = (toRate / divisor, fromRate / divisor);
        var cutoff = toRate >= fromRate ? 1 : (double)toRate / fromRate * Band;
        _half = (int)Math.Ceiling(ZeroCrossings / cutoff);
        _taps = new float[_up * 2 * _half];
        for (var phase = 0; phase < _up; phase++) Design(_taps.AsSpan(phase * 2 * _half, 2 * _half), (double)phase / _up, cutoff);
    }

    /// <summary>Input samples needed before and after an output sample's instant.</summary>
    public int HalfWidth => _half;

    /// <summary>A whole signal at once.</summary>
    public static short[] Convert(ReadOnlySpan<short> samples, int fromRate, int toRate)
    {
        if (fromRate == toRate) return samples.ToArray();
        var output = new short[(long)samples.Length * toRate / fromRate];
        var values = new float[BlockSamples];
        var filter = new Resampler(fromRate, toRate);
        var padded = filter.Pad(samples);
        for (var at = 0; at < output.Length; at += BlockSamples)
        {
            var count = Math.Min(BlockSamples, output.Length - at);
            filter.Run(padded, -filter._half, at, values.AsSpan(0, count));
            for (var i = 0; i < count; i++) output[at + i] = (short)Math.Clamp(MathF.Round(values[i]), short.MinValue, short.MaxValue);
        }
        return output;
    }

    /// <summary>A whole signal as floats from -1 to 1 at 16 kHz: what the speech engine eats.</summary>
    public static float[] ToFloat16k(ReadOnlySpan<short> samples, int fromRate)
    {
        var output = new float[(long)samples.Length * 16_000 / fromRate];
        if (fromRate == 16_000)
        {
            for (var i = 0; i < output.Length; i++) output[i] = samples[i];
        }
        else
        {
            var filter = new Resampler(fromRate, 16_000);
            filter.Run(filter.Pad(samples), -filter._half, 0, output);
        }
        for (var i = 0; i < output.Length; i++) output[i] /= 32_768f;
        return output;
    }

    private float[] Pad(ReadOnlySpan<short> samples)
    {
        var padded = new float[samples.Length + 2 * _half + 2];
        for (var i = 0; i < samples.Length; i++) padded[_half + i] = samples[i];
        return padded;
    }

    /// <summary>Writes output samples from <paramref name="first"/> on; <paramref name="input"/> begins with the input sample number <paramref name="origin"/>.</summary>
    internal void Run(ReadOnlySpan<float> input, long origin, long first, Span<float> output)
    {
        if (_up == 2 && _down == 1 && (first & 1) == 0)
        {
            RunDouble(input[(int)(first / 2 - origin - _half + 1)..], output);
            return;
        }
        for (var lane = 0; lane < Math.Min(_up, output.Length); lane++)
        {
            var position = (first + lane) * _down;
            var whole = Math.DivRem(position, _up, out var phase);
            RunPhase(input[(int)(whole - origin - _half + 1)..], (int)phase, output[lane..]);
        }
    }

    /// <summary>All outputs of one phase: each is <c>_up</c> samples after the last, and <c>_down</c> input samples further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPhase(ReadOnlySpan<float> input, int phase, Span<float> output)
    {
        var taps = _taps.AsSpan(phase * 2 * _half, 2 * _half);
        var count = (output.Length + _up - 1) / _up;
        if (phase == 0 && _up >= _down)
        {
            for (var i = 0; i < count; i++) output[i * _up] = input[i * _down + _half - 1];
            return;
        }
        var n = 0;
        if (_down == 1)
        {
            Span<float> lane = stackalloc float[LaneSamples];
            for (; n + LaneSamples <= count; n += LaneSamples)
            {
                RunAbreast(input[n..], taps, lane);
                var part = output[(n * _up)..];
                for (var i = 0; i < lane.Length; i++) part[i * _up] = lane[i];
            }
        }
        for (; n < count; n++) output[n * _up] = Dot(input.Slice(n * _down, taps.Length), taps);
    }

    /// <summary>Twice the rate: every other output is an input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunDouble(ReadOnlySpan<float> input, Span<float> output)
    {
        var taps = _taps.AsSpan(2 * _half, 2 * _half);
        var pairs = MemoryMarshal.Cast<float, (float Even, float Odd)>(output);
        Span<float> lane = stackalloc float[LaneSamples];
        var n = 0;
        for (; n + LaneSamples <= pairs.Length; n += LaneSamples)
        {
            RunAbreast(input[n..], taps, lane);
            var even = input.Slice(n + _half - 1, lane.Length);
            var part = pairs.Slice(n, lane.Length);
            for (var i = 0; i < part.Length; i++) part[i] = (even[i], lane[i]);
        }
        for (; n < pairs.Length; n++) pairs[n] = (input[n + _half - 1], Dot(input.Slice(n, taps.Length), taps));
        if (output.Length % 2 == 1) output[^1] = input[n + _half - 1];
    }

    /// <summary>Outputs whose inputs lie side by side, several at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunAbreast(ReadOnlySpan<float> input, ReadOnlySpan<float> taps, Span<float> lane)
    {
        ref var x = ref MemoryMarshal.GetReference(input[..(lane.Length + taps.Length - 1)]);
        var width = Vector<float>.Count;
        for (var n = 0; n < lane.Length; n += 4 * width)
        {
            Vector<float> a = default, b = default, c = default, d = default;
            for (var k = 0; k < taps.Length; k++)
            {
                var tap = new Vector<float>(taps[k]);
                var at = (nuint)(n + k);
                a = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref x, at), a);
                b = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref x, at + (nuint)width), b);
                c = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref x, at + (nuint)(2 * width)), c);
                d = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref x, at + (nuint)(3 * width)), d);
            }
            a.CopyTo(lane[n..]);
            b.CopyTo(lane[(n + width)..]);
            c.CopyTo(lane[(n + 2 * width)..]);
            d.CopyTo(lane[(n + 3 * width)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= b.Length - Vector<float>.Count; i += Vector<float>.Count) sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var total = Vector.Sum(sum);
        for (; i < b.Length; i++) total += a[i] * b[i];
        return total;
    }

    private void Design(Span<float> taps, double fraction, double cutoff)
    {
        double gain = 0;
        for (var k = 0; k < taps.Length; k++)
        {
            var x = k - (_half - 1) - fraction;
            var sinc = x == 0 ? cutoff : Math.Sin(Math.PI * cutoff * x) / (Math.PI * x);
            var edge = Math.Abs(x) / _half;
            taps[k] = (float)(edge >= 1 ? 0 : sinc * BesselI0(Beta * Math.Sqrt(1 - edge * edge)) / BesselI0(Beta));
            gain += taps[k];
        }
        for (var k = 0; k < taps.Length; k++) taps[k] /= (float)gain;
    }

    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
