using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>A source that can sign need not send its secret: who alters, delays or forges a request is refused.</summary>
public sealed class SignatureTests(HookOffice office) : IClassFixture<HookOffice>
{
    private const string Body = "event=newCall&from=0639981601&to=21&direction=in&callId=signed";

    [Fact]
    public async Task Request_SignedWithTheTokensKey_IsTaken()
    {
        Assert.Equal(200, await SendAsync(Body, Body, 0));
        await office.CallAsync("+33639981601", "ringing");
    }

    [Theory]
    [InlineData(Body + "&x=1", 0)]
    [InlineData(Body, -600)]
    [InlineData(Body, 600)]
    public async Task Request_AlteredOrFromAnotherTime_IsRefused(string sent, int seconds) => Assert.Equal(401, await SendAsync(Body, sent, seconds));

    [Fact]
    public async Task TokensId_WithoutASignature_IsNoToken()
    {
        var token = await TokenAsync();
        Assert.Equal(401, (await office.SendAsync(token.Token.Id.ToString(), Body)).Status);
    }

    private async Task<int> SendAsync(string signed, string sent, int seconds)
    {
        var (token, secret) = await TokenAsync();
        var stamp = DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.UTF8.GetBytes($"{stamp}.POST..{signed}")));
        using var http = new HttpClient { BaseAddress = office.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"hooks/{token.Id}") { Content = new StringContent(sent, Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("CallAssist-Timestamp", stamp);
        request.Headers.Add("CallAssist-Signature", "sha256=" + signature);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private async Task<(AccessToken Token, string Secret)> TokenAsync()
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccessTokens>().CreateAsync(new("webhook", "signed", "generic", TokenRights.ReportEvents));
    }
}
