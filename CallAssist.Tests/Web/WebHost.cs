using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web;

/// <summary>
/// The real host in this process: Kestrel on a free port over a fresh data folder, with an office and one person per role
/// (named like the role) unless it is to stay untouched.
/// </summary>
public sealed class WebHost : IAsyncDisposable
{
    public const string Password = "un mot de passe";

    private readonly WebApplication _app;

    private WebHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The host as it comes from the factory: before the first visit.</summary>
    public static async Task<WebHost> StartEmptyAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("callassist-web-").FullName;
        var app = CallAssistHost.Build(["--data", folder], demo: false, quiet: true, configure: builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration["RateLimits:SignInsPerMinute"] = "100000";
            configure?.Invoke(builder);
        });
        await CallAssistHost.PrepareAsync(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebHost(app);
    }

    /// <summary>The host of an office with three people.</summary>
    public static async Task<WebHost> StartAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var host = await StartEmptyAsync(configure);
        var office = host.Services.GetRequiredService<IOffice>();
        Assert.Empty(await office.SetUpAsync(new("Paie & Compagnie", "Europe/Paris", "fr", false), Named(Roles.Administrator), Password));
        foreach (var role in (string[])[Roles.Operator, Roles.Supervisor])
            Assert.Empty(await host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.AddAsync(Named(role) with { Role = role }, Password)));
        return host;
    }

    /// <summary>A browser without a page: keeps cookies, follows no redirects.</summary>
    public WebVisitor Visit() => new(Address);

    /// <summary>A visitor who is signed in as the person named like the role.</summary>
    public async Task<WebVisitor> SignInAsync(string userName, string password = Password)
    {
        var visitor = Visit();
        var answer = await visitor.SignInAsync(userName, password);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    /// <summary>Uses a scoped service.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> use) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Person Named(string name) => new() { UserName = name, DisplayName = $"Ada {name}" };
}
