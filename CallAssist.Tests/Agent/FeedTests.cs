using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Modules;
using CallAssist.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

/// <summary>The agent's feed on the real host.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private WebHost _host = null!;
    private string _token = "";

    [Fact]
    public async Task Feed_OnConnecting_TellsThePolicyOfTheServedExtensionsOnly()
    {
        await AddAsync("lea", RecordMode.Random, "6002", "6003");
        await AddAsync("noe", RecordMode.Always, "6009");
        await using var agent = await ConnectAsync();

        var policy = Assert.IsType<CapturePolicy>(await agent.HearAsync());

        Assert.Equal(600, policy.GraceSeconds);
        Assert.Equal([new("6002", CaptureMode.Random, 20)], policy.Extensions);
    }

    [Fact]
    public async Task Feed_PeopleSharingAnExtension_AreRecordedAsTheStrictestOfThem()
    {
        await AddAsync("lea", RecordMode.Always, "6002");
        await AddAsync("representative", RecordMode.Never, "6002");
        await using var agent = await ConnectAsync();

        Assert.Equal(CaptureMode.Never, Assert.Single((await agent.HearAsync<CapturePolicy>()).Extensions).Mode);
    }

    [Fact]
    public async Task Feed_SomebodyWhoIsNeverRecorded_IsExcludedAtTheOtherEndToo()
    {
        await AddAsync("lea", RecordMode.Always, "6002");
        var delegated = await AddAsync("representative", RecordMode.Never, "6009");
        await using var agent = await ConnectAsync();
        Assert.Equal(["6009"], (await agent.HearAsync<CapturePolicy>()).Excluded);

        await _host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.UpdateAsync(delegated with { Numbers = ["+33199006009"] }));
        await agent.SayAsync(new AgentHealth([], 0));

        Assert.Equal(["+33199006009", "6009"], (await agent.HearAsync<CapturePolicy>()).Excluded!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Feed_ModeChanged_IsToldBeforeTheNextCallRings()
    {
        var lea = await AddAsync("lea", RecordMode.Always, "6002");
        await using var agent = await ConnectAsync();
        await agent.HearAsync<CapturePolicy>();
        await _host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.UpdateAsync(lea with { RecordMode = RecordMode.Never }));

        await RingAsync("6002");

        Assert.Equal(CaptureMode.Never, Assert.Single(Assert.IsType<CapturePolicy>(await agent.HearAsync()).Extensions).Mode);
        var ringing = Assert.IsType<CallRinging>(await agent.HearAsync());
        Assert.Equal(["6002"], ringing.Extensions);
        Assert.Equal("+33639981001", ringing.Number);
    }

    [Fact]
    public async Task Feed_CallAnsweredBeforeTheAgentCame_IsTold()
    {
        await AddAsync("lea", RecordMode.Always, "6002");
        await RingAsync("6002");
        await HookAsync("event=answered&linkedid=1&peer=6002");
        var calls = _host.Services.GetRequiredService<CallAssist.Modules.Telephony.Contracts.ICallLog>();
        await ModuleHost.EventuallyAsync(async () => (await calls.ListAsync(new())).Any(c => c.AnsweredAt is not null), "The call was never answered.");

        await using var agent = await ConnectAsync();

        var answered = await agent.HearAsync<CallAnswered>();
        Assert.Equal("6002", answered.Extension);
        await HookAsync("event=hangup&linkedid=1&dialstatus=ANSWER&cause=16");
        Assert.Equal(answered.CallId, (await agent.HearAsync<CallEnded>()).CallId);
    }

    [Fact]
    public async Task Captures_AskedFor_ReachTheAgentOfTheirOwnerOnly()
    {
        var lea = await AddAsync("lea", RecordMode.Always, "6002");
        var noe = await AddAsync("noe", RecordMode.Always, "6009");
        await using var agent = await ConnectAsync();
        var (mine, foreign) = (Note("6002"), Note("6009"));
        await agent.SayAsync(new CaptureList([mine, foreign]));
        await ModuleHost.EventuallyAsync(() => Task.FromResult(Captures.Of(lea).Count == 1), "The capture never showed.");

        // An agent that names captures of phones it does not serve is not believed.
        Assert.Empty(Captures.Of(noe));
        Assert.False(await Captures.AskAsync(noe, mine.Id, CaptureAction.Cancel, TestContext.Current.CancellationToken));
        Assert.True(await Captures.AskAsync(lea, mine.Id, CaptureAction.Release, TestContext.Current.CancellationToken));

        Assert.Equal(new CaptureCommand(mine.Id, CaptureAction.Release), await agent.HearAsync<CaptureCommand>());
    }

    [Fact]
    public async Task Cancelled_SaidTwice_IsNotedEachTimeAndKeptOnce()
    {
        await AddAsync("lea", RecordMode.Always, "6002");
        await using var agent = await ConnectAsync();
        var fact = new CaptureCancelled(Guid.CreateVersion7(), "6002", null, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);

        await agent.SayAsync(fact);
        await agent.SayAsync(fact);

        Assert.Equal(fact.CaptureId, (await agent.HearAsync<CancelNoted>()).CaptureId);
        Assert.Equal(fact.CaptureId, (await agent.HearAsync<CancelNoted>()).CaptureId);
    }

    [Fact]
    public async Task Health_Reported_StandsOnTheAgentsRowUntilItIsRevoked()
    {
        await using var agent = await ConnectAsync();
        await agent.SayAsync(new AgentHello("1.2.3", "PC-LEA", "Debian"));
        await agent.SayAsync(new AgentHealth([new(AgentProblems.DumpcapMissing, "not in PATH")], 3));
        var row = await RowAsync(a => a.Problems.Count == 1);

        Assert.Equal(("1.2.3", "PC-LEA", 3, true), (row.Version, row.Machine, row.Waiting, row.Online));
        await Agents.RevokeAsync(row.Id, TestContext.Current.CancellationToken);

        while (await agent.HearAsync() is not null)
        {
            // What was on its way.
        }

        Assert.Empty(await Agents.ListAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(ConnectAsync);
    }

    [Fact]
    public async Task Agent_Running_IsSeenOnTheServerAndComesBackByItself()
    {
        await using var office = await AgentOffice.OpenAsync();
        using var agent = await AgentOffice.WatchAsync(office.Options);
        await ModuleHost.EventuallyAsync(() => OnlineAsync(office), "The agent never came.");
        await office.StopServerAsync();
        await office.StartServerAsync();

        await ModuleHost.EventuallyAsync(() => OnlineAsync(office), "The agent never came back.");

        await agent.StopAsync();
    }

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        var code = (await Agents.InviteAsync("PC", ["6002"])).Code;
        using var http = new HttpClient { BaseAddress = _host.Address };
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, AgentApi.Enrolment, new EnrolmentRequest(code, "PC", "1"));
        _token = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<EnrolmentReceipt>(answer.Content))!.Token;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private IAgents Agents => _host.Services.GetRequiredService<IAgents>();

    private ICaptures Captures => _host.Services.GetRequiredService<ICaptures>();

    private Task<FeedPeer> ConnectAsync() => FeedPeer.ConnectAsync(_host.Address, _token);

    private static CaptureNote Note(string extension) => new(Guid.CreateVersion7(), extension, null, "0199000001", DateTimeOffset.UtcNow, CaptureState.Held, null);

    private static async Task<bool> OnlineAsync(AgentOffice office) => (await office.Services.GetRequiredService<IAgents>().ListAsync()).Any(a => a.Online && a.Version.Length > 0);

    private async Task<AgentRow> RowAsync(Func<AgentRow, bool> wanted)
    {
        await ModuleHost.EventuallyAsync(async () => (await Agents.ListAsync()).Any(wanted), "The agent's row never came to that.");
        return (await Agents.ListAsync()).Single(wanted);
    }

    private async Task<Person> AddAsync(string name, RecordMode mode, params string[] extensions)
    {
        var person = new Person { UserName = name, DisplayName = name, RecordMode = mode, Extensions = extensions };
        Assert.Empty(await _host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.AddAsync(person, WebHost.Password)));
        return (await _host.WithAsync<IPeople, Person?>(people => people.FindByNameAsync(name)))!;
    }

    private async Task RingAsync(string extension)
    {
        await HookAsync("event=incoming&linkedid=1&caller=0639981001&called=0199001000");
        await HookAsync($"event=ringing&linkedid=1&peer={extension}");
    }

    private string? _hook;

    private async Task HookAsync(string query)
    {
        _hook ??= (await _host.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("webhook", "PBX", "asterisk", TokenRights.ReportEvents))).Secret;
        using var http = new HttpClient { BaseAddress = _host.Address };
        (await http.GetAsync($"hooks/{_hook}/asterisk?{query}")).EnsureSuccessStatusCode();
    }
}
