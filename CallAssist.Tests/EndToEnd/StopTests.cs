namespace CallAssist.Tests.EndToEnd;

public sealed class StopTests(PublishedApp published)
{
    [Fact]
    public async Task Server_AskedToStop_EndsWithoutAnError()
    {
        await using var app = await published.StartAsync(Directory.CreateTempSubdirectory("callassist-stop-").FullName);
        Assert.Equal(0, await app.StopAsync());
        Assert.DoesNotContain("disposed", app.Log, StringComparison.Ordinal);
    }
}
