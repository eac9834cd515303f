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
    private static readonly int[] Radices = [5, 5, 4, 2];
    private static readonly (double Cos, double Sin)[] Turns = [.. Enumerable.Range(0, Length).Select(i => (Math.Cos(2 * Math.PI * i / Length), -Math.Sin(2 * Math.PI * i / Length)))];

    private Vector512<double>[] _real = new Vector512<double>[Half];
    private Vector512<double>[] _imaginary = new Vector512<double>[Half];
    private Vector512<double>[] _nextReal = new Vector512<double>[Half];
    private Vector512<double>[] _nextImaginary = new Vector512<double>[Half];

    /// <summary>Power of each bin.</summary>
    /// <param name="frames">400 values, each for all lanes.</param>
    /// <param name="power">201 values.</param>
    public void Power(ReadOnlySpan<Vector512<double>> frames, Span<Vector512<double>> power)
    {
        for (var i = 0; i < Half; i++) (_real[i], _imaginary[i]) = (frames[2 * i], frames[2 * i + 1]);
        var (length, stride) = (Half, 1);
        foreach (var radix in Radices)
        {
            Pass(length, stride, radix);
            (_real, _nextReal, _imaginary, _nextImaginary) = (_nextReal, _real, _nextImaginary, _imaginary);
            (length, stride) = (length / radix, stride * radix);
        }
        Split(power);
    }

    /// <summary>One decimation-in-frequency pass: sub-transforms of <paramref name="length"/> values, <paramref name="stride"/> of them interleaved.</summary>
    private void Pass(int length, int stride, int radix)
    {
        var part = length / radix;
        for (var p = 0; p < part; p++)
        {
            for (var k = 0; k < radix; k++)
            {
                var (twistCos, twistSin) = Turns[p * k % length * (Length / length)];
                for (var q = 0; q < stride; q++)
                {
                    var (re, im) = (Vector512<double>.Zero, Vector512<double>.Zero);
                    for (var j = 0; j < radix; j++)
                    {
                        var (cos, sin) = Turns[j * k % radix * (Length / radix)];
                        var (x, y) = (_real[q + stride * (p + part * j)], _imaginary[q + stride * (p + part * j)]);
                        re += x * cos - y * sin;
                        im += x * sin + y * cos;
                    }
                    var to = q + stride * (radix * p + k);
                    _nextReal[to] = re * twistCos - im * twistSin;
                    _nextImaginary[to] = re * twistSin + im * twistCos;
                }
            }
        }
    }

    /// <summary>Even samples went in as real parts and odd ones as imaginary parts; their spectra are told apart by symmetry.</summary>
    private void Split(Span<Vector512<double>> power)
    {
        for (var k = 0; k < Bins; k++)
        {
            var (a, b) = (k % Half, (Half - k) % Half);
            var evenRe = (_real[a] + _real[b]) * 0.5;
            var evenIm = (_imaginary[a] - _imaginary[b]) * 0.5;
            var oddRe = (_imaginary[a] + _imaginary[b]) * 0.5;
            var oddIm = (_real[b] - _real[a]) * 0.5;
            var (cos, sin) = Turns[k];
            var re = evenRe + oddRe * cos - oddIm * sin;
            var im = evenIm + oddRe * sin + oddIm * cos;
            power[k] = re * re + im * im;
        }
    }
}
