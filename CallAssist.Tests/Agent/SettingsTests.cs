using CallAssist.Agent.Settings;
using CallAssist.Agent.Verbs;

namespace CallAssist.Tests.Agent;

public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callassist-agent-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{ "token": "t" }""", "\"server\" is missing")]
    [InlineData("""{ "server": "callassist", "token": "t" }""", "\"server\" is no http")]
    [InlineData("""{ "server": "http://desk.example", "token": "t" }""", "\"allowPlainHttp\"")]
    [InlineData("""{ "server": "https://desk.example" }""", "\"token\" is missing")]
    [InlineData("""{ "server": "https://desk.example", "token": "two words" }""", "\"token\" holds a blank")]
    [InlineData("""{ "server": "https://desk.example", "token": "t", "settle": "soon" }""", "'settle'")]
    [InlineData("""{ "server": "https://desk.example", "token": "t", "settle": "-00:00:01" }""", "\"settle\"")]
    [InlineData("""{ "server": "https://desk.example", "token": "t", "longestRetry": "00:00:01" }""", "\"longestRetry\"")]
    [InlineData("""{ "server": "https://desk.example", "token": "t", "sever": "x" }""", "'sever'")]
    [InlineData("""{ "server": "https://desk.example", """, "agent.json")]
    public async Task Program_WrongSetting_ExitsWithOneAndNamesTheKey(string json, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "agent.json"), json);
        var error = new StringWriter();

        var exit = await AgentProgram.RunAsync(["send", "x.pcap", "--language", "en", "--settings", Path.Combine(_folder, "agent.json")], TextWriter.Null, error);

        Assert.Equal(1, exit);
        Assert.Contains(said, error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Program_RunWithoutSpool_NamesTheKeyInFrench()
    {
        var file = Write("""{ "server": "https://desk.example", "token": "t" }""");
        var error = new StringWriter();

        Assert.Equal(1, await AgentProgram.RunAsync(["--language", "fr", "--settings", file], TextWriter.Null, error));

        Assert.Contains("Le réglage « spool » manque", error.ToString());
    }

    [Fact]
    public async Task Program_NamedSettingsFileMissing_NamesTheFile()
    {
        var error = new StringWriter();

        Assert.Equal(1, await AgentProgram.RunAsync(["send", "x", "--settings", Path.Combine(_folder, "absent.json")], TextWriter.Null, error));

        Assert.Contains("absent.json", error.ToString());
    }

    [Fact]
    public void Settings_FileAndCommandLine_LastOneWins()
    {
        var file = Write("""{ "server": "https://desk.example/office", "token": "t", "extension": "6001" }""");

        var (options, problems) = AgentSettings.Load(AgentCommand.Parse(["send", "x.pcap", "--extension=6002", "--settings", file]));

        Assert.Empty(problems);
        Assert.Equal("6002", options.Extension);
        Assert.Equal("https://desk.example/office/", options.ServerAddress.ToString());
    }

    [Theory]
    [InlineData("fetch", "fetch")]
    [InlineData("send --loud yes x.pcap", "--loud")]
    [InlineData("run x.pcap", "x.pcap")]
    [InlineData("send x.pcap --spool", "--spool")]
    [InlineData("send x.pcap --token secret", "--token")]
    public void Command_UnknownArgument_IsNamed(string line, string wrong) => Assert.Equal(wrong, AgentCommand.Parse(line.Split(' ')).Wrong);

    [Fact]
    public void Command_FileNamedLikeAnOption_IsAFileBehindTwoDashes() =>
        Assert.Equal(["--odd.pcap", "b"], AgentCommand.Parse(["send", "--", "--odd.pcap", "b"]).Files);

    [Fact]
    public async Task Help_Asked_IsPrintedWithoutSettings()
    {
        var output = new StringWriter();

        Assert.Equal(0, await AgentProgram.RunAsync(["--help"], output, TextWriter.Null));

        Assert.Contains("callassist-agent send", output.ToString());
    }

    private string Write(string json)
    {
        var file = Path.Combine(_folder, "agent.json");
        File.WriteAllText(file, json);
        return file;
    }
}
