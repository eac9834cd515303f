using System.Net;
using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Tests.Web;

public sealed class ProbesTests
{
    [Fact]
    public async Task Metrics_ArePrometheusText()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        await visitor.GetAsync("/sign-in");
        var answer = await visitor.GetAsync("/metrics");
        Assert.StartsWith("text/plain; version=0.0.4", answer.Content.Headers.ContentType!.ToString());
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("http_server_request_duration_count{", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Matches("""^(# (TYPE|HELP) [a-z_][a-z0-9_]* .+|[a-z_][a-z0-9_]*(\{([a-z_][a-z0-9_]*="([^"\\]|\\.)*",?)+\})? -?[0-9.E+-]+|.* NaN)$""", l));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData(Roles.Operator, HttpStatusCode.NotFound)]
    [InlineData(Roles.Administrator, HttpStatusCode.OK)]
    public async Task Metrics_AskedForFromElsewhere_AreForAdministrators(string? role, HttpStatusCode expected)
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = role is null ? host.Visit() : await host.SignInAsync(role);
        // The proxy on this machine is believed.
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Equal(expected, (await visitor.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Metrics_AskedForFromANamedNetwork_AreGiven()
    {
        await using var host = await WebHost.StartAsync(builder => builder.Configuration["Metrics:AllowedNetworks"] = "203.0.113.0/24");
        using var visitor = host.Visit();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Readiness_OfAHealthyOffice_IsGiven()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).StatusCode);
    }
}
