using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Decoding;

namespace CallAssist.Tests.Engines.Whisper;

public sealed class WordTimesTests
{
    [Fact]
    public void Entries_OfAPathWithAStep_AreWhereItGoesDown()
    {
        float[] values =
        [
            1, 1, 0, 0, 0, 0,
            0, 0, 1, 0, 0, 0,
            0, 0, 0, 1, 1, 1,
        ];
        Assert.Equal([0, 2, 3], TimeWarp.Entries(values, 3, 6));
    }

    [Fact]
    public void Entries_OfMoreRowsThanColumns_StayInside() =>
        Assert.Equal([0, 0, 0, 0, 1], TimeWarp.Entries([9, 0, 9, 0, 9, 0, 9, 0, 0, 9], 5, 2));

    [Fact]
    public void Transcribe_WithWordTimes_WordsFollowTheVoiceAndItsPauses()
    {
        using var model = DemoModel.Open();
        var voice = GoldenModels.Samples("fr_12s");
        var options = new WhisperOptions { Threads = 2, WordTimes = true };
        var aligned = new WhisperTranscriber(model).Transcribe(voice, options, null, TestContext.Current.CancellationToken);
        var spread = new WhisperTranscriber(model).Transcribe(voice, options with { WordTimes = false }, null, TestContext.Current.CancellationToken);
        Assert.Equal(spread.Segments.Select(s => s.Text), aligned.Segments.Select(s => s.Text));
        foreach (var segment in aligned.Segments)
        {
            Assert.Equal(segment.Text, string.Join(' ', segment.Words.Select(w => w.Text)));
            Assert.All(segment.Words, w => Assert.InRange(w.Start, segment.Start, w.End));
            Assert.All(segment.Words, w => Assert.InRange(w.End, w.Start, segment.End));
            Assert.Equal(segment.Words.Select(w => w.Start).Order(), segment.Words.Select(w => w.Start));
        }
        Assert.NotEqual(spread.Segments.SelectMany(s => s.Words).Select(w => w.Start), aligned.Segments.SelectMany(s => s.Words).Select(w => w.Start));
    }
}
