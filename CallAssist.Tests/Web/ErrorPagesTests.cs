using System.Net;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Fakes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Web;

/// <summary>A browser gets a page, a program the bare status: nothing is sent a second time to a page of an error.</summary>
public sealed class ErrorPagesTests
{
    [Fact]
    public async Task UnknownAddress_OpenedByABrowser_ShowsAPageInFrench()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = await host.SignInAsync(Roles.Operator);
        var answer = await visitor.GetAsync("/nulle-part");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Page introuvable", (await WebVisitor.ParseAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Form_WithoutItsAntiforgeryToken_IsRefusedWithASentence()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        var answer = await visitor.PostAsync("/language", new() { ["culture"] = "en-GB" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("rechargez-la", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/refuse", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/fail", HttpStatusCode.InternalServerError)]
    public async Task Program_WhoseRequestFails_GetsTheBareStatusAndTheSecurityHeaders(string path, HttpStatusCode expected)
    {
        await using var host = await WebHost.StartAsync(builder => builder.Services.AddSingleton<IStartupFilter, FailingEndpoints>());
        using var log = new FakeLog();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var visitor = host.Visit();
        visitor.Http.DefaultRequestHeaders.Accept.Clear();
        var answer = await visitor.PostAsync(path, new() { ["event"] = "ringing" });
        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Equal(expected == HttpStatusCode.InternalServerError, log.Lines.Any(line => line.Line.Contains("made to fail", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryAnswer_CarriesAPolicyThatAllowsNothingFromOutside()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        foreach (var path in (string[])["/sign-in", "/users", "/health/live", "/css/app.css"])
        {
            var policy = Assert.Single((await visitor.GetAsync(path)).Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy);
            Assert.DoesNotContain("http", policy);
        }
    }

    /// <summary>Two endpoints inside the real pipeline that fail as no endpoint of ours does on purpose.</summary>
    private sealed class FailingEndpoints : IStartupFilter
    {
        private static readonly Dictionary<string, RequestDelegate> Answers = new()
        {
            ["/fail"] = _ => throw new InvalidOperationException("made to fail"),
            ["/refuse"] = context =>
            {
                context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Task.CompletedTask;
            },
        };

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (Answers.TryGetValue(context.Request.Path, out var answer))
                    context.SetEndpoint(new Endpoint(answer, new EndpointMetadataCollection(new AllowAnonymousAttribute()), context.Request.Path));
                return rest(context);
            });
            next(app);
        };
    }
}
