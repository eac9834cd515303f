using System.Text.Json;
using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;
using CallAssist.Tests.Engines.Voices;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>The demonstration calls end to end: packets to voices to text.</summary>
public sealed class DemoCallTests
{
    [Fact]
    public void Transcribe_DemoCalls_FewWordsWrong()
    {
        using var model = DemoModel.Open();
        var total = new WordErrors(0, 0);
        foreach (var name in (string[])["dialogue1-dsn", "dialogue2-bulletin", "dialogue3-technique"])
        {
            var call = Assert.Single(Captures.Extract(Path.Combine("Calls", name + ".pcapng"), new MediaOptions { SampleRate = 16_000 }).Calls);
            foreach (var party in call.Parties) total += Errors(model, name, party);
        }
        Assert.True(total.Rate < 0.06, $"{total.Errors} of {total.Words} words are wrong");
    }

    private static WordErrors Errors(WhisperModel model, string name, PartyMedia party)
    {
        var result = new WhisperTranscriber(model).Transcribe(
            Resampler.ToFloat16k(party.Samples, 16_000), new WhisperOptions { Threads = 2 }, null, TestContext.Current.CancellationToken);
        using var truth = JsonDocument.Parse(File.ReadAllText(Captures.Path(Path.Combine("Calls", name + ".json"))));
        var speaker = party.Role == PartyRole.Caller ? "caller" : "callee";
        var said = truth.RootElement.GetProperty("turns").EnumerateArray()
            .Where(t => t.GetProperty("speaker").GetString() == speaker).Select(t => t.GetProperty("text").GetString());
        return WordErrors.Between(string.Join(' ', said), string.Join(' ', result.Segments.Select(s => s.Text)));
    }
}
