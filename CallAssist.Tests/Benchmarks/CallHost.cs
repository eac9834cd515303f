using CallAssist.Modules.Compliance;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Popups;
using CallAssist.Modules.Telephony;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallAssist.Benchmarks;

/// <summary>The modules from the webhook to the card on a real server with a fresh data folder, which goes with it.</summary>
internal sealed class CallHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private CallHost(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    public string Folder => _folder;

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<CallHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("callassist-calls-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Data:Directory"] = folder;
        builder.Services.AddKernel(builder.Configuration).AddCompliance().AddIdentity().AddCustomers().AddTelephony(builder.Configuration).AddPopups();
        builder.Services.AddSingleton<ICurrentPerson, Nobody>();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapTelephony();
        app.MapPopups();
        await KernelModule.MigrateAsync(app.Services);
        await app.StartAsync();
        return new(app, folder);
    }

    public async Task<string> TokenAsync(NewToken token)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IAccessTokens>().CreateAsync(token)).Secret;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Programs come with a token, not with a cookie.</summary>
    private sealed class Nobody : ICurrentPerson
    {
        public Task<Person?> GetAsync(CancellationToken ct) => Task.FromResult<Person?>(null);
    }
}
