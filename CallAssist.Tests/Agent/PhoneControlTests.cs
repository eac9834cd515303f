using System.Net;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.Modules;
using CallAssist.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

/// <summary>Record, stop, pause and go on from the phone, at the wire: its keys as deploy/phones sets them, and codes that the switchboard tells of.</summary>
public sealed partial class PhoneControlTests : IAsyncLifetime
{
    private WebHost _host = null!;
    private FeedPeer _agent = null!;
    private Person _lea = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ICaptures Captures => _host.Services.GetRequiredService<ICaptures>();

    [Theory]
    [InlineData("yealink", "yealink.cfg", "<YealinkIPPhoneTextScreen")]
    [InlineData("snom", "snom.xml", "<SnomIPPhoneText>")]
    [InlineData("grandstream", "grandstream.xml", "<xmlapp>")]
    public async Task Key_OfThePhonesSample_PausesAndAnswersInItsXml(string source, string file, string xml)
    {
        var note = await CallAsync(CaptureState.Recording);
        var keys = Key().Matches(WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "deploy/phones", file), Ct))).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["pause", "resume", "start", "stop"], keys.Select(k => k.Split('?')[0]).Order());

        var (status, body) = await PressAsync(source, keys.Single(k => k.StartsWith("pause", StringComparison.Ordinal)).Replace("$local", "sip:6002@10.0.0.1").Replace("EXTENSION", "6002"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(xml, body);
        Assert.Contains("En pause", body);
        Assert.Equal(new CaptureCommand(note.Id, CaptureAction.Pause), await _agent.HearAsync<CaptureCommand>());
    }

    [Fact]
    public async Task Key_WithoutACall_IsRefusedOnTheScreenAndOnTheDesk()
    {
        await _agent.SayAsync(new CaptureList([]));

        var (_, body) = await PressAsync("yealink", "start?extension=6002");

        Assert.Contains("Refusé : aucun appel", WebUtility.HtmlDecode(body));
        Assert.Equal(CaptureAction.Start, Assert.Single(Captures.RefusedTo(_lea)).Action);
        Assert.Contains(await _host.Services.GetRequiredService<IAuditLog>().ListAsync(ct: Ct), e => e is { Action: "capture.start", Outcome: "denied", Subject: "extension:6002" });
    }

    [Fact]
    public async Task Key_OfAPhoneThatIsNeverRecorded_SaysSo()
    {
        await CallAsync(CaptureState.Recording);
        await _host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.UpdateAsync(_lea with { RecordMode = RecordMode.Never }));
        await _agent.SayAsync(new AgentHealth([], 0));
        await _agent.HearAsync<CapturePolicy>();

        Assert.Contains("ne s'enregistrent pas", WebUtility.HtmlDecode((await PressAsync("snom", "start?extension=6002")).Body));
        Assert.Contains("aucun agent", WebUtility.HtmlDecode((await PressAsync("snom", "start?extension=6009")).Body));
    }

    [Theory]
    [InlineData("cancel?extension=6002")]
    [InlineData("pause")]
    [InlineData("pause?extension=%3Cb%3E")]
    public async Task Key_ThatNamesNothingToDo_IsNotUnderstood(string key) => Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PressAsync("yealink", key)).Status);

    [Fact]
    public async Task Code_DialledAsTheSwitchboardTells_PausesAndMakesNoCall()
    {
        var note = await CallAsync(CaptureState.Recording);
        await HookAsync("event=outgoing&linkedid=9&caller=6002&called=*48");
        Assert.Equal(new CaptureCommand(note.Id, CaptureAction.Pause), await _agent.HearAsync<CaptureCommand>());
        await HookAsync("event=hangup&linkedid=9&caller=6002&called=*48&dialstatus=CHANUNAVAIL");

        // The agent saw it in the phone's own SIP, and the switchboard tells of it afterwards: nothing is refused.
        await _agent.SayAsync(new CaptureList([note with { State = CaptureState.Paused }]));
        await ModuleHost.EventuallyAsync(() => Task.FromResult(Captures.Of(_lea)[0].State == CaptureState.Paused), "The state never came.");
        await HookAsync("event=outgoing&linkedid=10&caller=6002&called=*48");
        await HookAsync("event=outgoing&linkedid=11&caller=6002&called=*49");
        Assert.Equal(new CaptureCommand(note.Id, CaptureAction.Resume), await _agent.HearAsync<CaptureCommand>());
        Assert.Empty(Captures.RefusedTo(_lea));
        Assert.Empty(await _host.Services.GetRequiredService<ICallLog>().ListAsync(new(), Ct));
    }

    [Fact]
    public async Task Refusal_OfTheAgentItself_ReachesItsOperatorOnly()
    {
        await _agent.SayAsync(new CaptureList([], [new("6002", CaptureAction.Start, DateTimeOffset.UtcNow), new("6009", CaptureAction.Start, DateTimeOffset.UtcNow)]));

        await ModuleHost.EventuallyAsync(() => Task.FromResult(Captures.RefusedTo(_lea).Count == 1), "It was never said.");
        Assert.Empty(Captures.RefusedTo(_lea with { Extensions = ["6009"] }));
    }

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        Assert.Empty(await _host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.AddAsync(new() { UserName = "lea", DisplayName = "Léa", Extensions = ["6002"] }, WebHost.Password)));
        _lea = (await _host.WithAsync<IPeople, Person?>(people => people.FindByNameAsync("lea")))!;
        var code = (await _host.Services.GetRequiredService<IAgents>().InviteAsync("PC", ["6002"], Ct)).Code;
        using var http = new HttpClient { BaseAddress = _host.Address };
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, AgentApi.Enrolment, new EnrolmentRequest(code, "PC", "1"), Ct);
        _agent = await FeedPeer.ConnectAsync(_host.Address, (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<EnrolmentReceipt>(answer.Content, Ct))!.Token);
        await _agent.HearAsync<CapturePolicy>();
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        await _host.DisposeAsync();
    }

    private async Task<CaptureNote> CallAsync(CaptureState state)
    {
        var note = new CaptureNote(Guid.CreateVersion7(), "6002", null, "0639981001", DateTimeOffset.UtcNow, state, null);
        await _agent.SayAsync(new CaptureList([note]));
        await ModuleHost.EventuallyAsync(() => Task.FromResult(Captures.Of(_lea).Count == 1), "The call never showed.");
        return note;
    }

    private async Task<(HttpStatusCode Status, string Body)> PressAsync(string source, string key)
    {
        using var http = new HttpClient { BaseAddress = _host.Address };
        using var answer = await http.GetAsync($"hooks/{await TokenAsync(source)}/record/{key}", Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    private async Task HookAsync(string query)
    {
        using var http = new HttpClient { BaseAddress = _host.Address };
        (await http.GetAsync($"hooks/{await TokenAsync("asterisk")}?{query}", Ct)).EnsureSuccessStatusCode();
    }

    private async Task<string> TokenAsync(string source) =>
        (await _host.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("webhook", source, source, TokenRights.ReportEvents), Ct)).Secret;

    [System.Text.RegularExpressions.GeneratedRegex(@"https://callassist\.example/hooks/TOKEN/record/([\w]+\?[^\s<]+)")]
    private static partial System.Text.RegularExpressions.Regex Key();
}
