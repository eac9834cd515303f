using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Whisper.Audio;

/// <summary>
/// Discrete Fourier transform of 400 real values in double precision, eight frames side by side in the lanes of a vector.
/// Stockham's algorithm over 200 complex values (radix 5, 5, 4, 2), then the split into 201 bins.
/// </summary>
internal sealed class FrameTransform
{
    /// <summary>Values of a frame.</summary>
    public const int Length = 400;

    /// <summary>Bins from 0 to the Nyquist frequency.</summary>
    public const int Bins = Length / 2 + 1;

    /// <summary>Frames that are transformed together.</summary>
    public const int Lanes = 8;

    private const int Half = Length / 2;
    private static readonly double Cos72 = Math.Cos(2 * Math.PI / 5), Sin72 = Math.Sin(2 * Math.PI / 5), Cos144 = Math.Cos(4 * Math.PI / 5), Sin144 = Math.Sin(4 * Math.PI / 5);
    private static readonly (double Cos, double Sin)[] Turns = [.. Enumerable.Range(0, Length).Select(i => (Math.Cos(2 * Math.PI * i / Length), -Math.Sin(2 * Math.PI * i / Length)))];

    private readonly Value[] _one = new Value[Half];
    private readonly Value[] _other = new Value[Half];

    /// <summary>Power of each bin.</summary>
    /// <param name="frames">400 values, each for all lanes.</param>
    /// <param name="power">201 values.</param>
    public void Power(ReadOnlySpan<Vector512<double>> frames, Span<Vector512<double>> power)
    {
        for (var i = 0; i < Half; i++) _one[i] = new Value(frames[2 * i], frames[2 * i + 1]);
        Five(_one, _other, part: 40, stride: 1);
        Five(_other, _one, part: 8, stride: 5);
        Four(_one, _other, part: 2, stride: 25);
        Two(_other, _one);
        Split(_one, power);
    }

    /// <summary>A decimation-in-frequency pass: transforms of five values, <paramref name="stride"/> of them interleaved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Five(Value[] from, Value[] to, int part, int stride)
    {
        var turn = Length / (5 * part);
        for (var p = 0; p < part; p++)
        {
            var (w1, w2, w3, w4) = (Turns[p * turn], Turns[2 * p * turn], Turns[3 * p * turn], Turns[4 * p * turn]);
            var at = 5 * p * stride;
            for (var i = p * stride; i < (p + 1) * stride; i++, at++)
            {
                var first = from[i];
                var (a, b) = (from[i + part * stride], from[i + 4 * part * stride]);
                var (c, d) = (from[i + 2 * part * stride], from[i + 3 * part * stride]);
                var (near, nearTurned) = (a + b, a - b);
                var (far, farTurned) = (c + d, c - d);
                var (even1, even2) = (first + near * Cos72 + far * Cos144, first + near * Cos144 + far * Cos72);
                var (odd1, odd2) = ((nearTurned * Sin72 + farTurned * Sin144).Turned, (nearTurned * Sin144 - farTurned * Sin72).Turned);
                to[at] = first + near + far;
                to[at + stride] = (even1 + odd1) * w1;
                to[at + 2 * stride] = (even2 + odd2) * w2;
                to[at + 3 * stride] = (even2 - odd2) * w3;
                to[at + 4 * stride] = (even1 - odd1) * w4;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(Value[] from, Value[] to, int part, int stride)
    {
        var turn = Length / (4 * part);
        for (var p = 0; p < part; p++)
        {
            var (w1, w2, w3) = (Turns[p * turn], Turns[2 * p * turn], Turns[3 * p * turn]);
            var at = 4 * p * stride;
            for (var i = p * stride; i < (p + 1) * stride; i++, at++)
            {
                var (a, b, c, d) = (from[i], from[i + part * stride], from[i + 2 * part * stride], from[i + 3 * part * stride]);
                var (even, evenLess, odd, oddTurned) = (a + c, a - c, b + d, (b - d).Turned);
                to[at] = even + odd;
                to[at + stride] = (evenLess + oddTurned) * w1;
                to[at + 2 * stride] = (even - odd) * w2;
                to[at + 3 * stride] = (evenLess - oddTurned) * w3;
            }
        }
    }

    /// <summary>The last pass.</summary>
    private static void Two(Value[] from, Value[] to)
    {
        for (var i = 0; i < Half / 2; i++) (to[i], to[i + Half / 2]) = (from[i] + from[i + Half / 2], from[i] - from[i + Half / 2]);
    }

    /// <summary>Even samples went in as real parts and odd ones as imaginary parts; their spectra are told apart by symmetry.</summary>
    private static void Split(Value[] values, Span<Vector512<double>> power)
    {
        for (var k = 0; k < Bins; k++)
        {
            var (a, b) = (values[k % Half], values[(Half - k) % Half]);
            var even = new Value(a.Real + b.Real, a.Imaginary - b.Imaginary);
            var odd = new Value(a.Imaginary + b.Imaginary, b.Real - a.Real);
            var bin = even + odd * Turns[k];
            power[k] = (bin.Real * bin.Real + bin.Imaginary * bin.Imaginary) * 0.25;
        }
    }

    /// <summary>A complex number in each lane.</summary>
    private readonly struct Value(Vector512<double> real, Vector512<double> imaginary)
    {
        public readonly Vector512<double> Real = real;
        public readonly Vector512<double> Imaginary = imaginary;

        /// <summary>Times -i.</summary>
        public Value Turned
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => new(Imaginary, -Real);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Value operator +(Value a, Value b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Value operator -(Value a, Value b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Value operator *(Value a, double factor) => new(a.Real * factor, a.Imaginary * factor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Value operator *(Value a, (double Cos, double Sin) turn) =>
            new(a.Real * turn.Cos - a.Imaginary * turn.Sin, a.Real * turn.Sin + a.Imaginary * turn.Cos);
    }
}
