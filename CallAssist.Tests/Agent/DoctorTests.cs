using CallAssist.Agent.Settings;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Agent.Capture;
using CallAssist.Tests.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

/// <summary>What <c>doctor</c> finds, and what the Agents page is told, with a capture program that behaves as asked.</summary>
public sealed class DoctorTests
{
    private const string Call = "Calls/dialogue1-dsn.pcapng";

    /// <summary>A capture program is started within this time on any machine.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Doctor_AllWell_SaysSoAndNamesThePhonesItSees()
    {
        await using var office = await AgentOffice.OpenAsync();
        var options = Options(office, FakeDumpcap.Playing(office.Folder, Call, 2_000_000));
        options.Listen = Long;

        var (exit, output, error) = await office.RunAsync(options, "doctor");

        Assert.True(exit == 0, output + error);
        Assert.Contains("knows this agent", output);
        Assert.Matches("The phone is seen: 13 SIP messages, [0-9]{4} voice packets; extensions: 6002", output);
        Assert.Contains("All is well.", output);
    }

    [Fact]
    public async Task Doctor_NoPhoneTraffic_NamesTheSettingOfThePhones()
    {
        await using var office = await AgentOffice.OpenAsync();

        var (exit, output, _) = await office.RunAsync(Options(office, FakeDumpcap.Playing(office.Folder, Call, 300)), "doctor");

        Assert.Equal(1, exit);
        Assert.All((string[])["Yealink “Network > Advanced > Span to PC”", "Snom “Network > ethernet_replicate”", "Grandstream “Network > PC Port Mode: Mirrored”", "Cisco “Span to PC Port”"], setting => Assert.Contains(setting, output));
        Assert.Contains("no SIP message in 1 s", output);
    }

    [Fact]
    public async Task Doctor_EncryptedSignalling_SaysWhatToChange()
    {
        await using var office = await AgentOffice.OpenAsync();
        var plain = Path.Combine(office.Folder, "tls.pcapng");
        await using (var unzipped = CaptureBench.OpenFixture("Captures/dev-srtp-tls.b.pcapng.gz"))
        await using (var file = File.Create(plain))
            await unzipped.CopyToAsync(file, TestContext.Current.CancellationToken);

        var options = Options(office, FakeDumpcap.Playing(office.Folder, plain, 10_000_000));
        options.Listen = Long;

        var (exit, output, _) = await office.RunAsync(options, "doctor");

        Assert.Equal(1, exit);
        Assert.Contains("encrypted (TLS)", output);
    }

    [Fact]
    public async Task Doctor_WrongTokenMissingDumpcapAndNoRight_SaysEach()
    {
        await using var office = await AgentOffice.OpenAsync();
        var options = Options(office, Path.Combine(office.Folder, "absent"));
        options.Token = "not-that-one";

        var missing = await office.RunAsync(options, "doctor");
        var forbidden = await office.RunAsync(Options(office, FakeDumpcap.Forbidden(office.Folder)), "doctor");
        var blind = Options(office, FakeDumpcap.Blind(office.Folder));
        blind.Interface = "eth9";
        var wrong = await office.RunAsync(blind, "doctor");

        Assert.Equal((1, 1, 1), (missing.Exit, forbidden.Exit, wrong.Exit));
        Assert.Contains("does not know this token", missing.Output);
        Assert.Contains("Wireshark is not installed", missing.Output);
        Assert.Contains("may not capture", forbidden.Output);
        Assert.Contains("The network interface named in the settings is not there", wrong.Output);
        Assert.Contains("eth9", wrong.Output);
    }

    [Theory]
    [InlineData("absent", AgentProblems.DumpcapMissing)]
    [InlineData("forbidden", AgentProblems.CapturePermission)]
    [InlineData("blind", AgentProblems.InterfaceMissing)]
    public async Task Agent_ThatCannotCapture_TellsTheAgentsPageWhy(string dumpcap, string problem)
    {
        await using var office = await AgentOffice.OpenAsync();
        var program = dumpcap switch { "forbidden" => FakeDumpcap.Forbidden(office.Folder), "blind" => FakeDumpcap.Blind(office.Folder), _ => Path.Combine(office.Folder, "absent") };
        using var agent = await AgentOffice.WatchAsync(Options(office, program));
        var agents = office.Services.GetRequiredService<IAgents>();

        await ModuleHost.EventuallyAsync(async () => (await agents.ListAsync()).Any(a => a.Problems.Any(p => p.Code == problem)), "The page was never told.");

        await agent.StopAsync();
    }

    private static AgentOptions Options(AgentOffice office, string dumpcap)
    {
        var options = office.Options;
        (options.Capture, options.Dumpcap, options.Listen) = (true, dumpcap, TimeSpan.FromSeconds(1));
        return options;
    }
}
