using CallAssist.Web.Cli;
using CallAssist.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CallAssist.Tests.Web;

public sealed class CommandLineTests
{
    private readonly string _data = Directory.CreateTempSubdirectory("callassist-cli-").FullName;

    [Fact]
    public async Task Verb_Unknown_IsRefusedWithTheListOnStandardError()
    {
        var (exit, output, error) = await RunAsync("fly");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("Unknown verb: fly", error);
        Assert.Contains("media", error);
    }

    [Fact]
    public async Task Help_OfEveryVerb_IsOnStandardOutput()
    {
        var (exit, list, _) = await RunAsync("--help");
        Assert.Equal(0, exit);
        var verbs = list.Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(verb => verb.Length > 0).ToList();
        Assert.Contains("user", verbs);
        foreach (var verb in verbs)
        {
            var (code, help, _) = await RunAsync(verb, "--help");
            Assert.Equal(0, code);
            Assert.Contains(verb, help);
        }
    }

    [Fact]
    public async Task User_AddedThenReset_IsListedAndDrawnPasswordsArePrintedOnce()
    {
        var (added, said, _) = await RunAsync("user", "add", "lea", "--display", "Léa Petit", "--role", "supervisor", "--extensions", "201,202", "--data", _data);
        Assert.Equal(0, added);
        Assert.Matches("Password: [a-z2-9]{14}", said);
        var (reset, again, _) = await RunAsync("user", "reset", "lea", "--data", _data);
        Assert.Equal(0, reset);
        Assert.Matches("Password: [a-z2-9]{14}", again);
        Assert.Contains("lea\tLéa Petit\tsupervisor\t201,202\tactive", (await RunAsync("user", "list", "--data", _data)).Output);
    }

    [Theory]
    [InlineData("user", "add", "lea", "--role", "queen")]
    [InlineData("user", "add", "--role", "operator")]
    [InlineData("user", "reset", "personne")]
    [InlineData("user", "forget", "lea")]
    [InlineData("user", "add", "lea", "--rol", "administrator")]
    [InlineData("user", "add", "lea", "--display", "--role", "operator")]
    [InlineData("user", "add", "lea", "--language", "de")]
    [InlineData("user", "add", "lea", "--password", "court")]
    [InlineData("user", "list", "lea")]
    public async Task User_AskedForNonsense_IsRefusedWithASentence(params string[] args)
    {
        var (exit, output, error) = await RunAsync([.. args, "--data", _data]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(' ', error);
        Assert.Equal("", (await RunAsync("user", "list", "--data", _data)).Output);
    }

    [Theory]
    [InlineData("--dat", "folder")]
    [InlineData("--urls")]
    [InlineData("folder")]
    [InlineData("--data", "--urls", "http://127.0.0.1:0")]
    public async Task Serve_WithAWordItDoesNotKnow_StartsNothing(params string[] args)
    {
        var (exit, output, error) = await RunAsync(["serve", .. args]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("see serve --help", error);
    }

    [Fact]
    public async Task Serve_OnAFolderThatAnotherServerHas_IsRefusedWithASentence()
    {
        var configuration = new ConfigurationManager();
        configuration["data"] = _data;
        DataFolder.Settle(configuration);
        using var first = DataFolder.Take(configuration);
        Assert.NotNull(first);
        var (exit, output, error) = await RunAsync("serve", "--data", _data, "--urls", "http://127.0.0.1:0");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains($"Another CallAssist runs on {_data}", error);
        Assert.Equal(0, (await RunAsync("user", "list", "--data", _data)).Exit);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
