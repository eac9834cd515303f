using System.Net;

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
}
