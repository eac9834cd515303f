using System.Globalization;
using CallAssist.Engines.Voices;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>
/// Holds the engine against a whole set of captures where one is at hand: CALLASSIST_TEST_CAPTURES names its folder.
/// The table of docs/captures.md is what it writes to the file named by CALLASSIST_TEST_CAPTURES_TABLE.
/// </summary>
public sealed class CaptureSetTests
{
    private const int SlackSamples = 8000 * 40 / 1000;

    [Fact]
    public void Extract_EveryCaptureOfTheSet_HasItsCallsAndItsSentencesInPlace()
    {
        var folder = Environment.GetEnvironmentVariable("CALLASSIST_TEST_CAPTURES");
        if (folder is null) Assert.Skip("CALLASSIST_TEST_CAPTURES names no set of captures");
        var decoder = ExternalDecoders.Ffmpeg();
        if (decoder is null) Assert.Skip("ffmpeg is not installed");
        var results = new CaptureSet(folder).Cases().Select(truth => Judge(truth, Captures.Extract(truth.File, new MediaOptions { ExternalDecoder = decoder }))).ToList();
        if (Environment.GetEnvironmentVariable("CALLASSIST_TEST_CAPTURES_TABLE") is { } table) File.WriteAllLines(table, [.. Head, .. results.Select(r => r.Row)]);
        Assert.Empty(results.Where(r => r.Faults.Count > 0).Select(r => $"{r.Id}: {string.Join("; ", r.Faults)}"));
    }

    private static IEnumerable<string> Head =>
    [
        "| capture | what it is | sentences | calls | media | codecs | packets | lost | dup. | concealed ms | problems |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ];

    private static (string Id, string Row, List<string> Faults) Judge(CaptureCase truth, MediaReport report)
    {
        var faults = new List<string>();
        var turns = truth.Streams.SelectMany(s => s.Turns).ToList();
        var found = turns.Count(t => IsFound(report, t));
        if (found < turns.Count) faults.Add($"{found} of {turns.Count} sentences");
        var isOnThePbx = truth.Id.EndsWith(".pbx", StringComparison.Ordinal); // where one call may be told twice or once
        foreach (var dialog in truth.Sip.Where(s => s.Answered && !isOnThePbx))
            if (!report.Calls.Any(c => c.CallId == dialog.CallId && c.From == dialog.From && c.To == dialog.To && c.AnsweredAt is { } at && Math.Abs(Epoch(at) - dialog.AnsweredAt) < 0.05)) faults.Add($"dialog {dialog.CallId}");
        var problems = report.Calls.SelectMany(c => c.Problems).Concat(report.Problems).Select(p => p.Code).Distinct().ToList();
        if (truth.MediaEncryption == "undecryptable" && turns.Count == 0 && !problems.Contains(MediaProblems.Encrypted)) faults.Add("encrypted, and not said");
        if (truth.Streams.Count == 0 && problems.Count == 0) faults.Add("no voice, and no reason");
        return (truth.Id, Row(truth, report, $"{found} of {turns.Count}", problems), faults);
    }

    private static bool IsFound(MediaReport report, TurnTruth turn) => report.Calls.Where(c => c.StartedAt is not null).SelectMany(c => c.Parties, (c, p) => (Call: c, Party: p))
        .Any(x => Correlation.Find(x.Party.Samples, turn.Samples, (int)Math.Round((turn.StartEpoch - Epoch(x.Call.StartedAt!.Value)) * 8000), SlackSamples).Score >= Math.Min(0.95, turn.Score) - 0.05);

    private static string Row(CaptureCase truth, MediaReport report, string sentences, List<string> problems)
    {
        var parties = report.Calls.SelectMany(c => c.Parties).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"| {truth.Id.Replace("dev-", "", StringComparison.Ordinal)} | {truth.Description} | {sentences} | {report.Calls.Count} | {Join(report.Calls.Select(c => c.Media.ToString()))} | {Join(parties.Select(p => p.Codec))} | {parties.Sum(p => p.Packets)} | {parties.Sum(p => p.Lost)} | {parties.Sum(p => p.Duplicates)} | {parties.Sum(p => p.ConcealedMs)} | {Join(problems)} |");
    }

    private static string Join(IEnumerable<string?> values) => string.Join(", ", values.OfType<string>().Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : "–";

    private static double Epoch(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).TotalSeconds;
}
