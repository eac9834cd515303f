using CallAssist.Web.Cli;

namespace CallAssist.Tests.Web;

/// <summary>Verbs from JSON Lines to JSON Lines: a file comes whole or not at all.</summary>
public sealed class JsonLinesVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callassist-lines-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{"id":"a","text":"Ma DSN est rejetée."}""", 0, """{"id":"a","keywords":["dsn_rejetee"]""", "")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":", 1, "former", "line 2")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\"}\n[]", 1, "former", "line 2")]
    [InlineData("\n\n", 1, "former", "no line in it")]
    public async Task Keywords_LineByLine_ReplacesTheFormerFileOnlyWhenAllIsDone(string input, int exit, string written, string said)
    {
        var (from, to) = (Path.Combine(_folder, "in.jsonl"), Path.Combine(_folder, "out.jsonl"));
        await File.WriteAllTextAsync(from, input, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(to, "former", TestContext.Current.CancellationToken);
        using var error = new StringWriter();
        Assert.Equal(exit, await CommandLine.RunAsync(["keywords", "--in", from, "--out", to], TextWriter.Null, error));
        Assert.StartsWith(written, await File.ReadAllTextAsync(to, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["in.jsonl", "out.jsonl"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }
}
