using System.Net;
using System.Net.Sockets;

namespace CallAssist.Tests.EndToEnd;

public sealed class TakenPortTests(PublishedApp published)
{
    [Fact]
    public async Task Serve_OnAPortThatIsTaken_SaysSoInOneSentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var data = Directory.CreateTempSubdirectory("callassist-taken-").FullName;

        var (exit, output, error) = await published.RunAsync("serve", "--data", data, "--urls", url);

        Assert.Equal(2, exit);
        Assert.Equal($"Another program listens on {url} already, perhaps another CallAssist; stop it, or choose another address with --urls URL.", error.Trim());
        Assert.DoesNotContain("StopHost", output);
        Assert.DoesNotContain(" fail: ", output);
    }
}
