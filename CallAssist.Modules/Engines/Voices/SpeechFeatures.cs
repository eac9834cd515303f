using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Audio;
using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Voices;

/// <summary>
/// What a voice-activity detector looks at: every 10 ms the loudness of the critical bands that a telephone carries, and how much of
/// the sound lies on lines that keep their frequency (tones, music). Spectra are of 50 ms at 8 kHz, 20 Hz a bin.
/// </summary>
internal sealed class SpeechFeatures
{
    /// <summary>Samples at 16 kHz from one frame to the next.</summary>
    public const int Hop = 160;

    private static readonly int Together = FrameTransform<float>.Lanes;

    /// <summary>Frames per second.</summary>
    public const int Rate = 100;

    /// <summary>Edges of the bands in Hz (Zwicker's critical bands 3 to 17).</summary>
    private static readonly int[] Edges = [200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3600];

    private const int HertzPerBin = 20;
    private const int SlowHop = Hop / 2;
    private const int Before = FrameTransform.Length / 2 - SlowHop / 2;

    /// <summary>Floats from one frame's spectrum to the next.</summary>
    private const int Stride = FrameTransform.Bins + 3;

    /// <summary>Power of a bin as a share of full scale: both halves of the spectrum, and what the window takes away.</summary>
    private const float PowerScale = (float)(2.0 / FrameTransform.Length / FrameTransform.Length / 0.375);

    private readonly float[] _levels;
    private readonly bool[] _tone;
    private readonly bool[] _held;

    private SpeechFeatures(int frames)
    {
        Frames = frames;
        _levels = new float[frames * Bands];
        _tone = new bool[frames];
        _held = new bool[frames];
        Loudness = new float[frames];
    }

    /// <summary>Number of bands.</summary>
    public static int Bands => Edges.Length - 1;

    public int Frames { get; }

    /// <summary>Power of each frame in the telephone band, dB below a full-scale square wave.</summary>
    public float[] Loudness { get; }

    /// <summary>Frames mostly made of lines that last 250 ms and do not swell: tones, long notes, now and then a vowel.</summary>
    public ReadOnlySpan<bool> Tone => _tone;

    /// <summary>Frames mostly made of lines that last 100 ms: nearly all of music, some of speech.</summary>
    public ReadOnlySpan<bool> Held => _held;

    /// <summary>Power of a frame's bands, dB.</summary>
    public ReadOnlySpan<float> Levels(int frame) => _levels.AsSpan(frame * Bands, Bands);

    /// <summary>Looks at a voice of 16 kHz, -1 to 1.</summary>
    public static SpeechFeatures Of(ReadOnlySpan<float> samples16k)
    {
        var features = new SpeechFeatures(samples16k.Length / Hop);
        var slow = Halve(samples16k);
        var transform = new FrameTransform<float>();
        var power = new Vector512<float>[FrameTransform.Bins];
        var spectra = new float[Together * Stride];
        var peaks = new int[FrameTransform.Bins];
        var tones = new SteadyLines(FrameTransform.Bins, shortest: 25, swell: 1.4f, mostly: 0.6f);
        var notes = new SteadyLines(FrameTransform.Bins, shortest: 10, swell: 1.6f, mostly: 0.5f);
        Span<float> all = stackalloc float[Together];
        for (var first = 0; first < features.Frames; first += Together)
        {
            var count = Math.Min(Together, features.Frames - first);
            transform.Power(slow.AsSpan(first * SlowHop), SlowHop, power);
            foreach (ref var bin in power.AsSpan()) bin *= PowerScale;
            features.Take(first, count, power, all);
            Apart(power, spectra);
            for (var i = 0; i < count; i++)
            {
                var spectrum = spectra.AsSpan(i * Stride, FrameTransform.Bins);
                var found = peaks.AsSpan(0, SteadyLines.Peaks(spectrum, all[i], peaks));
                Mark(features._tone, first + i, tones.Shortest, tones.Hear(spectrum, found, all[i]));
                Mark(features._held, first + i, notes.Shortest, notes.Hear(spectrum, found, all[i]));
            }
        }
        return features;
    }

    private static void Mark(bool[] frames, int frame, int length, bool steady)
    {
        if (steady) frames.AsSpan(Math.Max(0, frame + 1 - length)..(frame + 1)).Fill(true);
    }

    /// <summary>Bands and loudness of frames side by side; the sum of each spectrum into <paramref name="all"/>.</summary>
    private void Take(int first, int count, ReadOnlySpan<Vector512<float>> power, Span<float> all)
    {
        Span<float> levels = stackalloc float[Together];
        var carried = Vector512<float>.Zero;
        for (var band = 0; band < Bands; band++)
        {
            var sum = Sum(power[(Edges[band] / HertzPerBin)..(Edges[band + 1] / HertzPerBin)]);
            Decibel(sum).CopyTo(levels);
            for (var i = 0; i < count; i++) _levels[(first + i) * Bands + band] = levels[i];
            carried += sum;
        }
        Decibel(carried).CopyTo(levels);
        levels[..count].CopyTo(Loudness.AsSpan(first));
        Sum(power).CopyTo(all);
    }

    private static Vector512<float> Sum(ReadOnlySpan<Vector512<float>> values)
    {
        var sum = Vector512<float>.Zero;
        foreach (var value in values) sum += value;
        return sum;
    }

    private static Vector512<float> Decibel(Vector512<float> power) => Vector512.Log2(power + Vector512.Create(1e-12f)) * (10 * MathF.Log10(2));

    /// <summary>From bins of all frames to frames of all bins.</summary>
    private static unsafe void Apart(Vector512<float>[] power, float[] spectra)
    {
        fixed (Vector512<float>* from = power)
        fixed (float* to = spectra) Panel.Transpose((float*)from, Together, FrameTransform.Bins, Together, to, Stride);
    }

    /// <summary>To 8 kHz; what folds down from above 4 kHz is weak and does no harm here. Zeros in front and behind, for the first and last frames.</summary>
    private static float[] Halve(ReadOnlySpan<float> samples)
    {
        var slow = new float[Before + samples.Length / 2 + Together * SlowHop + FrameTransform.Length];
        var to = slow.AsSpan(Before, samples.Length / 2);
        for (var i = 1; i < to.Length; i++) to[i] = (samples[2 * i - 1] + 2 * samples[2 * i] + samples[2 * i + 1]) / 4;
        return slow;
    }
}
