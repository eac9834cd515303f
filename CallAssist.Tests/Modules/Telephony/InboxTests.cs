using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Inbox;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>Requests are found as they came, and read again once the mapping fits them.</summary>
public sealed class InboxTests(HookOffice office) : IClassFixture<HookOffice>
{
    [Fact]
    public async Task Requests_InAForeignDialect_BecomeTheirCallOnceTheMappingFits()
    {
        var secret = office.Secret("voicemanager");
        Assert.Equal(422, (await office.SendAsync(secret, "evt=RING_IN&ref=x1&num=0639981301&dest=0199001000&poste=21", "get")).Status);
        await office.SendAsync(secret, "evt=PICKUP&ref=x1&num=0639981301&dest=0199001000&poste=21", "get");
        await office.SendAsync(secret, "evt=END&ref=x1&num=0639981301&dest=0199001000&poste=21", "get");
        var mapping = new VoiceManagerMapping
        {
            Event = "evt", CallId = "ref", Caller = "num", Called = "dest", Extension = "poste",
            Events = [new("RING_IN", EventMeaning.Incoming), new("PICKUP", EventMeaning.Answered), new("END", EventMeaning.HungUp)],
        };
        var mappings = office.Services.GetRequiredService<IVoiceManagerMappings>();
        Assert.Empty(await mappings.SaveAsync(mapping));
        Assert.Equal(3, await WithInboxAsync(inbox => inbox.RerunAsync("voicemanager", DateTimeOffset.MinValue)));
        Assert.Equal("21", (await office.CallAsync("+33639981301", "answered")).Extension);
        var found = await WithInboxAsync(inbox => inbox.SearchAsync(new() { Text = "ref=x1", Outcome = "accepted" }));
        Assert.Equal(3, found.Total);
        Assert.Single(found.Items.Select(r => r.CallId).Distinct());
        await mappings.SaveAsync(new());
    }

    [Fact]
    public async Task Request_ReadAgain_IsInItsCallOnceOnly()
    {
        await office.SendAsync(office.Secret("generic"), "event=newCall&from=0639981302&to=21&direction=in&callId=again");
        await office.SendAsync(office.Secret("generic"), "event=hangup&callId=again&cause=noAnswer");
        var call = await office.CallAsync("+33639981302", "missed");
        var told = await WithInboxAsync(inbox => inbox.SearchAsync(new() { CallId = call.Id }));
        Assert.Equal(2, told.Total);
        for (var i = 0; i < 2; i++)
            Assert.Equal(2, await WithInboxAsync(inbox => inbox.RerunAsync([.. told.Items.Select(r => r.Id)])));
        var again = await office.CallAsync("+33639981302", "missed");
        Assert.Equal(2, await CountAsync("SELECT COUNT(*) FROM telephony_report WHERE call_id = @value", again.Id.ToString()));
        Assert.Equal(2, (await WithInboxAsync(inbox => inbox.SearchAsync(new() { CallId = again.Id }))).Total);
    }

    [Fact]
    public async Task Request_NamingASecret_IsKeptWithoutIt()
    {
        await office.SendAsync(office.Secret("generic"), $"event=newCall&from=0639981303&callId=mask&password=hunter2&note={office.Secret("generic")}");
        await office.PostAsync(office.Secret("generic"), """{"event":"newCall","callId":"mask2","from":"0639981304","token":"hunter2"}""");
        var kept = (await WithInboxAsync(inbox => inbox.SearchAsync(new() { Text = "mask" }))).Items;
        Assert.Equal(2, kept.Count);
        Assert.All(kept, r => Assert.DoesNotContain("hunter2", r.Body));
        Assert.All(kept, r => Assert.DoesNotContain(office.Secret("generic"), r.Body));
        Assert.Contains("password=***&note=***", kept[1].Body);
        Assert.Contains("\"token\":\"***\"", kept[0].Body);
    }

    [Fact]
    public async Task Search_ForAPercentSign_FindsOnlyThose()
    {
        await office.PostAsync(office.Secret("generic"), "hundred%_sure", "text/plain");
        Assert.Equal(1, (await WithInboxAsync(inbox => inbox.SearchAsync(new() { Text = "%_s" }))).Total);
    }

    [Fact]
    public async Task Requests_OverTheirTime_AreForgottenAndTheirCallsStay()
    {
        await office.SendAsync(office.Secret("generic"), "event=newCall&from=0639981305&to=21&direction=in&callId=old");
        await office.SendAsync(office.Secret("generic"), "event=hangup&callId=old");
        var call = await office.CallAsync("+33639981305", "missed");
        await office.Database.WriteAsync(unit => unit.ExecuteAsync("UPDATE telephony_receipt SET received_at = @Old WHERE call_id = @Id", new { Old = DateTimeOffset.UtcNow.AddDays(-31), call.Id }));
        await using (var scope = office.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<InboxRetention>().RunAsync(Guid.Empty, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await WithInboxAsync(inbox => inbox.SearchAsync(new() { CallId = call.Id }))).Total);
        Assert.NotNull(await office.Log.FindAsync(call.Id));
    }

    [Theory]
    [InlineData("/hooks/TOKEN/?event=sonnerie&call_id=7&caller=0639981001&callee=0199001000&extension=21")]
    [InlineData("https://callassist.example/hooks/TOKEN/sonnerie?call_id=7&caller=0639981001&callee=0199001000&extension=21")]
    [InlineData("event=sonnerie&call_id=7&caller=06 39 98 10 01&callee=0199001000&extension=21")]
    [InlineData("""{"event":"sonnerie","call_id":7,"caller":"+33639981001","callee":"0199001000","extension":"21"}""")]
    [InlineData("POST /hooks/TOKEN HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nevent=sonnerie&call_id=7&caller=0639981001&callee=0199001000&extension=21")]
    public async Task Request_PastedInAnyForm_IsTried(string pasted)
    {
        var trial = await office.Services.GetRequiredService<IVoiceManagerMappings>().TryAsync(new(), pasted, TestContext.Current.CancellationToken);
        Assert.Equal((null, EventMeaning.Rings, "7", "+33639981001", "21"), (trial.Problem, trial.Meaning, trial.CallId, trial.Caller, trial.Extension));
    }

    [Fact]
    public async Task Mapping_ThatCannotWork_IsNotStored()
    {
        var mappings = office.Services.GetRequiredService<IVoiceManagerMappings>();
        var wrong = new VoiceManagerMapping { CallId = " ", Events = [new("x", EventMeaning.HungUp), new("X", EventMeaning.HungUp), new("", EventMeaning.Answered)] };
        Assert.Equal(["ParameterMissing", "EventUnnamed", "EventTwice", "NoBeginning"], await mappings.SaveAsync(wrong));
        Assert.Equal("call_id", (await mappings.GetAsync()).CallId);
    }

    private async Task<T> WithInboxAsync<T>(Func<IInbox, Task<T>> ask)
    {
        await office.SettledAsync();
        await using var scope = office.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IInbox>());
    }

    private Task<int> CountAsync(string sql, string value) => office.Database.ReadAsync(c => c.ExecuteScalarAsync<int>(sql, new { value }));
}
