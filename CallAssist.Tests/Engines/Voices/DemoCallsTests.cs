using System.Text.Json;
using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Engines.Voices;

public sealed class DemoCallsTests
{
    [Theory]
    [InlineData("dialogue1-dsn")]
    [InlineData("dialogue2-bulletin")]
    [InlineData("dialogue3-technique")]
    public void Extract_DemoCall_TwoVoicesThatSpeakInTheirTurns(string name)
    {
        var call = Assert.Single(Captures.Extract(Path.Combine("Calls", name + ".pcapng")).Calls);

        Assert.Equal(("6001", "6002"), (call.From, call.To));
        Assert.Equal(MediaKind.Clear, call.Media);
        Assert.Empty(call.Problems);
        Assert.Equal([PartyRole.Caller, PartyRole.Callee], call.Parties.Select(p => p.Role));
        Assert.All(call.Parties, p => Assert.Equal("PCMA", p.Codec));
        using var truth = JsonDocument.Parse(File.ReadAllText(Captures.Path(Path.Combine("Calls", name + ".json"))));
        foreach (var turn in truth.RootElement.GetProperty("turns").EnumerateArray())
        {
            var speaker = turn.GetProperty("speaker").GetString() == "caller" ? 0 : 1;
            var (from, to) = (turn.GetProperty("start").GetDouble(), turn.GetProperty("end").GetDouble());
            Assert.True(Level(call.Parties[speaker].Samples, from, to) > 4 * Level(call.Parties[1 - speaker].Samples, from, to), $"turn at {from} s");
        }
    }

    private static double Level(short[] samples, double from, double to) =>
        Math.Sqrt(samples[(int)(from * 8000)..(int)(to * 8000)].Average(s => (double)s * s));
}
