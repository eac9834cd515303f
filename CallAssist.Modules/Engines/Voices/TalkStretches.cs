namespace CallAssist.Engines.Voices;

/// <summary>When somebody talked, for a player's lanes and for figures of a conversation.</summary>
public static class TalkStretches
{
    /// <summary>A breath does not end a stretch, ms.</summary>
    private const int Breath = 400;

    /// <summary>A click is no word, ms.</summary>
    private const int Shortest = 200;

    /// <summary>Stretches of talk from start to end, ms, in order and apart from each other.</summary>
    /// <param name="samples">One voice, PCM16.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public static IReadOnlyList<(int Start, int End)> Of(ReadOnlySpan<short> samples, int sampleRate)
    {
        var activity = new VoiceActivity();
        var frame = sampleRate * VoiceActivity.FrameMs / 1000;
        var stretches = new List<(int Start, int End)>();
        for (int at = 0, ms = 0; at < samples.Length; at += frame, ms += VoiceActivity.FrameMs)
        {
            if (!activity.Hear(samples.Slice(at, Math.Min(frame, samples.Length - at))))
                continue;
            if (stretches.Count > 0 && ms - stretches[^1].End <= Breath)
                stretches[^1] = (stretches[^1].Start, ms + VoiceActivity.FrameMs);
            else
                stretches.Add((ms, ms + VoiceActivity.FrameMs));
        }

        return [.. stretches.Where(s => s.End - s.Start >= Shortest)];
    }
}
