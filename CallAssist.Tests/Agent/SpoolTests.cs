using CallAssist.Tests.Fakes;
using CallAssist.Tests.Modules;

namespace CallAssist.Tests.Agent;

/// <summary>The agent's host on a spool folder, against the real server.</summary>
public sealed class SpoolTests
{
    [Fact]
    public async Task Spool_CapturesDropped_ArriveOldestFirstAndLeaveTheFolder()
    {
        await using var office = await AgentOffice.OpenAsync();
        var newer = office.Drop("dialogue1-dsn");
        var older = office.Drop("dialogue2-bulletin");
        File.SetLastWriteTimeUtc(newer, new(2026, 1, 5, 9, 2, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(older, new(2026, 1, 5, 9, 1, 0, DateTimeKind.Utc));

        using var agent = await AgentOffice.WatchAsync(office.Options);
        await GoneAsync(newer);
        await GoneAsync(older);
        await agent.StopAsync();

        Assert.Equal(["dialogue1-dsn.pcapng", "dialogue2-bulletin.pcapng"], (await office.ListAsync()).Select(r => r.Name));
    }

    [Fact]
    public async Task Spool_SameBytesUnderTwoNames_AreOneRecording()
    {
        await using var office = await AgentOffice.OpenAsync();
        var first = office.Drop(name: "a.pcapng");
        var second = office.Drop(name: "b.pcapng");

        using var agent = await AgentOffice.WatchAsync(office.Options);
        await GoneAsync(first);
        await GoneAsync(second);
        await agent.StopAsync();

        Assert.Single(await office.ListAsync());
    }

    [Fact]
    public async Task Spool_FileThatIsNoCapture_MovesToRefusedWithItsReasonAndHoldsNothingUp()
    {
        await using var office = await AgentOffice.OpenAsync();
        var letter = Path.Combine(office.Spool, "lettre.txt");
        await File.WriteAllTextAsync(letter, "Bonjour");
        File.SetLastWriteTimeUtc(letter, new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc));
        var capture = office.Drop();

        using var agent = await AgentOffice.WatchAsync(office.Options);
        await GoneAsync(letter);
        await GoneAsync(capture);
        await File.WriteAllTextAsync(letter, "Bonsoir");
        await GoneAsync(letter);
        await agent.StopAsync();

        Assert.Equal("Bonjour", await File.ReadAllTextAsync(Path.Combine(office.Refused, "lettre.txt")));
        Assert.Equal("Bonsoir", await File.ReadAllTextAsync(Path.Combine(office.Refused, "lettre (2).txt")));
        Assert.Contains("neither pcap nor pcapng", await File.ReadAllTextAsync(Path.Combine(office.Refused, "lettre.txt.txt")));
        Assert.Single(await office.ListAsync(), r => r.State != "refused");
    }

    [Fact]
    public async Task Spool_ServerAwayThenBack_DeliversWhatWaited()
    {
        await using var office = await AgentOffice.OpenAsync();
        await office.StopServerAsync();
        var capture = office.Drop();
        var log = new FakeLog();

        using var agent = await AgentOffice.WatchAsync(office.Options, log);
        await SaidAsync(log, "Unreachable");
        Assert.True(File.Exists(capture));
        await office.StartServerAsync();
        await GoneAsync(capture);
        await agent.StopAsync();

        Assert.Single(await office.ListAsync());
    }

    [Fact]
    public async Task Spool_WrongToken_SaysSoAndKeepsTheCaptureUntilTheTokenIsRight()
    {
        await using var office = await AgentOffice.OpenAsync();
        var capture = office.Drop();
        var wrong = office.Options;
        wrong.Token = "not-that-one";
        var log = new FakeLog();

        using (var agent = await AgentOffice.WatchAsync(wrong, log))
        {
            await SaidAsync(log, "check the setting \"token\"");
            await agent.StopAsync();
        }

        Assert.True(File.Exists(capture));
        Assert.Empty(await office.ListAsync());
        using var mended = await AgentOffice.WatchAsync(office.Options);
        await GoneAsync(capture);
        await mended.StopAsync();
        Assert.Single(await office.ListAsync());
    }

    [Fact]
    public async Task Log_OfADelivery_HoldsNeitherFileNameNorToken()
    {
        await using var office = await AgentOffice.OpenAsync();
        var capture = office.Drop(name: "0494112233.pcapng");
        var log = new FakeLog();

        using var agent = await AgentOffice.WatchAsync(office.Options, log);
        await GoneAsync(capture);
        await agent.StopAsync();

        Assert.Contains(log.Lines, l => l.Event == 11001);
        Assert.DoesNotContain(log.Lines, l => l.Line.Contains("0494112233") || l.Line.Contains(office.Options.Token));
    }

    [Fact]
    public async Task Spool_FolderCannotBeMade_ExitsWithOneAndNamesTheKey()
    {
        await using var office = await AgentOffice.OpenAsync();
        var options = office.Options;
        options.Spool = Path.Combine(office.SettingsFile(), "below-a-file");

        var (exit, _, error) = await office.RunAsync(options, "run");

        Assert.Equal(1, exit);
        Assert.Contains("\"spool\"", error);
    }

    private static Task GoneAsync(string file) => ModuleHost.EventuallyAsync(() => Task.FromResult(!File.Exists(file)), "The file never left the spool.");

    private static Task SaidAsync(FakeLog log, string words) =>
        ModuleHost.EventuallyAsync(() => Task.FromResult(log.Lines.Any(l => l.Line.Contains(words))), $"The log never said {words}.");
}
