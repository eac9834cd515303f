using System.Text.Json;
using CallAssist.Tests.Engines.Whisper;
using CallAssist.Web.Cli;

namespace CallAssist.Tests.Web;

/// <summary>The whole pipeline on one file, as the command line gives it.</summary>
public sealed class ProcessVerbTests
{
    [Theory]
    [InlineData("dialogue1-dsn", "dsn")]
    [InlineData("dialogue2-bulletin", "mutuelle")]
    [InlineData("dialogue3-technique", "sauvegarde")]
    public async Task Process_DemoCall_WordsKeywordsAndDraft(string name, string keyword)
    {
        var (exit, output, warning) = await RunAsync("process", Fixture(name + ".pcapng"), "--json");
        Assert.Equal(0, exit);
        Assert.Contains("demo model", warning);
        var call = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("calls").EnumerateArray());
        Assert.Equal(("6001", "6002"), (call.GetProperty("from").GetString(), call.GetProperty("to").GetString()));

        var errors = new WordErrors(0, 0);
        foreach (var speaker in (string[])["caller", "callee"])
            errors += WordErrors.Between(Said(name, speaker), Heard(call, speaker));
        Assert.True(errors.Rate < 0.2, $"{errors.Errors} of {errors.Words} words are wrong");

        var seconds = call.GetProperty("transcript").GetProperty("audioSeconds").GetDouble();
        var keywords = call.GetProperty("keywords").EnumerateArray().ToList();
        Assert.NotEmpty(keywords);
        Assert.All(keywords.SelectMany(k => k.GetProperty("evidence").EnumerateArray()), e => Assert.InRange(e.GetProperty("end").GetDouble(), e.GetProperty("start").GetDouble(), seconds));
        Assert.Contains(keywords, k => k.GetProperty("id").GetString() == keyword);
        Assert.NotEmpty(call.GetProperty("draft").GetProperty("subject").GetString()!);
        Assert.NotEmpty(call.GetProperty("draft").GetProperty("summary").GetString()!);
    }

    [Fact]
    public async Task Process_PersonalDataSpoken_IsNotInTheRedactedTextNorTheDraft()
    {
        var (_, output, _) = await RunAsync("process", Fixture("dialogue1-dsn.pcapng"), "--json");
        var call = JsonDocument.Parse(output).RootElement.GetProperty("calls")[0];
        foreach (var text in (string[])[call.GetProperty("redacted").GetString()!, call.GetProperty("draft").GetRawText()])
            Assert.DoesNotContain("07 78 86 43 90", text);
    }

    [Fact]
    public async Task Process_FileThatIsNoCapture_SaysSoAndFindsNothing()
    {
        var (exit, output, error) = await RunAsync("process", Fixture("dialogue1-dsn.json"), "--json");
        Assert.Equal(1, exit);
        Assert.Contains("not a packet capture", error);
        Assert.Empty(JsonDocument.Parse(output).RootElement.GetProperty("calls").EnumerateArray());
    }

    [Theory]
    [InlineData("no capture given")]
    [InlineData("no such file", "missing.pcap")]
    [InlineData("not understood", "--loud")]
    [InlineData("is empty", "CAPTURE", "--model", "CATALOGUE")]
    [InlineData("invalid", "CAPTURE", "--catalogue", "CAPTURE")]
    public async Task Process_AskedForNonsense_IsRefusedWithASentence(string sentence, params string[] args)
    {
        var model = Path.GetTempFileName();
        var (exit, output, error) = await RunAsync(["process", .. args.Select(a => a switch { "CAPTURE" => Fixture("dialogue1-dsn.pcapng"), "CATALOGUE" => model, _ => a })]);
        File.Delete(model);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(sentence, error);
    }

    private static string Fixture(string name) => Path.Combine(Architecture.SourceTree.Root, "CallAssist.Tests", "Fixtures", "Calls", name);

    private static string Heard(JsonElement call, string speaker) => string.Join(' ', call.GetProperty("transcript").GetProperty("segments").EnumerateArray()
        .Where(s => s.GetProperty("speaker").GetString() == speaker).Select(s => s.GetProperty("text").GetString()));

    private static string Said(string name, string speaker)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Fixture(name + ".json")));
        return string.Join(' ', truth.RootElement.GetProperty("turns").EnumerateArray()
            .Where(t => t.GetProperty("speaker").GetString() == speaker).Select(t => t.GetProperty("text").GetString()));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
