using CallAssist.Engines.Voices;
using CallAssist.Tests.Engines.Whisper;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>Speech is found whole, and nothing else is taken for speech.</summary>
public sealed class SpeechFinderTests
{
    private const int SampleRate = 16_000;

    public static TheoryData<string, short[]> Tones => new()
    {
        { "silence", LineSounds.Silence(10) },
        { "French ring tone", LineSounds.Cadence(20, 1.5, 3.5, 440) },
        { "American ring tone", LineSounds.Cadence(20, 2, 4, 440, 480) },
        { "British ring tone", LineSounds.Cadence(20, 0.4, 0.2, 400, 450) },
        { "busy tone", LineSounds.Cadence(20, 0.5, 0.5, 440) },
        { "congestion tone", LineSounds.Cadence(20, 0.25, 0.25, 440) },
        { "dial tone", LineSounds.Cadence(20, 20, 1, 440) },
        { "call waiting", LineSounds.Cadence(25, 0.3, 10, 440) },
        { "mains hum", LineSounds.Hum(20) },
        { "clicks", LineSounds.Clicks(20) },
    };

    [Theory]
    [MemberData(nameof(Tones))]
    public void Find_ToneOrSilence_NoSpeech(string sound, short[] samples)
    {
        var spans = SpeechFinder.Find(Resampler.ToFloat16k(samples, LineSounds.SampleRate));
        Assert.True(spans.Count == 0, sound);
    }

    [Theory]
    [InlineData(-70)]
    [InlineData(-50)]
    [InlineData(-35)]
    public void Find_LineNoise_NoSpeech(double level) =>
        Assert.Empty(SpeechFinder.Find(Resampler.ToFloat16k(LineSounds.Noise(20, level), LineSounds.SampleRate)));

    [Theory]
    [InlineData("sine")]
    [InlineData("piano")]
    [InlineData("organ")]
    [InlineData("string")]
    [InlineData("square")]
    public void Find_MusicOnHold_NoSpeech(string instrument)
    {
        foreach (var beat in (double[])[0.2, 0.4, 0.7])
        {
            var music = LineSounds.Music(20, instrument, beat, drums: beat < 0.5);
            Assert.Empty(SpeechFinder.Find(Resampler.ToFloat16k(music, LineSounds.SampleRate)));
        }
    }

    [Theory]
    [InlineData("fr_5s")]
    [InlineData("fr_12s")]
    public void Find_SpeechBetweenMusicAndRingTone_AllOfTheSpeech(string name)
    {
        var speech = GoldenModels.Samples(name);
        var music = Resampler.ToFloat16k(LineSounds.Music(12, "piano", 0.4), LineSounds.SampleRate);
        var ring = Resampler.ToFloat16k(LineSounds.Cadence(12, 1.5, 3.5, 440), LineSounds.SampleRate);
        float[] call = [.. music, .. new float[SampleRate / 2], .. speech, .. new float[SampleRate / 2], .. ring];
        var spans = SpeechFinder.Find(call);
        AssertCovers(spans, speech, music.Length + SampleRate / 2);
        Assert.True(spans.Sum(s => s.Length) < speech.Length + 3 * SampleRate, "music or ring tone taken for speech");
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-45)]
    [InlineData(-36)]
    public void Find_SpeechOnNoisyLine_AllOfTheSpeech(double level)
    {
        var speech = GoldenModels.Samples("fr_12s");
        var noise = Resampler.ToFloat16k(LineSounds.Noise(20, level), LineSounds.SampleRate);
        var first = 4 * SampleRate;
        for (var i = 0; i < speech.Length; i++) noise[first + i] += speech[i];
        var spans = SpeechFinder.Find(noise);
        AssertCovers(spans, speech, first);
        Assert.True(spans.Sum(s => s.Length) < speech.Length + 2 * SampleRate, "noise taken for speech");
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(-24)]
    public void Find_QuietVoice_AllOfTheSpeech(double gain)
    {
        var speech = GoldenModels.Samples("fr_12s");
        var noise = Resampler.ToFloat16k(LineSounds.Noise(20, -75), LineSounds.SampleRate);
        for (var i = 0; i < speech.Length; i++) noise[i + 2 * SampleRate] += speech[i] * (float)Math.Pow(10, gain / 20);
        AssertCovers(SpeechFinder.Find(noise), speech, 2 * SampleRate);
    }

    /// <summary>Every 50 ms of the voice that are louder than -34 dB lie in a span.</summary>
    private static void AssertCovers(IReadOnlyList<SpeechSpan> spans, float[] speech, int at)
    {
        const int Piece = SampleRate / 20;
        for (var i = 0; i + Piece <= speech.Length; i += Piece)
        {
            var power = speech.AsSpan(i, Piece).ToArray().Average(x => (double)x * x);
            if (power < 4e-4) continue;
            Assert.True(spans.Any(s => s.Start <= at + i && s.End >= at + i + Piece), $"the voice at {i / (double)SampleRate:F2} s is lost");
        }
    }
}
