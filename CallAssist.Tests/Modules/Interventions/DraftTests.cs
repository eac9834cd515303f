using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using static CallAssist.Tests.Modules.Interventions.InterventionsHost;

namespace CallAssist.Tests.Modules.Interventions;

public sealed class DraftTests
{
    [Fact]
    public async Task InsightsReady_Raised_SchedulesTheDraftOfThatRecording()
    {
        await using var host = await StartAsync();
        var recording = Guid.CreateVersion7();
        await host.Database.WriteAsync(unit =>
        {
            unit.Raise(new InsightsReady(Guid.CreateVersion7(), DateTimeOffset.UtcNow, recording));
            return Task.CompletedTask;
        });
        await ModuleHost.EventuallyAsync(() => Task.FromResult(!host.Pipeline.Enqueued.IsEmpty), "nothing was scheduled");
        // An event may come twice; scheduling twice is once.
        Assert.Equal([(PipelineStep.Draft, recording)], host.Pipeline.Enqueued.Distinct());
    }

    [Fact]
    public async Task Draft_WrittenTwice_IsOneAndRefreshed()
    {
        await using var host = await StartAsync();
        var recording = Guid.CreateVersion7();
        var first = await host.DraftAsync(recording);
        var second = await host.DraftAsync(recording, subject: "DSN de juin rejetée");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal("DSN de juin rejetée", second.Body.Subject);
        Assert.Single(await host.Interventions.DraftsAsync(Chief));
        var revision = Assert.Single(await host.Interventions.RevisionsAsync(Chief, first.Id));
        Assert.Equal(("refreshed", null, "DSN rejetée"), (revision.Change, revision.Author, revision.Body.Subject));
    }

    [Fact]
    public async Task Draft_CorrectedByAPerson_IsNotOverwrittenByASecondRun()
    {
        await using var host = await StartAsync();
        var recording = Guid.CreateVersion7();
        var draft = await host.DraftAsync(recording);
        await host.Interventions.CorrectAsync(Alice, draft.Id, draft.Version, draft.Body with { Subject = "Ce qu'Alice a tapé" });
        var again = await host.DraftAsync(recording, subject: "Autre texte");

        Assert.Equal("Ce qu'Alice a tapé", again.Body.Subject);
        Assert.Equal(2, again.Version);
    }

    [Fact]
    public async Task Draft_OfACallWrittenByHand_StandsBesideIt()
    {
        await using var host = await StartAsync();
        var call = new CallRow { Id = Guid.CreateVersion7(), Extension = "21", Number = "+33155551234", StartedAt = DateTimeOffset.UnixEpoch };
        host.Calls.Calls.Add(call);
        await host.Interventions.WriteAsync(Alice, Text("À la main"), call.Id);
        await host.DraftAsync(call: call.Id, subject: "Brouillon");

        var both = await host.Interventions.OfCallAsync(Alice, call.Id);
        Assert.Equal([("À la main", false), ("Brouillon", true)], both.Select(i => (i.Body.Subject, i.Drafted)));
        Assert.Equal([call.Id], await host.Interventions.CoveredAsync([call.Id, Guid.CreateVersion7()]));
    }

    [Fact]
    public async Task Draft_Committed_IsToldToOpenPages()
    {
        await using var host = await StartAsync();
        var told = new TaskCompletionSource<InterventionChanged>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var broken = host.Feed.Subscribe(_ => throw new InvalidOperationException("a page died"));
        using var page = host.Feed.Subscribe(change => told.TrySetResult(change));
        var draft = await host.DraftAsync();
        Assert.Equal(draft.Id, (await told.Task.WaitAsync(TestContext.Current.CancellationToken)).InterventionId);
    }

    [Fact]
    public async Task Drafts_OfAnExtension_AreSeenByItsOperatorAndTheSupervisorOnly()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync(extension: "21");

        Assert.Equal([draft.Id], (await host.Interventions.DraftsAsync(Alice)).Select(d => d.Id));
        Assert.Equal([draft.Id], (await host.Interventions.DraftsAsync(Chief)).Select(d => d.Id));
        Assert.Empty(await host.Interventions.DraftsAsync(Bruno));
        Assert.Null(await host.Interventions.FindAsync(Bruno, draft.Id));
        Assert.Null(await host.Interventions.OfRecordingAsync(Bruno, draft.RecordingId!.Value));
        Assert.Equal(0, (await host.Interventions.SearchAsync(Bruno, new InterventionFilter())).Total);
    }
}
