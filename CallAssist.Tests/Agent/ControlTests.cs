using CallAssist.Agent.Settings;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

/// <summary>The agent's own command line, asked of an agent that runs.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task CommandLine_DuringACall_PausesGoesOnStopsAndSends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The capture program of this test is a shell.");
        await using var office = await AgentOffice.OpenAsync();
        await using (var scope = office.Services.CreateAsyncScope())
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<IPeople>().AddAsync(new() { UserName = "lea", DisplayName = "Léa", Extensions = ["6002"] }, "un mot de passe"));
        var options = office.Options;
        // About twenty seconds of the call: it is still on when the program falls silent.
        (options.Capture, options.Dumpcap) = (true, FakeDumpcap.Playing(office.Folder, "Calls/dialogue1-dsn.pcapng", 500_000));
        using var agent = await AgentOffice.WatchAsync(options);

        await StatusAsync(office, options, "being recorded");
        Assert.Equal(0, (await office.RunAsync(options, "pause")).Exit);
        await StatusAsync(office, options, "paused");
        Assert.Equal(0, (await office.RunAsync(options, "resume")).Exit);
        await StatusAsync(office, options, "being recorded");
        Assert.Equal(0, (await office.RunAsync(options, "stop")).Exit);
        await StatusAsync(office, options, "waits to be sent");
        Assert.Empty(await office.ListAsync());
        Assert.Equal(0, (await office.RunAsync(options, "release")).Exit);
        await ModuleHost.EventuallyAsync(async () => (await office.ListAsync()).Count == 1, "The recording never arrived.");

        var (exit, _, error) = await office.RunAsync(options, "release");
        Assert.Equal(1, exit);
        Assert.Contains("no call or recording", error);
        await agent.StopAsync();
        Assert.Equal(2, (await office.RunAsync(options, "status")).Exit);
    }

    private static Task StatusAsync(AgentOffice office, AgentOptions options, string words) =>
        ModuleHost.EventuallyAsync(async () => (await office.RunAsync(options, "status")).Output.Contains(words), $"The status never said {words}.");
}
