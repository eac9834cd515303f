namespace CallAssist.Engines.Voices;

/// <summary>
/// Frames that are tones or music. One held vowel makes neither: a tone lasts half a second, music goes on for seconds and is held
/// for most of them. (Synthetic speech at its most monotonous: held for half of the time; tunes of all kinds: for two thirds.)
/// </summary>
internal sealed class ToneAndMusic
{
    /// <summary>Frames of the shortest tone that is told from a vowel by itself.</summary>
    private const int ShortestTone = 45;

    /// <summary>Frames looked at before and after: 1.5 s.</summary>
    private const int Around = 150;

    /// <summary>Share of held frames that makes music.</summary>
    private const float Music = 0.6f;

    /// <summary>Share of held frames that does not end it.</summary>
    private const float GoOn = 0.42f;

    /// <summary>Share needed when there is less than a second of sound to judge by: a single word is no beep.</summary>
    private const float Alone = 0.8f;

    /// <summary>Frames of sound needed to judge at all.</summary>
    private const int LeastSound = 20;

    private readonly bool[] _tone;
    private readonly bool[] _music;

    /// <param name="features">The voice.</param>
    /// <param name="least">Quieter frames do not count, dB.</param>
    public ToneAndMusic(SpeechFeatures features, float least)
    {
        _tone = Tones(features.Tone);
        _music = MusicOf(features, least);
    }

    public int Frames => _tone.Length;

    public bool IsTone(int frame) => _tone[frame];

    public bool IsMusic(int frame) => _music[frame];

    private static bool[] Tones(ReadOnlySpan<bool> steady)
    {
        var tones = new bool[steady.Length];
        for (var first = 0; first < steady.Length;)
        {
            var last = first;
            while (last < steady.Length && steady[last]) last++;
            if (last - first >= ShortestTone) tones.AsSpan(first..last).Fill(true);
            first = last + 1;
        }
        return tones;
    }

    private static bool[] MusicOf(SpeechFeatures features, float least)
    {
        var music = new bool[features.Frames];
        var share = Shares(features, least);
        for (var first = 0; first < music.Length;)
        {
            var (last, sure) = (first, false);
            for (; last < music.Length && share[last] > GoOn; last++) sure |= share[last] > Music;
            if (sure) music.AsSpan(first..last).Fill(true);
            first = last + 1;
        }
        return music;
    }

    /// <summary>Share of held frames among the loud ones around each frame.</summary>
    private static float[] Shares(SpeechFeatures features, float least)
    {
        var shares = new float[features.Frames];
        var (loud, held) = (0, 0);
        for (var frame = -Around; frame < shares.Length; frame++)
        {
            Count(frame + Around, 1);
            Count(frame - Around - 1, -1);
            if (frame < 0 || loud < LeastSound) continue;
            var share = (float)held / loud;
            shares[frame] = loud >= SpeechFeatures.Rate || share > Alone ? share : 0;
        }
        return shares;

        void Count(int frame, int step)
        {
            if ((uint)frame >= (uint)shares.Length || features.Loudness[frame] <= least) return;
            loud += step;
            if (features.Held[frame]) held += step;
        }
    }
}
