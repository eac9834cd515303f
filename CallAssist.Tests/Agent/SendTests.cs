using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Tests.Agent;

public sealed class SendTests
{
    [Fact]
    public async Task Send_SameCaptureTwice_ArrivesOnceAndStaysWhereItIs()
    {
        await using var office = await AgentOffice.OpenAsync();

        var first = await office.RunAsync(office.Options, "send", AgentOffice.Capture());
        var again = await office.RunAsync(office.Options, "send", AgentOffice.Capture());

        Assert.Equal(0, first.Exit);
        Assert.Equal(0, again.Exit);
        var arrived = Assert.Single(await office.ListAsync());
        Assert.Equal("dialogue1-dsn.pcapng", arrived.Name);
        Assert.Contains($"received, recording {arrived.Id}", first.Output);
        Assert.Contains($"known already, recording {arrived.Id}", again.Output);
        Assert.True(File.Exists(AgentOffice.Capture()));
    }

    [Fact]
    public async Task Send_SeveralFilesOneOfThemNoCapture_TakesTheOthersAndExitsWithOne()
    {
        await using var office = await AgentOffice.OpenAsync();
        var letter = Path.Combine(office.Folder, "lettre.txt");
        await File.WriteAllTextAsync(letter, "Bonjour, ceci n'est pas une capture.");

        var (exit, output, error) = await office.RunAsync(office.Options, "send", AgentOffice.Capture(), letter, AgentOffice.Capture("dialogue2-bulletin"));

        Assert.Equal(1, exit);
        Assert.Equal(2, output.Split("received").Length - 1);
        Assert.Contains("lettre.txt: refused: this is no capture", error);
        Assert.Equal(2, (await office.ListAsync()).Count(r => r.State != "refused"));
    }

    [Fact]
    public async Task Send_MissingFile_ExitsWithOne()
    {
        await using var office = await AgentOffice.OpenAsync();

        var (exit, _, error) = await office.RunAsync(office.Options, "send", Path.Combine(office.Folder, "absent.pcap"));

        Assert.Equal(1, exit);
        Assert.Contains("cannot be read", error);
    }

    [Fact]
    public async Task Send_WrongToken_ExitsWithOneAndNamesTheSetting()
    {
        await using var office = await AgentOffice.OpenAsync();
        var options = office.Options;
        options.Token = "not-that-one";

        var (exit, _, error) = await office.RunAsync(options, "send", AgentOffice.Capture());

        Assert.Equal(1, exit);
        Assert.Contains("\"token\"", error);
        Assert.Empty(await office.ListAsync());
    }

    [Fact]
    public async Task Send_TokenWithoutTheRight_ExitsWithOne()
    {
        await using var office = await AgentOffice.OpenAsync(rights: TokenRights.None);

        var (exit, _, error) = await office.RunAsync(office.Options, "send", AgentOffice.Capture());

        Assert.Equal(1, exit);
        Assert.Contains("may not send recordings", error);
    }

    [Fact]
    public async Task Send_CaptureTooLargeForTheServer_ExitsWithOneBeforeTheBytesTravel()
    {
        await using var office = await AgentOffice.OpenAsync(builder => builder.Configuration["Recordings:MaxCaptureBytes"] = "4096");

        var (exit, _, error) = await office.RunAsync(office.Options, "send", AgentOffice.Capture());

        Assert.Equal(1, exit);
        Assert.Contains("4096 bytes", error);
    }

    [Fact]
    public async Task Send_NobodyListens_ExitsWithTwo()
    {
        await using var office = await AgentOffice.OpenAsync();
        var options = office.Options;
        options.Server = $"http://127.0.0.1:{FreePort.Next()}";

        var (exit, _, error) = await office.RunAsync(options, "send", AgentOffice.Capture());

        Assert.Equal(2, exit);
        Assert.Contains("unreachable", error);
    }
}
