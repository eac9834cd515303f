namespace CallAssist.Engines.Voices;

/// <summary>
/// Finds speech in one side of a telephone call by energy and spectrum: a frame is speech when its critical bands stand out of the
/// line's noise together, and when it is not made of steady lines as ring tones, beeps and music are.
/// </summary>
public static class SpeechFinder
{
    /// <summary>Mean excess over the noise that begins speech, dB: on a noisy line, and how much more on a clear one.</summary>
    private const float Begin = 3, BeginClear = 2;

    /// <summary>Mean excess that keeps it going, dB: on a noisy line, and how much more on a clear one.</summary>
    private const float GoOn = 2, GoOnClear = 1;

    /// <summary>Loud speech over the noise of a noisy and of a clear line, dB.</summary>
    private const float Noisy = 12, Clear = 20;

    /// <summary>A band's excess counts up to here, dB: one loud band is no speech.</summary>
    private const float BandLimit = 18;

    /// <summary>Quieter is no speech where people speak up, and in any case, dB below full scale.</summary>
    private const float Quiet = -56, Quietest = -70;

    /// <summary>So much quieter than the side's loud speech is none: the other side's echo, dB.</summary>
    private const float Range = 42;

    /// <summary>So much quieter than loud speech may still be speech where people speak quietly, dB.</summary>
    private const float QuietRange = 30;

    /// <summary>Pauses up to here belong to the speech around them (hang-over), frames.</summary>
    private const int HangOver = 25;

    /// <summary>Shorter sounds are clicks, frames.</summary>
    private const int ShortestSpeech = 9;

    /// <summary>
    /// Kept before and after speech, frames: soft beginnings and endings, and the breath between sentences that models are trained with
    /// (with 200 ms the demonstration model made half as many errors again).
    /// </summary>
    private const int Padding = 60;

    /// <summary>Spans of speech in order of time, apart from each other.</summary>
    /// <param name="samples16k">One voice, 16 kHz, -1 to 1.</param>
    public static IReadOnlyList<SpeechSpan> Find(ReadOnlySpan<float> samples16k)
    {
        var features = SpeechFeatures.Of(samples16k);
        if (features.Frames == 0) return [];
        var spans = new List<SpeechSpan>();
        var loud = LoudSpeech(features);
        var least = Math.Max(loud - Range, Math.Clamp(loud - QuietRange, Quietest, Quiet));
        var other = new ToneAndMusic(features, least);
        foreach (var (first, last) in Runs(Speech(features, other, loud, least)))
        {
            if (last - first < ShortestSpeech) continue;
            var start = Pad(other, first, -1) * SpeechFeatures.Hop;
            var end = Math.Min(samples16k.Length, Pad(other, last, 1) * SpeechFeatures.Hop);
            if (spans.Count > 0 && start <= spans[^1].End) spans[^1] = spans[^1] with { End = end };
            else spans.Add(new SpeechSpan(start, end));
        }
        return spans;
    }

    /// <summary>Moves a boundary outwards, up to where a tone begins.</summary>
    private static int Pad(ToneAndMusic other, int boundary, int step)
    {
        for (var i = 0; i < Padding; i++, boundary += step)
        {
            var next = step > 0 ? boundary : boundary - 1;
            if (next < 0 || next >= other.Frames || other.IsTone(next)) break;
        }
        return boundary;
    }

    private static bool[] Speech(SpeechFeatures features, ToneAndMusic other, float loud, float least)
    {
        var floor = new NoiseFloor(features);
        var clear = Math.Clamp((loud - Noise(features) - Noisy) / (Clear - Noisy), 0, 1);
        var (begin, goOn) = (Begin + clear * BeginClear, GoOn + clear * GoOnClear);
        var speech = new bool[features.Frames];
        var going = false;
        for (var frame = 0; frame < speech.Length; frame++)
        {
            var heard = features.Loudness[frame] > least && !other.IsTone(frame) && !other.IsMusic(frame);
            speech[frame] = going = heard && Excess(features, floor, frame) > (going ? goOn : begin);
        }
        return speech;
    }

    /// <summary>How far the bands stand out of the noise on average, over 30 ms.</summary>
    private static float Excess(SpeechFeatures features, NoiseFloor floor, int frame)
    {
        float sum = 0;
        var (first, last) = (Math.Max(0, frame - 1), Math.Min(features.Frames - 1, frame + 1));
        for (var near = first; near <= last; near++)
        {
            var levels = features.Levels(near);
            var noise = floor.At(near);
            for (var band = 0; band < levels.Length; band++) sum += Math.Clamp(levels[band] - noise[band], 0, BandLimit);
        }
        return sum / ((last - first + 1) * SpeechFeatures.Bands);
    }

    /// <summary>The loudness that 2 % of the frames that are no tones exceed.</summary>
    private static float LoudSpeech(SpeechFeatures features)
    {
        var values = new List<float>();
        for (var frame = 0; frame < features.Frames; frame++)
            if (!features.Tone[frame]) values.Add(features.Loudness[frame]);
        values.Sort();
        return values.Count == 0 ? float.NegativeInfinity : values[(int)(values.Count * 0.98)];
    }

    /// <summary>The loudness that 90 % of the frames exceed; frames without any sound do not count.</summary>
    private static float Noise(SpeechFeatures features)
    {
        float[] values = [.. features.Loudness.Where(l => l > NoiseFloor.Silence)];
        Array.Sort(values);
        return values.Length == 0 ? NoiseFloor.Silence : values[values.Length / 10];
    }

    /// <summary>Runs of speech frames, pauses within the hang-over included.</summary>
    private static IEnumerable<(int First, int Last)> Runs(bool[] speech)
    {
        var (first, last) = (-1, -1);
        for (var frame = 0; frame < speech.Length; frame++)
        {
            if (!speech[frame]) continue;
            if (first >= 0 && frame - last > HangOver)
            {
                yield return (first, last + 1);
                first = -1;
            }
            if (first < 0) first = frame;
            last = frame;
        }
        if (first >= 0) yield return (first, last + 1);
    }
}
