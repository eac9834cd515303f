using System.Net;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web;

public sealed class FirstVisitTests
{
    [Fact]
    public async Task AnyPage_BeforeTheSetUp_LeadsThere()
    {
        await using var host = await WebHost.StartEmptyAsync();
        using var visitor = host.Visit();
        foreach (var path in (string[])["/", "/users", "/sign-in"])
            Assert.Equal("/set-up", (await visitor.GetAsync(path)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task SetUp_Filled_SignsTheFirstAdministratorInAndIsGone()
    {
        await using var host = await WebHost.StartEmptyAsync();
        using var visitor = host.Visit();
        var answer = await visitor.SubmitAsync("/set-up", "set-up", Filled());
        Assert.Equal("/", answer.Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/users")).StatusCode);
        Assert.Equal("/", (await visitor.GetAsync("/set-up")).Headers.Location!.OriginalString);
        Assert.Equal(new Office("Paie & Compagnie", "Indian/Reunion", "fr", false), await host.Services.GetRequiredService<IOffice>().GetAsync());
    }

    [Fact]
    public async Task SetUp_WithAShortPassword_SaysSoAndStoresNothing()
    {
        await using var host = await WebHost.StartEmptyAsync();
        using var visitor = host.Visit();
        var fields = Filled();
        fields["Form.Password"] = "court";
        var page = await WebVisitor.ParseAsync(await visitor.SubmitAsync("/set-up", "set-up", fields));
        Assert.Contains("dix caractères", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Null(await host.Services.GetRequiredService<IOffice>().GetAsync());
    }

    [Fact]
    public async Task SetUp_TwoAtOnce_OneWins()
    {
        await using var host = await WebHost.StartEmptyAsync();
        var office = host.Services.GetRequiredService<IOffice>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => office.SetUpAsync(
            new($"Office {i}", "Europe/Paris", "fr", false), new Person { UserName = $"admin{i}", DisplayName = $"Admin {i}" }, WebHost.Password)));
        Assert.Single(outcomes, o => o.Count == 0);
        Assert.All(outcomes.Where(o => o.Count > 0), o => Assert.Equal(["AlreadySetUp"], o));
        Assert.Single(await host.WithAsync<IPeople, IReadOnlyList<Person>>(people => people.ListAsync()));
    }

    private static Dictionary<string, string> Filled() => new()
    {
        ["Form.Company"] = "Paie & Compagnie", ["Form.TimeZone"] = "Indian/Reunion", ["Form.Language"] = "fr",
        ["Form.DisplayName"] = "Ada Martin", ["Form.UserName"] = "ada", ["Form.Password"] = WebHost.Password,
    };
}
