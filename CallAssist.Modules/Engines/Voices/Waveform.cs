namespace CallAssist.Engines.Voices;

/// <summary>Peaks for a player's waveform.</summary>
public static class Waveform
{
    /// <summary>The largest magnitude in each of <paramref name="count"/> equal slices, 0 to 255; silence gives 0.</summary>
    public static byte[] Peaks(ReadOnlySpan<short> samples, int count)
    {
        var peaks = new byte[Math.Max(0, count)];
        for (var i = 0; i < peaks.Length; i++)
        {
            var from = (int)((long)samples.Length * i / count);
            var to = (int)((long)samples.Length * (i + 1) / count);
            var peak = 0;
            foreach (var sample in samples[from..to]) peak = Math.Max(peak, Math.Abs((int)sample));
            peaks[i] = (byte)Math.Min(255, peak >> 7);
        }
        return peaks;
    }
}
