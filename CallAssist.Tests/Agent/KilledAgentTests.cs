using CallAssist.Tests.Modules;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

public sealed class KilledAgentTests
{
    [Theory]
    [InlineData(Moment.InTheMiddle)]
    [InlineData(Moment.BeforeTheAnswer)]
    public async Task Agent_KilledDuringAnUploadAndStartedAgain_LeavesExactlyOneRecording(Moment moment)
    {
        var gate = new Gate(moment);
        await using var office = await AgentOffice.OpenAsync(builder => builder.Services.AddSingleton<IStartupFilter>(gate));
        var capture = office.Drop();
        var settings = office.SettingsFile();

        await using (var first = AgentProcess.Start(settings))
        {
            await gate.Reached;
            await first.KillAsync();
        }

        Assert.True(File.Exists(capture));
        Assert.Equal(moment == Moment.InTheMiddle ? 0 : 1, (await office.ListAsync()).Count);
        await using var second = AgentProcess.Start(settings);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(!File.Exists(capture)), "The second agent never delivered the capture.");

        var arrived = Assert.Single(await office.ListAsync());
        Assert.NotEqual("refused", arrived.State);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(second.Log.Contains(arrived.Id.ToString())), "The log never named the recording:\n" + second.Log);
        Assert.DoesNotContain("dialogue1", second.Log);
    }
}
