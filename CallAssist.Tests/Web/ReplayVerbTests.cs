using System.Text.Json.Nodes;
using CallAssist.Web.Cli;

namespace CallAssist.Tests.Web;

/// <summary>A scenario in, calls and mails and figures out.</summary>
public sealed class ReplayVerbTests
{
    private const string Scenario =
        """
        {"id":"one","tz":"Europe/Paris","start":"2026-03-10T09:00:00+01:00","until_t":3600000,
         "config":{"extensions":{"201":"karine","202":"julien"},"directory":{"+33639981001":"Boulangerie Durand"}},
         "events":[
          {"t":2000,"source":"voicemanager","event":"appel_entrant","caller":"06 39 98 10 01","callee":"0199001000","extension":null,"call_id":"V1","ts":"2026-03-10T09:00:02"},
          {"t":2600,"source":"voicemanager","event":"sonnerie","caller":"06 39 98 10 01","callee":"0199001000","extension":"201","call_id":"V1","ts":"2026-03-10T09:00:02"},
          {"t":9000,"source":"voicemanager","event":"decroche","caller":"06 39 98 10 01","callee":"0199001000","extension":"201","call_id":"V1","ts":"2026-03-10T09:00:09"},
          {"t":99000,"source":"voicemanager","event":"raccroche","caller":"06 39 98 10 01","callee":"0199001000","extension":"201","call_id":"V1","ts":"2026-03-10T09:01:39"},
          {"t":200000,"source":"asterisk","event":"Newchannel","caller":"anonymous","callee":"0199001000","extension":null,"call_id":"1.1","ts":"2026-03-10T09:03:20+01:00"},
          {"t":230000,"source":"asterisk","event":"Hangup","caller":"anonymous","callee":"0199001000","extension":null,"call_id":"1.1","ts":"2026-03-10T09:03:50+01:00","reason":"NOANSWER"}],
         "interventions":[]}
        """;

    [Fact]
    public void Scenario_Replayed_TellsCallsMailsAndFigures()
    {
        var folder = Directory.CreateTempSubdirectory("callassist-test-").FullName;
        var (from, to) = (Path.Combine(folder, "in.jsonl"), Path.Combine(folder, "out.jsonl"));
        File.WriteAllText(from, Scenario.ReplaceLineEndings(" "));
        Assert.Equal(0, ReplayVerb.Run(["--in", from, "--out", to], TextWriter.Null, TextWriter.Null));
        var told = JsonNode.Parse(File.ReadAllText(to))!;
        Assert.Equal(["answered", "missed"], told["calls"]!.AsArray().Select(c => (string)c!["status"]!));
        Assert.Equal(("karine", "+33639981001", 7, 90), ((string)told["calls"]![0]!["answered_by"]!, (string)told["calls"]![0]!["number"]!, (int)(double)told["calls"]![0]!["ring_s"]!, (int)(double)told["calls"]![0]!["talk_s"]!));
        Assert.Equal(2, (int)Assert.Single(told["missed_mails"]!.AsArray())!["call"]!);
        Assert.Equal((99_000 + 600_000, 1), ((int)Assert.Single(told["reminder_mails"]!.AsArray())!["t"]!, (int)told["reminder_mails"]![0]!["calls"]![0]!));
        Assert.Equal("""{"09":{"handled":1,"missed":1,"max_simultaneous":1}}""", told["digest"]!["hours"]!.ToJsonString());
        Assert.Equal("Boulangerie Durand", (string)told["digest"]!["customers"]![0]!);
    }

    [Theory]
    [InlineData("""{"id":"x"}""", "line 1: \"start\"")]
    [InlineData("""{"id":"x","tz":"Europe/Paris","start":"2026-03-10T09:00:00+01:00","until_t":1,"config":{},"events":[{"t":0,"source":"fax"}]}""", "There is no source fax")]
    public void Scenario_ThatIsNone_IsNamedWithItsLine(string line, string problem)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, line);
        using var error = new StringWriter();
        Assert.Equal(1, ReplayVerb.Run(["--in", file, "--out", Path.ChangeExtension(file, ".out")], TextWriter.Null, error));
        Assert.Contains(problem, error.ToString());
    }
}
