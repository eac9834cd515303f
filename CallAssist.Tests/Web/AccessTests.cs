using System.Net;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web;

/// <summary>Who may open what: every page and endpoint stands in <see cref="AccessTable"/> and behaves as it says.</summary>
public sealed class AccessTests(AccessTests.Office office) : IClassFixture<AccessTests.Office>
{
    [Fact]
    public void Pages_WithARoute_StandInTheTable()
    {
        var routes = typeof(App).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()).Select(r => r.Template);
        Assert.Empty(routes.Except(AccessTable.Rows.Select(r => r.Route)));
    }

    [Fact]
    public void Endpoints_OfTheHost_StandInTheTable()
    {
        var routes = office.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => !r.StartsWith("/_framework", StringComparison.Ordinal) && !r.Contains("{**", StringComparison.Ordinal));
        Assert.Empty(routes.Distinct().Except(AccessTable.Rows.Select(r => r.Route)));
    }

    [Fact]
    public void Table_OfAccess_NamesNothingThatIsGone()
    {
        var routes = office.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));
        Assert.Empty(AccessTable.Rows.Select(r => r.Route).Except(routes));
    }

    [Theory]
    [MemberData(nameof(AccessTable.Requests), MemberType = typeof(AccessTable))]
    public async Task Request_ByEachRole_IsAnsweredAsTheTableSays(string method, string path, string role, string expected)
    {
        using var visitor = role == AccessTable.Nobody ? office.Host.Visit() : await office.Host.SignInAsync(role);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, Kind(answer));
    }

    [Fact]
    public async Task Circuit_WithoutSignIn_IsRefused()
    {
        using var visitor = office.Host.Visit();
        var answer = await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1", []);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Observer_OpensTheJobsPageAndNoOtherOfTheManagers()
    {
        Assert.Empty(await office.Host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.AddAsync(new() { UserName = "observer", DisplayName = "Zoé Blanc", Role = Roles.Observer }, WebHost.Password)));
        using var visitor = await office.Host.SignInAsync("observer");
        var opened = new List<string>();
        foreach (var row in AccessTable.Rows.Where(r => r.Method == "GET" && r.Answers[1] == "denied"))
        {
            if (Kind(await visitor.Http.GetAsync(row.Path ?? row.Route, TestContext.Current.CancellationToken)) == "opens")
                opened.Add(row.Route);
        }

        Assert.Equal(["/jobs"], opened);
    }

    [Fact]
    public async Task DeniedPage_IsNotedInTheAuditLog()
    {
        using var visitor = await office.Host.SignInAsync(Roles.Operator);
        await visitor.GetAsync("/users");
        var audit = office.Host.Services.GetRequiredService<CallAssist.Modules.Compliance.Contracts.IAuditLog>();
        Assert.Contains(await audit.ListAsync("path:/users", ct: TestContext.Current.CancellationToken), e => e is { Action: "access", Outcome: "denied", PersonId: not null });
    }

    private static string Kind(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Found or HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal) => "sign-in",
        HttpStatusCode.Found when answer.Headers.Location!.OriginalString.Contains("/denied", StringComparison.Ordinal) => "denied",
        HttpStatusCode.Forbidden => "denied",
        HttpStatusCode.Found => "elsewhere",
        HttpStatusCode.NotFound => "not-found",
        HttpStatusCode.BadRequest => "refused",
        HttpStatusCode.Unauthorized => "token",
        var code when (int)code < 300 => "opens",
        var code => $"{(int)code}",
    };

    public sealed class Office : IAsyncLifetime
    {
        public WebHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await WebHost.StartAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
