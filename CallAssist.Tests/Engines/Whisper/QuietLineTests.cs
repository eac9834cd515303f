using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;
using CallAssist.Tests.Engines.Voices;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>Where nobody speaks, nothing is written.</summary>
public sealed class QuietLineTests
{
    public static TheoryData<string> Sounds => ["silence", "noise", "ring", "hold"];

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Transcribe_NobodySpeaks_NoText(string sound)
    {
        using var model = DemoModel.Open();
        var result = new WhisperTranscriber(model).Transcribe(Line(sound), new WhisperOptions { Threads = 2 }, null, TestContext.Current.CancellationToken);
        Assert.Empty(result.Segments);
    }

    [Fact]
    public void Transcribe_SpeechAfterMinutesOfMusic_TimesOfTheCall()
    {
        using var model = DemoModel.Open();
        var speech = GoldenModels.Samples("fr_12s");
        var music = Line("hold");
        var options = new WhisperOptions { Threads = 2 };
        var alone = new WhisperTranscriber(model).Transcribe(speech, options, null, TestContext.Current.CancellationToken);
        var behind = new WhisperTranscriber(model).Transcribe((float[])[.. music, .. speech], options, null, TestContext.Current.CancellationToken);
        var offset = music.Length / 16_000.0;
        Assert.NotEmpty(alone.Segments);
        Assert.Equal(alone.Segments[0].Start + offset, behind.Segments[0].Start, 0.6);
        Assert.Equal(alone.Segments[^1].End + offset, behind.Segments[^1].End, 0.6);
    }

    private static float[] Line(string sound) => Resampler.ToFloat16k(sound switch
    {
        "silence" => LineSounds.Silence(40),
        "noise" => LineSounds.Noise(40, -50),
        "ring" => LineSounds.Cadence(40, 1.5, 3.5, 440),
        _ => LineSounds.Music(60, "piano", 0.4),
    }, LineSounds.SampleRate);
}
