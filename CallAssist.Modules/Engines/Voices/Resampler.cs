using System.Numerics;

namespace CallAssist.Engines.Voices;

/// <summary>Changes the sample rate by a ratio of whole numbers with a windowed-sinc polyphase filter; no delay: sample n stays at its instant.</summary>
/// <remarks>Kaiser window, β = 8 (about 80 dB), 24 zero crossings a side. After J. O. Smith, Digital Audio Resampling.</remarks>
public sealed class Resampler
{
    private const int ZeroCrossings = 24;
    private const double Beta = 8;

    private readonly int _up;
    private readonly int _down;
    private readonly int _half;
    private readonly float[] _taps; // [phase][2 * half]

    /// <summary>A filter from one rate to another, both in samples per second.</summary>
    public Resampler(int fromRate, int toRate)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(fromRate, toRate);
        (_up, _down) = (toRate / divisor, fromRate / divisor);
        var cutoff = Math.Min(1.0, (double)toRate / fromRate) * 0.96;
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
        new Resampler(fromRate, toRate).Run(samples, (i, value) => output[i] = (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue), output.Length);
        return output;
    }

    /// <summary>A whole signal as floats from -1 to 1 at 16 kHz: what the speech engine eats.</summary>
    public static float[] ToFloat16k(ReadOnlySpan<short> samples, int fromRate)
    {
        var output = new float[(long)samples.Length * 16_000 / fromRate];
        if (fromRate == 16_000)
        {
            for (var i = 0; i < output.Length; i++) output[i] = samples[i] / 32_768f;
            return output;
        }
        new Resampler(fromRate, 16_000).Run(samples, (i, value) => output[i] = value / 32_768f, output.Length);
        return output;
    }

    private void Run(ReadOnlySpan<short> samples, Action<int, float> put, int count)
    {
        var padded = new float[samples.Length + 2 * _half + 1];
        for (var i = 0; i < samples.Length; i++) padded[_half + i] = samples[i];
        for (var i = 0; i < count; i++) put(i, At(padded, _half, i));
    }

    /// <summary>Output sample <paramref name="index"/>, where <paramref name="origin"/> is the place of input sample 0 in <paramref name="input"/>.</summary>
    internal float At(ReadOnlySpan<float> input, long origin, long index)
    {
        var position = index * _down;
        var whole = position / _up;
        var phase = (int)(position - whole * _up);
        var start = (int)(origin + whole - _half + 1);
        return Dot(input.Slice(start, 2 * _half), _taps.AsSpan(phase * 2 * _half, 2 * _half));
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count) sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var total = Vector.Sum(sum);
        for (; i < a.Length; i++) total += a[i] * b[i];
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
