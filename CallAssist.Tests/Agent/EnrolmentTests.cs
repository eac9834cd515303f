using System.Text.Json;
using CallAssist.Agent.Verbs;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallAssist.Tests.Agent;

/// <summary>From the code on the Agents page to a working token in the settings file.</summary>
public sealed class EnrolmentTests
{
    [Fact]
    public async Task Enrol_WithAFreshCode_WritesATokenThatTheServerKnows()
    {
        await using var office = await AgentOffice.OpenAsync();
        var code = (await InviteAsync(office)).Code;
        var settings = Path.Combine(office.Folder, "new", "agent.json");

        var (exit, output, _) = await EnrolAsync(office, code.ToLowerInvariant().Replace("-", " "), settings);

        Assert.Equal(0, exit);
        Assert.Contains("Léa's PC", output);
        Assert.Equal(0, await AgentProgram.RunAsync(["send", AgentOffice.Capture(), "--language", "en", "--settings", settings], TextWriter.Null, TextWriter.Null));
        var agent = Assert.Single(await Agents(office).ListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("Léa's PC", Environment.MachineName), (agent.Name, agent.Machine));
        Assert.Equal(["6002", "6003"], agent.Extensions);
        Assert.False(agent.Online);
    }

    [Fact]
    public async Task Enrol_SettingsAlreadyThere_KeepsThem()
    {
        await using var office = await AgentOffice.OpenAsync();
        var settings = Path.Combine(office.Folder, "kept.json");
        await File.WriteAllTextAsync(settings, """{ "spool": "/var/spool/callassist", "token": "" }""");

        Assert.Equal(0, (await EnrolAsync(office, (await InviteAsync(office)).Code, settings)).Exit);

        var json = JsonDocument.Parse(await File.ReadAllTextAsync(settings)).RootElement;
        Assert.Equal("/var/spool/callassist", json.GetProperty("spool").GetString());
        Assert.Equal(32, json.GetProperty("token").GetString()!.Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(settings) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite));
    }

    [Fact]
    public async Task Enrol_SameCodeTwice_MakesOneAgent()
    {
        await using var office = await AgentOffice.OpenAsync();
        var code = (await InviteAsync(office)).Code;
        await EnrolAsync(office, code, Path.Combine(office.Folder, "first.json"));

        var (exit, _, error) = await EnrolAsync(office, code, Path.Combine(office.Folder, "second.json"));

        Assert.Equal(1, exit);
        Assert.Contains("unknown, used or too old", error);
        Assert.Single(await Agents(office).ListAsync(TestContext.Current.CancellationToken));
        var audit = office.Services.GetRequiredService<IAuditLog>();
        Assert.Equal(["denied", "ok"], (await audit.ListAsync(ct: TestContext.Current.CancellationToken)).Where(e => e.Action == "agent.enrol").Select(e => e.Outcome));
    }

    [Fact]
    public async Task Enrol_CodeOlderThanADay_IsRefused()
    {
        var clock = new FakeClock { Now = DateTimeOffset.UtcNow };
        await using var office = await AgentOffice.OpenAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var code = (await InviteAsync(office)).Code;
        clock.Now += TimeSpan.FromDays(1);

        Assert.Equal(1, (await EnrolAsync(office, code, Path.Combine(office.Folder, "late.json"))).Exit);
    }

    [Fact]
    public async Task Enrol_ServerAway_ExitsWithTwoAndLeavesTheCodeGood()
    {
        await using var office = await AgentOffice.OpenAsync();
        var code = (await InviteAsync(office)).Code;
        await office.StopServerAsync();
        var settings = Path.Combine(office.Folder, "away.json");

        Assert.Equal(2, (await EnrolAsync(office, code, settings)).Exit);
        await office.StartServerAsync();
        Assert.Equal(0, (await EnrolAsync(office, code, settings)).Exit);
    }

    private static IAgents Agents(AgentOffice office) => office.Services.GetRequiredService<IAgents>();

    private static Task<Invitation> InviteAsync(AgentOffice office) => Agents(office).InviteAsync("Léa's PC", ["6002", "6003"], TestContext.Current.CancellationToken);

    private static async Task<(int Exit, string Output, string Error)> EnrolAsync(AgentOffice office, string code, string settings)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await AgentProgram.RunAsync(["enrol", code, "--server", office.Options.Server, "--language", "en", "--settings", settings], output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
