using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Tests.Web;

/// <summary>The agent's HTTP interface on the real host.</summary>
public sealed class AgentInterfaceTests
{
    private const string Capture = "Captures/dev-busy.b.pcapng";

    [Fact]
    public async Task Upload_SentTwice_IsOneRecording()
    {
        await using var host = await WebHost.StartAsync();
        var token = await host.TokenAsync();
        using var first = await host.UploadAsync(token, Capture, "&sha256=" + Hash());
        using var second = await host.UploadAsync(token, Capture, "&sha256=" + Hash());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await IdAsync(first), await IdAsync(second));
        Assert.Single(JsonDocument.Parse(await host.ListAsync(token)).RootElement.EnumerateArray());
    }

    [Fact]
    public async Task Upload_NoCapture_IsRefusedWithTheReasonAndNamedInTheList()
    {
        await using var host = await WebHost.StartAsync();
        var token = await host.TokenAsync();
        using var refused = await host.UploadAsync(token, "%PDF-1.7 un contrat"u8.ToArray(), "contrat.pdf");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("neither pcap nor pcapng", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var row = Assert.Single(JsonDocument.Parse(await host.ListAsync(token)).RootElement.EnumerateArray());
        Assert.Equal(("contrat.pdf", "refused", "not-a-capture"), (row.GetProperty("name").GetString(), row.GetProperty("state").GetString(), row.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Upload_Nothing_IsRefused()
    {
        await using var host = await WebHost.StartAsync();
        using var refused = await host.UploadAsync(await host.TokenAsync(), [], "vide.pcap");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
    }

    [Fact]
    public async Task Upload_DamagedOnTheWay_IsRefusedAndMayBeSentAgain()
    {
        await using var host = await WebHost.StartAsync();
        var token = await host.TokenAsync();
        var damaged = File.ReadAllBytes(AgentCalls.Fixture(Capture));
        damaged[^1] ^= 1;
        using var refused = await host.UploadAsync(token, damaged, "appel.pcapng", "&sha256=" + Hash());
        using var again = await host.UploadAsync(token, Capture, "&sha256=" + Hash());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created), (refused.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task Upload_LargerThanAllowed_IsRefused()
    {
        await using var host = await WebHost.StartAsync(builder => builder.Configuration["Recordings:MaxCaptureBytes"] = "1024");
        using var refused = await host.UploadAsync(await host.TokenAsync(), Capture);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Theory]
    [InlineData("agent", TokenRights.None, HttpStatusCode.Forbidden)]
    [InlineData("webhook", TokenRights.ReportEvents | TokenRights.UploadRecordings, HttpStatusCode.Unauthorized)]
    public async Task Upload_TokenWithoutTheRight_IsRefused(string kind, TokenRights rights, HttpStatusCode expected)
    {
        await using var host = await WebHost.StartAsync();
        using var refused = await host.UploadAsync(await host.TokenAsync(kind, rights), Capture);
        Assert.Equal(expected, refused.StatusCode);
    }

    private static string Hash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(AgentCalls.Fixture(Capture))));

    private static async Task<string?> IdAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("id").GetString();
}
