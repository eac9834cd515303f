using System.Net;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;
using CallAssist.Tests.Fakes;

namespace CallAssist.Tests.Agent;

/// <summary>Answers of servers and proxies that are not ours, or not well.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData(200, "<html>Wi-Fi: please sign in</html>", nameof(Obstacle.NotCallAssist))]
    [InlineData(200, """{"id":"00000000-0000-0000-0000-000000000000","state":""}""", nameof(Obstacle.NotCallAssist))]
    [InlineData(302, "", nameof(Obstacle.NotCallAssist))]
    [InlineData(404, "", nameof(Obstacle.NotCallAssist))]
    [InlineData(413, "<h1>413 Request Entity Too Large</h1>", nameof(Obstacle.NotCallAssist))]
    [InlineData(422, """{"code":"of-a-later-version","error":"?"}""", nameof(Obstacle.NotCallAssist))]
    [InlineData(422, """{"code":"damaged","error":"another SHA-256"}""", nameof(Obstacle.Damaged))]
    [InlineData(401, "", nameof(Obstacle.TokenRefused))]
    [InlineData(403, "", nameof(Obstacle.NotPermitted))]
    [InlineData(429, "", nameof(Obstacle.Busy))]
    [InlineData(503, "", nameof(Obstacle.Busy))]
    [InlineData(500, "", nameof(Obstacle.ServerFailed))]
    public async Task Answer_ThatIsNoReceiptAndNoRefusal_PostponesTheFile(int status, string body, string obstacle)
    {
        var outcome = await SendAsync(new FakeServer(_ => new((HttpStatusCode)status) { Content = new StringContent(body) }));

        Assert.Equal(obstacle, Assert.IsType<UploadOutcome.Postponed>(outcome).Obstacle.ToString());
    }

    [Fact]
    public async Task Answer_WithRetryAfter_SaysHowLong()
    {
        var outcome = await SendAsync(new FakeServer(_ => new(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(7)) } }));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<UploadOutcome.Postponed>(outcome).RetryAfter);
    }

    [Fact]
    public async Task Connection_Broken_PostponesTheFile()
    {
        var outcome = await SendAsync(new FakeServer(_ => throw new HttpRequestException("reset")));

        Assert.Equal(Obstacle.Unreachable, Assert.IsType<UploadOutcome.Postponed>(outcome).Obstacle);
    }

    [Fact]
    public async Task Request_OnTheWire_CarriesDigestNameExtensionAndTokenInItsPlaces()
    {
        Uri? address = null;
        string? authorization = null;
        await SendAsync(new FakeServer(request =>
        {
            (address, authorization) = (request.RequestUri, request.Headers.Authorization?.ToString());
            return new(HttpStatusCode.NotFound);
        }));

        Assert.Equal(
            "https://desk.example/office/agent/v1/recordings?sha256=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad&name=a%26b.pcap&extension=6002",
            address!.AbsoluteUri);
        Assert.Equal("Bearer secret", authorization);
    }

    private static async Task<UploadOutcome> SendAsync(FakeServer server)
    {
        var options = new AgentOptions { Server = "https://desk.example/office", Token = "secret", Extension = "6002" };
        using var http = new HttpClient(server) { BaseAddress = options.ServerAddress };
        using var capture = new MemoryStream("abc"u8.ToArray());
        var digest = await CaptureDigest.OfAsync(capture, TestContext.Current.CancellationToken);
        return await new CaptureUploader(http, options, TimeProvider.System).SendAsync(capture, digest, "a&b.pcap", TestContext.Current.CancellationToken);
    }
}
