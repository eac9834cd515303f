using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Pages.Board;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>The board: who rings, talks and holds, from the switchboard's requests.</summary>
public sealed class BoardTests : IAsyncLifetime
{
    private readonly HookOffice _office = new();

    [Fact]
    public async Task Board_FollowsACallFromTheQueueToTheTalker()
    {
        var told = 0;
        using var subscription = Live.Subscribe(() => Interlocked.Increment(ref told));
        await TellAsync("event=incoming&linkedid=1&caller=0639981001&called=0199001000", "event=queued&linkedid=1");
        Assert.Single((await ViewAsync(Supervisor)).Waiting);
        await TellAsync("event=ringing&linkedid=1&peer=21", "event=ringing&linkedid=1&peer=22");
        Assert.Equal(["ringing", "ringing"], (await ViewAsync(Supervisor)).Seats.Select(s => s.State));
        await TellAsync("event=answered&linkedid=1&peer=22");
        var view = await ViewAsync(Supervisor);
        Assert.Equal([("alice", "free", false), ("bruno", "talking", true)], view.Seats.Select(s => (s.Person.UserName, s.State, s.With is not null)));
        Assert.Empty(view.Waiting);
        await TellAsync("event=hangup&linkedid=1&dialstatus=ANSWER");
        Assert.All((await ViewAsync(Supervisor)).Seats, s => Assert.Equal("free", s.State));
        Assert.True(told > 0);
    }

    [Fact]
    public async Task Operator_SeesThatAColleagueTalksButNotWithWhom()
    {
        await TellAsync("event=incoming&linkedid=2&caller=0639981001&called=0199001000", "event=answered&linkedid=2&peer=22");
        Assert.Null((await ViewAsync(_office.Alice)).Seats.Single(s => s.Person.UserName == "bruno").With);
        Assert.NotNull((await ViewAsync(_office.Bruno)).Seats.Single(s => s.Person.UserName == "bruno").With);
    }

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private static Person Supervisor { get; } = new() { Role = Roles.Supervisor };

    private ILiveCalls Live => _office.Services.GetRequiredService<ILiveCalls>();

    private async Task<BoardView> ViewAsync(Person viewer)
    {
        await _office.SettledAsync();
        Person[] people = [_office.Alice, _office.Bruno];
        return BoardView.Of(viewer, people, await Live.ListAsync(TestContext.Current.CancellationToken), new Dictionary<string, CallAssist.Modules.Customers.Contracts.CallerName>(), 0, "hidden", "colleague");
    }

    private async Task TellAsync(params string[] reports)
    {
        foreach (var report in reports)
            Assert.Equal(200, (await _office.SendAsync(_office.Secret("asterisk"), report)).Status);
    }
}
