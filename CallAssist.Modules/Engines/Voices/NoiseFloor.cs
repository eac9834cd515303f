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
        var around = new List<float>[SpeechFeatures.Bands]; // sorted
        for (var band = 0; band < around.Length; band++) around[band] = new((2 * Around + 1) * Block);
        for (var block = -Around; block < blocks; block++)
        {
            foreach (var frame in Heard(features, block + Around))
                for (var band = 0; band < around.Length; band++) Insert(around[band], features.Levels(frame)[band]);
            foreach (var frame in Heard(features, block - Around - 1))
                for (var band = 0; band < around.Length; band++) around[band].RemoveAt(around[band].BinarySearch(features.Levels(frame)[band]));
            for (var band = 0; block >= 0 && band < around.Length; band++) _floor[block * around.Length + band] = Percentile(around[band]);
        }
    }

    /// <summary>The floor of a frame's bands, dB.</summary>
    public ReadOnlySpan<float> At(int frame) => _floor.AsSpan(frame / Block * SpeechFeatures.Bands, SpeechFeatures.Bands);

    /// <summary>Every second frame of a block that has sound.</summary>
    private static IEnumerable<int> Heard(SpeechFeatures features, int block)
    {
        for (var frame = Math.Max(0, block * Block); frame < Math.Min(features.Frames, (block + 1) * Block); frame += 2)
            if (features.Loudness[frame] >= Silence) yield return frame;
    }

    private static void Insert(List<float> sorted, float value)
    {
        var at = sorted.BinarySearch(value);
        sorted.Insert(at < 0 ? ~at : at, value);
    }

    private static float Percentile(List<float> sorted) => sorted.Count == 0 ? Lowest : Math.Max(Lowest, sorted[(int)(sorted.Count * Share)] + Bias);
}
