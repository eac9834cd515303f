using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Whisper.Audio;

/// <summary>Log-mel frames of an audio: [mel][frame], one frame per 10 ms.</summary>
/// <param name="Mels">Bands.</param>
/// <param name="Frames">All frames, 30 s of padding included.</param>
/// <param name="AudioFrames">Frames that belong to the audio.</param>
/// <param name="Values">[mel][frame].</param>
internal sealed record LogMel(int Mels, int Frames, int AudioFrames, float[] Values)
{
    /// <summary>Samples per second.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Samples from one frame to the next.</summary>
    public const int Hop = 160;

    /// <summary>Frames per second.</summary>
    public const int FrameRate = 100;

    private const int Reflected = 200;
    private const int Padding = 30 * SampleRate;

    /// <summary>
    /// Windowed power spectra (periodic Hann, 400 samples), the model's mel filters, log10 floored 8 below the maximum, (v + 4) / 4.
    /// The beginning is reflected, the end followed by 30 s of zeros.
    /// </summary>
    public static LogMel From(ReadOnlyMemory<float> samples, float[] filters, WorkerTeam team)
    {
        var mels = filters.Length / FrameTransform.Bins;
        var frames = (samples.Length + Padding) / Hop;
        var values = new float[mels * frames];
        var voiced = Math.Min(frames, (samples.Length + Reflected) / Hop + 1);
        var work = new Spectra(samples, MelFilter.From(filters, mels), values, frames, voiced);
        team.Run((voiced + Spectra.Piece - 1) / Spectra.Piece, ref work);
        for (var mel = 0; mel < mels; mel++) values.AsSpan(mel * frames + voiced, frames - voiced).Fill(-10);

        var max = float.NegativeInfinity;
        foreach (var value in values) max = MathF.Max(max, value);
        for (var i = 0; i < values.Length; i++) values[i] = (MathF.Max(values[i], max - 8) + 4) / 4;
        return new LogMel(mels, frames, FramesOf(samples.Length), values);
    }

    /// <summary>Frames of so many samples.</summary>
    public static int FramesOf(int samples) => 1 + Math.Max(0, samples - Reflected) / Hop;

    /// <summary>Copies <paramref name="count"/> frames from <paramref name="first"/> on as [mel][frame]; zeros beyond the end.</summary>
    public void Window(int first, int count, Span<float> to)
    {
        var there = Math.Clamp(Frames - first, 0, count);
        for (var mel = 0; mel < Mels; mel++)
        {
            var row = to.Slice(mel * count, count);
            Values.AsSpan(mel * Frames + Math.Min(first, Frames), there).CopyTo(row);
            row[there..].Clear();
        }
    }

    /// <summary>An item is two seconds.</summary>
    private readonly struct Spectra(ReadOnlyMemory<float> samples, MelFilter[] filters, float[] values, int frames, int voiced) : IWork
    {
        public const int Piece = 2 * FrameRate;

        public void Do(int item, int worker)
        {
            var transform = new FrameTransform<double>();
            var audio = new float[FrameTransform<double>.Samples(Hop)];
            var power = new Vector512<double>[FrameTransform.Bins];
            Span<double> lanes = stackalloc double[FrameTransform<double>.Lanes];
            var last = Math.Min(voiced, (item + 1) * Piece);
            for (var frame = item * Piece; frame < last; frame += lanes.Length)
            {
                Load(frame * Hop - Reflected, audio);
                transform.Power(audio, Hop, power);
                for (var mel = 0; mel < filters.Length; mel++)
                {
                    var logs = Vector512.Log2(Vector512.Max(filters[mel].Apply(power), Vector512.Create(1e-10))) * (1 / double.Log2(10));
                    logs.CopyTo(lanes);
                    var to = values.AsSpan(mel * frames + frame, Math.Min(lanes.Length, last - frame));
                    for (var lane = 0; lane < to.Length; lane++) to[lane] = (float)lanes[lane];
                }
            }
        }

        private void Load(int first, Span<float> to)
        {
            var audio = samples.Span;
            for (; first < 0; first++, to = to[1..]) to[0] = -first < audio.Length ? audio[-first] : 0;
            var there = Math.Clamp(audio.Length - first, 0, to.Length);
            audio.Slice(Math.Min(first, audio.Length), there).CopyTo(to);
            to[there..].Clear();
        }
    }
}

/// <summary>A triangular band: its bins without the zeros around them.</summary>
internal sealed record MelFilter(int FirstBin, double[] Weights)
{
    public static MelFilter[] From(float[] filters, int mels) =>
        [.. Enumerable.Range(0, mels).Select(mel => From(filters.AsSpan(mel * FrameTransform.Bins, FrameTransform.Bins)))];

    public Vector512<double> Apply(ReadOnlySpan<Vector512<double>> power)
    {
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < Weights.Length; i++) sum += power[FirstBin + i] * Weights[i];
        return sum;
    }

    private static MelFilter From(ReadOnlySpan<float> row)
    {
        var first = Math.Max(0, row.IndexOfAnyExcept(0));
        var weights = new double[row.LastIndexOfAnyExcept(0) + 1 - first];
        for (var i = 0; i < weights.Length; i++) weights[i] = row[first + i];
        return new MelFilter(first, weights);
    }
}
