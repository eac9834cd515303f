namespace CallAssist.Tests.Engines.Voices;

/// <summary>Finds a sentence in a voice.</summary>
internal static class Correlation
{
    /// <summary>Best normalised cross-correlation of <paramref name="wanted"/> within <paramref name="slack"/> samples around a place, and its offset in samples; beyond the voice there is silence.</summary>
    public static (double Score, int Offset) Find(ReadOnlySpan<short> voice, ReadOnlySpan<short> wanted, int at, int slack)
    {
        (double Score, int Offset) best = (0, 0);
        var length = Norm(wanted);
        for (var offset = -slack; offset <= slack; offset++)
        {
            var from = Math.Max(0, at + offset);
            var until = Math.Min(voice.Length, at + offset + wanted.Length);
            if (until <= from) continue;
            var part = voice[from..until];
            var score = Dot(part, wanted[(from - at - offset)..(until - at - offset)]) / Math.Max(1, Norm(part) * length);
            if (score > best.Score) best = (score, offset);
        }
        return best;
    }

    private static double Norm(ReadOnlySpan<short> a) => Math.Sqrt(Dot(a, a));

    private static double Dot(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        long sum = 0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
