using System.Net;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Announce;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Agent.Capture;
using CallAssist.Tests.Modules;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

/// <summary>What a caller was told of being recorded, from the dialplan's request and the operator's tick to the recording.</summary>
public sealed class AnnouncementTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Announcement_PlayedByTheSwitchboard_IsKeptWithTheRecordingOfThatCallAndErasedWithIt()
    {
        await using var office = await AgentOffice.OpenAsync();
        var hook = (await office.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("webhook", "PBX", "asterisk", TokenRights.ReportEvents), Ct)).Secret;
        await HookAsync(office, hook, "event=incoming&linkedid=7&caller=6001&called=6002");
        await HookAsync(office, hook, "event=announcement&linkedid=7&text=custom%2Fenregistrement&version=2026-03&status=SUCCESS");
        await HookAsync(office, hook, "event=announcement&linkedid=7&text=custom%2Fautre&version=1&status=FAILED");
        await HookAsync(office, hook, "event=ringing&linkedid=7&peer=6002");
        var calls = office.Services.GetRequiredService<ICallLog>();
        await ModuleHost.EventuallyAsync(async () => (await calls.ListAsync(new(), Ct)).Count == 1, "There is no call.");
        var recording = await RecordAsync(office, (await calls.ListAsync(new(), Ct))[0].Id);

        var announcements = office.Services.GetRequiredService<IAnnouncements>();
        await ModuleHost.EventuallyAsync(async () => (await announcements.OfRecordingAsync(recording, Ct)).Count > 0, "Nothing was noted.");
        var one = Assert.Single(await announcements.OfRecordingAsync(recording, Ct));
        Assert.Equal(("custom/enregistrement", "2026-03", null), (one.Text, one.Version, one.PersonId));

        var supervisor = new Person { Id = Guid.CreateVersion7(), Role = Roles.Supervisor };
        Assert.IsType<EraseOutcome.Done>(await office.Services.GetRequiredService<IRecordingKeeper>().EraseAsync(supervisor, [recording], "essai", Ct));
        Assert.Equal(0, await CountAsync(office));
    }

    [Fact]
    public async Task Announcement_TickedTwiceByTheOperator_IsKeptOnceWithHisName()
    {
        await using var office = await AgentOffice.OpenAsync();
        var facts = CaptureSendTests.Ready(office);
        var lea = new Person { Id = Guid.CreateVersion7(), Extensions = ["6002"] };
        var announcements = office.Services.GetRequiredService<IAnnouncements>();
        await announcements.TellAsync(lea, facts.CaptureId, null, Ct);
        await announcements.TellAsync(lea, facts.CaptureId, null, Ct);
        Assert.Equal([facts.CaptureId], await announcements.ToldAsync(lea, [facts.CaptureId, Guid.CreateVersion7()], Ct));

        using var agent = await AgentOffice.WatchAsync(CaptureSendTests.Capturing(office));
        await ModuleHost.EventuallyAsync(async () => (await office.ListAsync()).Count == 1, "The capture never came.");
        await agent.StopAsync(Ct);

        Assert.Equal(lea.Id, Assert.Single(await announcements.OfRecordingAsync((await office.ListAsync())[0].Id, Ct)).PersonId);
    }

    [Fact]
    public async Task Announcement_OfACallThatWasNotRecorded_IsForgottenAfterAMonth()
    {
        await using var office = await AgentOffice.OpenAsync();
        var database = office.Services.GetRequiredService<IDatabase>();
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "INSERT INTO recordings_announcement (id, call_id, at, text, version) VALUES (@id, @call, @at, 'accueil', '1')",
            new { id = Guid.CreateVersion7(), call = Guid.CreateVersion7(), at = DateTimeOffset.UtcNow.AddDays(-30) }), Ct);
        await new ForgetAnnouncements(database, TimeProvider.System).RunAsync(Guid.Empty, Ct);
        Assert.Equal(1, await CountAsync(office));

        await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE recordings_announcement SET at = @at", new { at = DateTimeOffset.UtcNow.AddDays(-32) }), Ct);
        await new ForgetAnnouncements(database, TimeProvider.System).RunAsync(Guid.Empty, Ct);
        Assert.Equal(0, await CountAsync(office));
    }

    /// <summary>A recording that belongs to this call.</summary>
    private static async Task<Guid> RecordAsync(AgentOffice office, Guid call)
    {
        office.Drop();
        using var agent = await AgentOffice.WatchAsync(office.Options);
        await ModuleHost.EventuallyAsync(async () => (await office.ListAsync()).Count == 1, "The capture never came.");
        await agent.StopAsync(Ct);
        var id = (await office.ListAsync())[0].Id;
        await ModuleHost.EventuallyAsync(async () => (await office.Services.GetRequiredService<IRecordings>().FindAsync(id, Ct))?.DurationMs is not null, "It was never extracted.");
        await office.Services.GetRequiredService<IDatabase>().WriteAsync(unit => unit.ExecuteAsync("UPDATE recordings_recording SET call_id = @call WHERE id = @id", new { call, id }), Ct);
        return id;
    }

    private static async Task HookAsync(AgentOffice office, string token, string query)
    {
        using var http = new HttpClient { BaseAddress = new(office.Options.Server) };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"hooks/{token}?{query}", Ct)).StatusCode);
    }

    private static Task<int> CountAsync(AgentOffice office) =>
        office.Services.GetRequiredService<IDatabase>().ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM recordings_announcement"), Ct);
}
