using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>What the team missed is everyone's to see and to call back; what a colleague answered or missed on his own number is not.</summary>
public sealed class TeamMissedTests : IAsyncLifetime
{
    private const string DirectNumber = "+33199001022";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly HookOffice _office = new();

    [Theory]
    [InlineData("a ring group", "called=0199001000", new[] { "21", "22" }, true)]
    [InlineData("one phone, the team's number", "called=0199001000", new[] { "22" }, true)]
    [InlineData("a queue that rang nobody", "called=0199001000", new string[0], true)]
    [InlineData("a colleague's direct number", "called=0199001022", new[] { "22" }, false)]
    [InlineData("a colleague's extension", "called=22", new[] { "22" }, false)]
    public async Task MissedCall_ToTheTeam_IsSeenAndMarkedByAnyOperator(string situation, string called, string[] rings, bool visible)
    {
        await TellAsync(["event=incoming&linkedid=m&caller=0639981777&" + called, .. rings.Select(r => "event=ringing&linkedid=m&peer=" + r), "event=hangup&linkedid=m&dialstatus=NOANSWER"]);
        var call = await _office.CallAsync("+33639981777", "missed");
        Assert.True(visible == (await SearchAsync(_office.Alice)).Any(c => c.Id == call.Id), situation);
        Assert.Equal(visible, await WithAsync<IMissedCalls, bool>(missed => missed.SeeAsync(_office.Alice, call.Id, Ct)));
        Assert.Contains(await SearchAsync(new Person { Role = Roles.Supervisor }), c => c.Id == call.Id);
        if (visible)
            Assert.Equal("alice", (await WithAsync<IMissedCalls, IReadOnlyDictionary<Guid, MissedCall>>(missed => missed.OfAsync([call.Id], Ct)))[call.Id].SeenBy);
    }

    [Fact]
    public async Task AnsweredCall_OfAColleague_StaysHis()
    {
        await TellAsync("event=incoming&linkedid=a&caller=0639981778&called=0199001000", "event=ringing&linkedid=a&peer=22", "event=answered&linkedid=a&peer=22", "event=hangup&linkedid=a&dialstatus=ANSWER");
        var call = await _office.CallAsync("+33639981778", "answered");
        Assert.DoesNotContain(await SearchAsync(_office.Alice), c => c.Id == call.Id);
        Assert.Contains(await SearchAsync(_office.Bruno), c => c.Id == call.Id);
    }

    public async ValueTask InitializeAsync()
    {
        await _office.InitializeAsync();
        Assert.Empty(await WithAsync<IPeople, IReadOnlyList<string>>(people => people.UpdateAsync(_office.Bruno with { Numbers = [DirectNumber] }, Ct)));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private Task<IReadOnlyList<CallRow>> SearchAsync(Person viewer) =>
        WithAsync<ICallSearch, IReadOnlyList<CallRow>>(async search => (await search.SearchAsync(viewer, new(), Ct)).Items);

    private async Task TellAsync(params string[] reports)
    {
        foreach (var report in reports)
            Assert.Equal(200, (await _office.SendAsync(_office.Secret("asterisk"), report)).Status);
        await _office.SettledAsync();
    }

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = _office.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
