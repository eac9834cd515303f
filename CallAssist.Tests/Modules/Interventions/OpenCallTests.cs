using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.DependencyInjection;
using static CallAssist.Tests.Modules.Interventions.InterventionsHost;

namespace CallAssist.Tests.Modules.Interventions;

/// <summary>What is still to be written: the list of the desk and of the reminder.</summary>
public sealed class OpenCallTests
{
    [Fact]
    public async Task Calls_NobodyWroteAbout_AreTheirLastTalkersOldestFirst()
    {
        await using var host = await StartAsync();
        var late = Add(host, minutesAgo: 10, "21");
        var early = Add(host, minutesAgo: 50, "22", "21");
        Add(host, minutesAgo: 30, "21", "22");
        Add(host, minutesAgo: 60 * 24 * 8, "21");
        Assert.Equal([early, late], (await Open(host).OfAsync(Alice)).Select(c => c.CallId));
        Assert.Equal(3, (await Open(host).OfAsync(Chief, team: true)).Count);
        Assert.Empty(await Open(host).OfAsync(Chief));
    }

    [Fact]
    public async Task Call_WithADraft_IsOpenAndNamesItUntilItIsAcceptedOrPutAside()
    {
        await using var host = await StartAsync();
        var (accepted, aside) = (Add(host, minutesAgo: 20, "21"), Add(host, minutesAgo: 10, "21"));
        var (first, second) = (await host.DraftAsync(call: accepted), await host.DraftAsync(call: aside));
        Assert.Equal([first.Id, second.Id], (await Open(host).OfAsync(Alice)).Select(c => c.DraftId));
        await host.Interventions.AcceptAsync(Alice, first.Id, first.Version);
        await host.Interventions.DismissAsync(Alice, second.Id, second.Version);
        Assert.Empty(await Open(host).OfAsync(Alice));
    }

    private static IOpenCalls Open(InterventionsHost host) => host.Services.GetRequiredService<IOpenCalls>();

    private static Guid Add(InterventionsHost host, int minutesAgo, params string[] talkers)
    {
        var start = DateTimeOffset.UtcNow.AddMinutes(-minutesAgo);
        host.Facts.Calls.Add(new()
        {
            Id = Guid.CreateVersion7(start), Direction = "inbound", Status = "answered", Number = "+33155551234", Talkers = talkers, StartedAt = start, AnsweredAt = start.AddSeconds(5), EndedAt = start.AddMinutes(2),
        });
        return host.Facts.Calls[^1].Id;
    }
}
