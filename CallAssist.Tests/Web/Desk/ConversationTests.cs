using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Web.Components;

namespace CallAssist.Tests.Web.Desk;

public sealed class ConversationTests
{
    [Fact]
    public void Turns_OfOneSpeaker_AreOneUntilTheOtherSpeaksOrALongSilence()
    {
        var turns = Turn.Group(
        [
            Said(0, 2, "callee", "Bonjour,"), Said(2.5, 4, "callee", "je vous écoute."),
            Said(5, 7, "caller", "Bonjour."), Said(12, 14, "caller", "Ma DSN."),
        ]);
        Assert.Equal([("callee", 0, 2), ("caller", 5, 1), ("caller", 12, 1)], turns.Select(t => (t.Speaker, (int)t.Start, t.Segments.Count)));
    }

    [Fact]
    public void Turns_OfSilence_AreNone() => Assert.Empty(Turn.Group([]));

    [Theory]
    [InlineData("Ma DSN mensuelle", "dsn", "Ma |[DSN]| mensuelle")]
    [InlineData("DSN", "DSN", "[DSN]")]
    [InlineData("La paie", "DSN", "La paie")]
    [InlineData("bloc S21, DSN mensuelle", "DSN mensuelle;DSN;bloc S21", "[bloc S21]|, |[DSN mensuelle]")]
    [InlineData("Ma DSN", "", "Ma DSN")]
    public void Marks_OfKeywords_CutTheTextAtTheirPlaces(string text, string words, string expected)
    {
        var pieces = MarkedText.Split(text, words.Split(';'));
        Assert.Equal(expected, string.Join('|', pieces.Select(p => p.Marked ? $"[{p.Text}]" : p.Text)));
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
    }

    [Theory]
    [InlineData("Ma DSN mensuelle ne part", "DSN mensuelle", "0", "Ma?| |[DSN mensuelle]| ne part")]
    [InlineData("Ma DSN mensuelle ne part", "DSN mensuelle", "2;4", "Ma |[DSN ]|[mensuelle]?| ne |part?")]
    [InlineData("Ma DSN mensuelle ne part", "", "1;2", "Ma |DSN?| |mensuelle?| ne part")]
    [InlineData("Ma DSN", "", "", "Ma DSN")]
    public void Doubts_OfTheEngine_CutTheTextAtTheirWords(string text, string words, string unsure, string expected)
    {
        var pieces = MarkedText.Doubt(MarkedText.Split(text, words.Split(';')), [.. unsure.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);
        Assert.Equal(expected, string.Join('|', pieces.Select(p => (p.Marked ? $"[{p.Text}]" : p.Text) + (p.Unsure ? "?" : ""))));
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
    }

    private static TranscriptSegment Said(double start, double end, string speaker, string text) => new(start, end, speaker, text, 0.9);
}
