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

    /// <summary>Levels are counted in steps of a sixteenth of a decibel, from <see cref="First"/> up.</summary>
    private const float StepsPerDecibel = 16, First = Lowest - Bias;
    private const int Steps = 90 * (int)StepsPerDecibel;

    private readonly float[] _floor;

    public NoiseFloor(SpeechFeatures features)
    {
        var blocks = (features.Frames + Block - 1) / Block;
        _floor = new float[blocks * SpeechFeatures.Bands];
        var counts = new int[SpeechFeatures.Bands * Steps]; // of the blocks around
        var heard = 0;
        for (var block = -Around; block < blocks; block++)
        {
            heard += Count(features, block + Around, counts, 1) - Count(features, block - Around - 1, counts, -1);
            for (var band = 0; block >= 0 && band < SpeechFeatures.Bands; band++)
                _floor[block * SpeechFeatures.Bands + band] = heard == 0 ? Lowest : Percentile(counts.AsSpan(band * Steps, Steps), (int)(heard * Share)) + Bias;
        }
    }

    /// <summary>The floor of a frame's bands, dB.</summary>
    public ReadOnlySpan<float> At(int frame) => _floor.AsSpan(frame / Block * SpeechFeatures.Bands, SpeechFeatures.Bands);

    /// <summary>Every second frame of a block that has sound is added or taken away; gives how many.</summary>
    private static int Count(SpeechFeatures features, int block, int[] counts, int sign)
    {
        var heard = 0;
        for (var frame = Math.Max(0, block * Block); frame < Math.Min(features.Frames, (block + 1) * Block); frame += 2)
        {
            if (features.Loudness[frame] < Silence) continue;
            heard++;
            var levels = features.Levels(frame);
            for (var band = 0; band < levels.Length; band++)
                counts[band * Steps + Math.Clamp((int)((levels[band] - First) * StepsPerDecibel), 0, Steps - 1)] += sign;
        }
        return heard;
    }

    /// <summary>The level that so many are below.</summary>
    private static float Percentile(ReadOnlySpan<int> counts, int below)
    {
        var step = 0;
        for (; step < counts.Length && below >= counts[step]; step++) below -= counts[step];
        return First + step / StepsPerDecibel;
    }
}
