using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Tests.Modules;
using CallAssist.Tests.Web.Desk;
using CallAssist.Web.Pages.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

/// <summary>Recordings that found no call by themselves.</summary>
public sealed class MatchingTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    private IRecordingMatching Matching => office.Host.Services.GetRequiredService<IRecordingMatching>();

    [Fact]
    public async Task Candidates_OfAnUnmatchedRecording_AreFreeCallsNearIt_TheLikeliestFirst()
    {
        var at = DeskOffice.Morning.AddDays(1);
        var far = await office.AddCallAsync("+33161000009", at: at.AddMinutes(50));
        var near = await office.AddCallAsync("+33161000001", at: at.AddMinutes(-1));
        await office.AddCallAsync("+33161000002", at: at.AddHours(3));
        await office.AddCallAsync("+33161000003", status: "missed", at: at);
        var taken = await office.AddCallAsync("+33161000004", at: at.AddSeconds(5));
        await office.AddRecordingAsync("0161000004", call: taken, at: at);
        var unmatched = await office.AddRecordingAsync("0161000001", at: at);
        var lea = await office.PersonAsync("lea");
        Assert.Equal([near, far], (await Matching.CandidatesAsync(lea, unmatched)).Select(c => c.Id));
        Assert.Empty(await Matching.CandidatesAsync(await office.PersonAsync("tom"), unmatched));
    }

    [Fact]
    public async Task Capture_WithTwoCalls_IsTwoRecordings_EachOfItsOwnCall()
    {
        var at = DeskOffice.Morning.AddDays(4);
        var first = await office.AddCallAsync("+33164000001", at: at);
        var second = await office.AddCallAsync("+33164000002", at: at.AddMinutes(20));
        // Sections of pcapng may follow each other in one file.
        byte[] both = [.. Capture("dialogue1-dsn", at), .. Capture("dialogue2-bulletin", at.AddMinutes(20))];
        using (await office.Host.UploadAsync(await office.Host.TokenAsync(), both, "both.pcapng", "&extension=6002"))
        {
            var recordings = office.Host.Services.GetRequiredService<IRecordingSearch>();
            var lea = await office.PersonAsync("lea");
            await ModuleHost.EventuallyAsync(async () => (await recordings.OfCallsAsync(lea, [first, second])).Count == 2, "There are not two recordings with a call each.");
            var found = await recordings.OfCallsAsync(lea, [first, second]);
            Assert.NotEqual(found[first].Id, found[second].Id);
            Assert.InRange((found[second].StartedAt - found[first].StartedAt)!.Value, TimeSpan.FromMinutes(19), TimeSpan.FromMinutes(21));
            Assert.NotEqual(found[first].DurationMs, found[second].DurationMs);

            // Once more from the start, as from the Jobs page: the same rows, the same calls.
            var pipeline = office.Host.Services.GetRequiredService<IRecordingPipeline>();
            await ModuleHost.EventuallyAsync(async () => await pipeline.RerunAsync(found[first].Id, PipelineStep.Extract), "It could not be run again.");
            await ModuleHost.EventuallyAsync(async () => (await recordings.OfCallsAsync(lea, [first])).GetValueOrDefault(first) is { WaitingCode: "no-model", Running: false }, "It did not run again.");
            var again = await recordings.OfCallsAsync(lea, [first, second]);
            Assert.Equal((found[first].Id, found[second].Id), (again[first].Id, again[second].Id));
        }
    }

    [Fact]
    public async Task Download_OfARecordingWithItsCall_IsNamedAfterTheCallsCustomer()
    {
        var at = DeskOffice.Morning.AddDays(5);
        await office.AddCustomerAsync(new() { Name = "Boulangerie Mûre", Numbers = ["+33165000001"] });
        var recording = await office.AddRecordingAsync("6001", call: await office.AddCallAsync("+33165000001", at: at), at: at);
        var naming = office.Host.Services.GetRequiredService<CallAssist.Modules.Transcription.Download.CallNaming>();
        var names = await naming.OfAsync((await office.Host.Services.GetRequiredService<IRecordings>().FindAsync(recording))!, TestContext.Current.CancellationToken);
        Assert.Equal("2026-03-15 10h00 Boulangerie Mûre - Léa Petit", names.FileName);
    }

    private static byte[] Capture(string name, DateTimeOffset at) => CallAssist.Web.Demo.DemoCapture.At(at, File.ReadAllBytes(AgentCalls.Fixture($"Calls/{name}.pcapng")));

    [Fact]
    public async Task Assign_WithOneClick_GivesTheRecordingItsCallAndIsNoted()
    {
        var at = DeskOffice.Morning.AddDays(2);
        var call = await office.AddCallAsync("+33162000001", direction: "outbound", at: at);
        var recording = await office.AddRecordingAsync("6002", "0162000001", at: at);
        Assert.Single((await office.Host.ReadAsync<RecordingList>("lea", "/recordings?call=none&q=0162")).QuerySelectorAll("article.row"));
        Assert.False(await Matching.AssignAsync(await office.PersonAsync("tom"), recording, call));
        Assert.True(await Matching.AssignAsync(await office.PersonAsync("lea"), recording, call));
        var found = (await office.Host.Services.GetRequiredService<IRecordings>().FindAsync(recording))!;
        Assert.Equal((call, "outbound", "callee"), (found.CallId, found.Direction, found.CustomerSide));
        Assert.Empty((await office.Host.ReadAsync<RecordingList>("lea", "/recordings?call=none&q=0162")).QuerySelectorAll("article.row"));
        var acts = await office.Host.Services.GetRequiredService<IAuditLog>().FindAsync(new() { Action = "recording.assign", Subject = $"recording:{recording}" });
        Assert.Contains(acts.Items, a => a.Outcome == "ok");
    }

    [Fact]
    public async Task Assign_ToACallOfAnotherPhone_IsASupervisorsOnly()
    {
        var at = DeskOffice.Morning.AddDays(3);
        var call = await office.AddCallAsync("+33163000001", "6003", at: at);
        var recording = await office.AddRecordingAsync("0163000001", at: at);
        Assert.False(await Matching.AssignAsync(await office.PersonAsync("lea"), recording, call));
        Assert.True(await Matching.AssignAsync(await office.PersonAsync("supervisor"), recording, call));
    }
}
