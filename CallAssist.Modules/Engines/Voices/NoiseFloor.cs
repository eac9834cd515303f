namespace CallAssist.Engines.Voices;

/// <summary>How loud the line is when nobody speaks, band by band: a low percentile over the seconds around.</summary>
internal sealed class NoiseFloor
{
    /// <summary>Frames that share one estimate.</summary>
    private const int Block = SpeechFeatures.Rate / 2;

    /// <summary>Blocks looked at before and after: 6 s.</summary>
    private const int Around = 12;

    /// <summary>Share of frames that are quieter than the floor.</summary>
    private const double Share = 0.08;

    /// <summary>What a low percentile of noise lies below its mean, dB.</summary>
    private const float Bias = 2;

    /// <summary>Frames quieter than this are digital silence or comfort noise of a line that sends no packets: they say nothing about noise, dB.</summary>
    public const float Silence = -78;

    /// <summary>No band is taken to be quieter, dB.</summary>
    private const float Lowest = -80;

    private readonly float[] _floor;

    public NoiseFloor(SpeechFeatures features)
    {
        var blocks = (features.Frames + Block - 1) / Block;
        _floor = new float[blocks * SpeechFeatures.Bands];
        var values = new List<float>[SpeechFeatures.Bands];
        for (var band = 0; band < values.Length; band++) values[band] = new((2 * Around + 1) * Block);
        for (var block = 0; block < blocks; block++)
        {
            foreach (var list in values) list.Clear();
            for (var frame = Math.Max(0, (block - Around) * Block); frame < Math.Min(features.Frames, (block + Around + 1) * Block); frame += 2)
            {
                if (features.Loudness[frame] < Silence) continue;
                var levels = features.Levels(frame);
                for (var band = 0; band < values.Length; band++) values[band].Add(levels[band]);
            }
            for (var band = 0; band < values.Length; band++) _floor[block * values.Length + band] = Percentile(values[band]);
        }
    }

    /// <summary>The floor of a frame's bands, dB.</summary>
    public ReadOnlySpan<float> At(int frame) => _floor.AsSpan(frame / Block * SpeechFeatures.Bands, SpeechFeatures.Bands);

    private static float Percentile(List<float> values)
    {
        if (values.Count == 0) return Lowest;
        values.Sort();
        return Math.Max(Lowest, values[(int)(values.Count * Share)] + Bias);
    }
}
