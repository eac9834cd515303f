using System.Net;
using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Tests.Web;

public sealed class RateLimitTests
{
    [Fact]
    public async Task SignIns_BeyondTheLimit_AreToldWhenToComeBackAndNobodyElseIs()
    {
        await using var host = await WebHost.StartAsync(builder => builder.Configuration["RateLimits:SignInsPerMinute"] = "2");
        using var visitor = host.Visit();
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("nobody", "wrong")).StatusCode);
        var refused = await visitor.SignInAsync("nobody", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.StartsWith("Trop d’essais.", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // Another address, named by this machine's proxy.
        using var colleague = host.Visit();
        colleague.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Equal(HttpStatusCode.OK, (await colleague.SignInAsync("nobody", "wrong")).StatusCode);
    }

    [Fact]
    public async Task Hooks_BeyondTheLimit_Are429WithRetryAfterInJson()
    {
        await using var host = await WebHost.StartAsync(builder => builder.Configuration["RateLimits:HooksPerSecond"] = "1");
        using var http = new HttpClient { BaseAddress = host.Address };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => http.GetAsync("/hooks/wrong/incoming", TestContext.Current.CancellationToken)));
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal(1, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal("application/json", refused.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Source_BeyondItsOwnLimit_CostsNoOtherItsPlace()
    {
        await using var host = await WebHost.StartAsync(builder => builder.Configuration["Telephony:RequestsPerSecond"] = "2");
        using var http = new HttpClient { BaseAddress = host.Address };
        var (wild, calm) = (await TokenAsync(host), await TokenAsync(host));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => http.GetAsync($"/hooks/{wild}/?event=newCall&callId={i}&from=anonymous&to=21", TestContext.Current.CancellationToken)));
        Assert.Equal(1, answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests).Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/hooks/{calm}/?event=newCall&callId=x&from=anonymous&to=21", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<string> TokenAsync(WebHost host) => (await host.WithAsync<IAccessTokens, (AccessToken, string Secret)>(
        tokens => tokens.CreateAsync(new("webhook", "generic", "generic", TokenRights.ReportEvents)))).Secret;
}
