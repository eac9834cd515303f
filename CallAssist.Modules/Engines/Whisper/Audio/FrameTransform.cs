using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Whisper.Audio;

/// <summary>
/// Discrete Fourier transform of 400 real values behind a periodic Hann window, as many frames side by side as a vector has lanes.
/// Stockham's algorithm over 200 complex values (radix 5, 5, 4, 2), then the split into 201 bins.
/// </summary>
/// <typeparam name="T">Double, or float where seven digits do.</typeparam>
internal sealed unsafe class FrameTransform<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Length = FrameTransform.Length;
    private const int Half = Length / 2;

    private readonly T _cos72 = T.Cos(T.Tau / T.CreateChecked(5)), _sin72 = T.Sin(T.Tau / T.CreateChecked(5));
    private readonly T _cos144 = T.Cos(T.Tau * T.CreateChecked(0.4)), _sin144 = T.Sin(T.Tau * T.CreateChecked(0.4));
    private readonly Turn[] _turns = [.. Enumerable.Range(0, Length).Select(i => new Turn(i))];
    private readonly T[] _window = [.. Enumerable.Range(0, Length).Select(i => T.CreateChecked(0.5 * (1 - Math.Cos(2 * Math.PI * i / Length))))];
    private readonly Value[] _one = new Value[Half];
    private readonly Value[] _other = new Value[Half];
    private readonly float[] _sideBySide = new float[(Length + 1) * Vector512<T>.Count];

    /// <summary>Frames that are transformed together.</summary>
    public static int Lanes => Vector512<T>.Count;

    /// <summary>Samples that so many frames together take.</summary>
    /// <param name="hop">Samples from one frame to the next.</param>
    public static int Samples(int hop) => (Lanes - 1) * hop + Length;

    /// <summary>Power of each bin, 201 values, each for all lanes.</summary>
    /// <param name="samples">The frames, each beginning <paramref name="hop"/> behind the one before.</param>
    /// <param name="hop">Samples from one frame to the next.</param>
    /// <param name="power">201 values.</param>
    public void Power(ReadOnlySpan<float> samples, int hop, Span<Vector512<T>> power)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, Samples(hop));
        ArgumentOutOfRangeException.ThrowIfLessThan(power.Length, FrameTransform.Bins);
        fixed (float* from = samples, sideBySide = _sideBySide)
        fixed (Value* one = _one, other = _other)
        fixed (Vector512<T>* to = power)
        {
            Panel.Transpose(from, hop, Lanes, Length, sideBySide, Lanes);
            Window(sideBySide, one);
            Five(one, other, part: 40, stride: 1);
            Five(other, one, part: 8, stride: 5);
            Four(one, other, part: 2, stride: 25);
            for (var i = 0; i < Half / 2; i++) (one[i], one[i + Half / 2]) = (other[i] + other[i + Half / 2], other[i] - other[i + Half / 2]);
            Split(one, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Window(float* from, Value* to)
    {
        for (var i = 0; i < Half; i++)
            to[i] = new Value(Wide(from + 2 * i * Vector512<T>.Count) * _window[2 * i], Wide(from + (2 * i + 1) * Vector512<T>.Count) * _window[2 * i + 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Wide(float* from) =>
        typeof(T) == typeof(float) ? Vector512.Load(from).As<float, T>() : Vector512.WidenLower(Vector256.Load(from).ToVector512Unsafe()).As<double, T>();

    /// <summary>A decimation-in-frequency pass: transforms of five values, <paramref name="stride"/> of them interleaved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Five(Value* from, Value* to, int part, int stride)
    {
        var turn = Length / (5 * part);
        var (cos72, sin72, cos144, sin144) = (Vector512.Create(_cos72), Vector512.Create(_sin72), Vector512.Create(_cos144), Vector512.Create(_sin144));
        for (var p = 0; p < part; p++)
        {
            var (w1, w2, w3, w4) = (_turns[p * turn], _turns[2 * p * turn], _turns[3 * p * turn], _turns[4 * p * turn]);
            var at = to + 5 * p * stride;
            var last = from + (p + 1) * stride;
            for (var i = from + p * stride; i < last; i++, at++)
            {
                var first = i[0];
                var (a, b) = (i[part * stride], i[4 * part * stride]);
                var (c, d) = (i[2 * part * stride], i[3 * part * stride]);
                var (near, nearTurned) = (a + b, a - b);
                var (far, farTurned) = (c + d, c - d);
                var (even1, even2) = (first + near * cos72 + far * cos144, first + near * cos144 + far * cos72);
                var (odd1, odd2) = ((nearTurned * sin72 + farTurned * sin144).Turned, (nearTurned * sin144 - farTurned * sin72).Turned);
                at[0] = first + near + far;
                at[stride] = (even1 + odd1) * w1;
                at[2 * stride] = (even2 + odd2) * w2;
                at[3 * stride] = (even2 - odd2) * w3;
                at[4 * stride] = (even1 - odd1) * w4;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Four(Value* from, Value* to, int part, int stride)
    {
        var turn = Length / (4 * part);
        for (var p = 0; p < part; p++)
        {
            var (w1, w2, w3) = (_turns[p * turn], _turns[2 * p * turn], _turns[3 * p * turn]);
            var at = to + 4 * p * stride;
            var last = from + (p + 1) * stride;
            for (var i = from + p * stride; i < last; i++, at++)
            {
                var (a, b, c, d) = (i[0], i[part * stride], i[2 * part * stride], i[3 * part * stride]);
                var (even, evenLess, odd, oddTurned) = (a + c, a - c, b + d, (b - d).Turned);
                at[0] = even + odd;
                at[stride] = (evenLess + oddTurned) * w1;
                at[2 * stride] = (even - odd) * w2;
                at[3 * stride] = (evenLess - oddTurned) * w3;
            }
        }
    }

    /// <summary>Even samples went in as real parts and odd ones as imaginary parts; their spectra are told apart by symmetry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(Value* values, Vector512<T>* power)
    {
        var quarter = Vector512.Create(T.CreateChecked(0.25));
        for (var k = 0; k < FrameTransform.Bins; k++)
        {
            var (a, b) = (values[k == Half ? 0 : k], values[k is 0 or Half ? 0 : Half - k]);
            var even = new Value(a.Real + b.Real, a.Imaginary - b.Imaginary);
            var odd = new Value(a.Imaginary + b.Imaginary, b.Real - a.Real);
            var bin = even + odd * _turns[k];
            power[k] = (bin.Real * bin.Real + bin.Imaginary * bin.Imaginary) * quarter;
        }
    }

    /// <summary>A rotation by a 400th of a circle, clockwise, so many times.</summary>
    private readonly struct Turn(int times)
    {
        public readonly T Cos = T.CreateChecked(Math.Cos(2 * Math.PI * times / Length)), Sin = T.CreateChecked(-Math.Sin(2 * Math.PI * times / Length));
    }

    /// <summary>A complex number in each lane.</summary>
    private readonly struct Value(Vector512<T> real, Vector512<T> imaginary)
    {
        public readonly Vector512<T> Real = real;
        public readonly Vector512<T> Imaginary = imaginary;

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
        public static Value operator *(Value a, Vector512<T> factor) => new(a.Real * factor, a.Imaginary * factor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Value operator *(Value a, Turn turn) =>
            new(a.Real * turn.Cos - a.Imaginary * turn.Sin, a.Real * turn.Sin + a.Imaginary * turn.Cos);
    }
}

/// <summary>Lengths of <see cref="FrameTransform{T}"/>.</summary>
internal static class FrameTransform
{
    /// <summary>Values of a frame.</summary>
    public const int Length = 400;

    /// <summary>Bins from 0 to the Nyquist frequency.</summary>
    public const int Bins = Length / 2 + 1;
}
