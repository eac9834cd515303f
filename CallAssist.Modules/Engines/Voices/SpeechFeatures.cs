using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Audio;

namespace CallAssist.Engines.Voices;

/// <summary>
/// What a voice-activity detector looks at: every 10 ms the loudness of the critical bands that a telephone carries, and how much of
/// the sound lies on lines that keep their frequency (tones, music). Spectra are of 50 ms at 8 kHz, 20 Hz a bin.
/// </summary>
internal sealed class SpeechFeatures
{
    /// <summary>Samples at 16 kHz from one frame to the next.</summary>
    public const int Hop = 160;

    /// <summary>Frames per second.</summary>
    public const int Rate = 100;

    /// <summary>Edges of the bands in Hz (Zwicker's critical bands 3 to 17).</summary>
    private static readonly int[] Edges = [200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3600];

    private const int HertzPerBin = 20;
    private const int SlowHop = Hop / 2;
    private const int Centre = FrameTransform.Length / 2;

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
        var slow = Halve(samples16k);
        var features = new SpeechFeatures(samples16k.Length / Hop);
        var transform = new FrameTransform();
        var input = new Vector512<double>[FrameTransform.Length];
        var power = new Vector512<double>[FrameTransform.Bins];
        var spectrum = new float[FrameTransform.Bins];
        var peaks = new int[FrameTransform.Bins];
        var tones = new SteadyLines(FrameTransform.Bins, shortest: 25, swell: 1.4f, mostly: 0.6f);
        var notes = new SteadyLines(FrameTransform.Bins, shortest: 10, swell: 1.6f, mostly: 0.5f);
        for (var first = 0; first < features.Frames; first += FrameTransform.Lanes)
        {
            Load(slow, first, input);
            transform.Power(input, power);
            for (var lane = 0; lane < Math.Min(FrameTransform.Lanes, features.Frames - first); lane++)
            {
                for (var bin = 0; bin < spectrum.Length; bin++) spectrum[bin] = (float)(power[bin][lane] * PowerScale);
                features.Take(first + lane, spectrum);
                float all = 0;
                foreach (var value in spectrum) all += value;
                var found = peaks.AsSpan(0, SteadyLines.Peaks(spectrum, all, peaks));
                Mark(features._tone, first + lane, tones.Shortest, tones.Hear(spectrum, found, all));
                Mark(features._held, first + lane, notes.Shortest, notes.Hear(spectrum, found, all));
            }
        }
        return features;
    }

    private static void Mark(bool[] frames, int frame, int length, bool steady)
    {
        if (steady) frames.AsSpan(Math.Max(0, frame + 1 - length)..(frame + 1)).Fill(true);
    }

    private void Take(int frame, ReadOnlySpan<float> spectrum)
    {
        float all = 0;
        for (var band = 0; band < Bands; band++)
        {
            float sum = 0;
            foreach (var value in spectrum[(Edges[band] / HertzPerBin)..(Edges[band + 1] / HertzPerBin)]) sum += value;
            _levels[frame * Bands + band] = Decibel(sum);
            all += sum;
        }
        Loudness[frame] = Decibel(all);
    }

    /// <summary>Power of a bin as a share of full scale: both halves of the spectrum, and what the window takes away.</summary>
    private const double PowerScale = 2.0 / FrameTransform.Length / FrameTransform.Length / 0.375;

    private static readonly double[] Hann = [.. Enumerable.Range(0, FrameTransform.Length).Select(i => 0.5 * (1 - Math.Cos(2 * Math.PI * i / FrameTransform.Length)))];

    private static void Load(float[] slow, int firstFrame, Vector512<double>[] input)
    {
        Span<double> lanes = stackalloc double[FrameTransform.Lanes];
        for (var i = 0; i < input.Length; i++)
        {
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                var at = (firstFrame + lane) * SlowHop + SlowHop / 2 + i - Centre;
                lanes[lane] = (uint)at < (uint)slow.Length ? slow[at] * Hann[i] : 0;
            }
            input[i] = Vector512.Create<double>(lanes);
        }
    }

    /// <summary>To 8 kHz; what folds down from above 4 kHz is weak and does no harm here.</summary>
    private static float[] Halve(ReadOnlySpan<float> samples)
    {
        var slow = new float[samples.Length / 2];
        for (var i = 1; i < slow.Length; i++) slow[i] = (samples[2 * i - 1] + 2 * samples[2 * i] + samples[2 * i + 1]) / 4;
        return slow;
    }

    private static float Decibel(float power) => 10 * MathF.Log10(power + 1e-12f);
}
