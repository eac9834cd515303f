using System.Globalization;
using System.Net;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Modules.Telephony;

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
    public async Task Metrics_AfterReports_CountThemBySourceAndOutcomeAndTheEventsThatFollowed()
    {
        await using var office = new HookOffice();
        await office.InitializeAsync();
        // A second office in this process: what it receives is not the first one's.
        await using var other = new HookOffice();
        await other.InitializeAsync();
        await other.SendAsync(other.Secret("generic"), "event=newCall&from=0639981001&to=21&direction=in&callId=m-1");
        await office.SendAsync(office.Secret("generic"), "event=newCall&from=0639981001&to=21&direction=in&callId=m-1");
        await office.SendAsync(office.Secret("generic"), "event=nonsense&callId=m-2");
        using var http = new HttpClient { BaseAddress = office.Address };
        var text = "";
        await Modules.ModuleHost.EventuallyAsync(async () =>
        {
            text = await http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
            return text.Contains("callassist_deliveries_total{", StringComparison.Ordinal);
        }, "The delivery of the call was never counted.");
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("callassist_webhooks_total{source=\"generic\",outcome=\"accepted\"} 1", lines);
        Assert.Contains("callassist_webhooks_total{source=\"generic\",outcome=\"rejected\"} 1", lines);
        Assert.Contains("callassist_events_parked 0", lines);
        Assert.Contains("callassist_recordings{state=\"failed\"} 0", lines);
        Assert.Contains(lines, l => l.StartsWith("callassist_events_total{name=", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("callassist_deliveries_total{", StringComparison.Ordinal) && l.Contains("outcome=\"done\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_OfAHealthyOffice_IsOk(string path)
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("fr-FR", "Base de données", "tout va bien")]
    [InlineData("en-GB", "Database", "fine")]
    public async Task HealthPage_InEachLanguage_NamesEveryCheckInWords(string culture, string database, string fine)
    {
        await using var host = await WebHost.StartAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);
        var page = await host.ReadAsync<CallAssist.Web.Pages.Health.Health>(Roles.Supervisor, "/health");
        var checks = page.Texts("li h2");
        Assert.Contains(database, checks);
        Assert.DoesNotContain(checks, c => c.Contains("Check_", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Texts("li p"), p => p.Contains("Remedy_", StringComparison.Ordinal));
        Assert.Contains(fine, page.Texts("li .ca-pill"));
    }
}
