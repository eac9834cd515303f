using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>What a call's page tells: where it rang, who took it, who was shown what.</summary>
public sealed class CallStoryTests(HookOffice office) : IClassFixture<HookOffice>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Story_OfARingGroup_NamesEachPhoneAndWhoWasShownTheCard()
    {
        await TellAsync("event=incoming&linkedid=s1&caller=0639981555&called=0199001000", "event=ringing&linkedid=s1&peer=21", "event=ringing&linkedid=s1&peer=22");
        var card = Assert.Single(await office.CardsAsync(office.Bruno, 1));
        await office.Popups.AcknowledgeAsync(office.Bruno.Id, card.Id, Ct);
        await TellAsync("event=answered&linkedid=s1&peer=22", "event=hangup&linkedid=s1&dialstatus=ANSWER");
        var call = await office.CallAsync("+33639981555", "answered");
        var story = await StoryAsync(office.Alice, call.Id);
        Assert.Equal(("+33199001000", false, 5), (story!.Dialled, story.TimedOut, story.Sources["asterisk"]));
        Assert.Equal([("21", false), ("22", true)], story.Parts.Select(p => (p.Extension, p.AnsweredAt is not null)));
        var shown = await office.Popups.ShownAsync(call.Id, Ct);
        Assert.Equal([(office.Alice.Id, false), (office.Bruno.Id, true)], shown.OrderBy(s => s.PersonId == office.Bruno.Id).Select(s => (s.PersonId, s.AcknowledgedAt is not null)));
    }

    [Fact]
    public async Task Story_OfAColleaguesCall_IsNotTold()
    {
        await TellAsync("event=incoming&linkedid=s2&caller=0639981556&called=0199001000", "event=ringing&linkedid=s2&peer=22", "event=answered&linkedid=s2&peer=22", "event=hangup&linkedid=s2&dialstatus=ANSWER");
        var call = await office.CallAsync("+33639981556", "answered");
        Assert.Null(await StoryAsync(office.Alice, call.Id));
        Assert.NotNull(await StoryAsync(office.Bruno, call.Id));
        Assert.NotNull(await StoryAsync(new() { Role = Roles.Supervisor }, call.Id));
    }

    private async Task<CallStory?> StoryAsync(Person viewer, Guid call)
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICallStories>().FindAsync(viewer, call, Ct);
    }

    private async Task TellAsync(params string[] reports)
    {
        foreach (var report in reports)
            Assert.Equal(200, (await office.SendAsync(office.Secret("asterisk"), report)).Status);
        await office.SettledAsync();
    }
}
