using CallAssist.Modules.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Modules;

/// <summary>
/// Modules on a real database, without the web: the kernel plus what a test adds. SQLite in a folder of its own; SQL Server
/// where <c>CALLASSIST_TEST_SQLSERVER</c> holds a connection string. Dispose stops it; the folder may be opened again.
/// </summary>
public sealed class ModuleHost : IAsyncDisposable
{
    private readonly IHost _host;

    private ModuleHost(IHost host, string directory)
    {
        _host = host;
        Directory = directory;
    }

    /// <summary>The data folder; pass it to <see cref="StartAsync"/> again to see what a restart sees.</summary>
    public string Directory { get; }

    public IServiceProvider Services => _host.Services;

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<ModuleHost> StartAsync(
        Action<IServiceCollection, IConfiguration>? add = null, string? directory = null, Dictionary<string, string?>? settings = null)
    {
        directory ??= System.IO.Directory.CreateTempSubdirectory("callassist-test-").FullName;
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings ?? [])
        {
            ["Data:Directory"] = directory,
            ["Data:SqlServer"] = Environment.GetEnvironmentVariable("CALLASSIST_TEST_SQLSERVER"),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddLogging();
        builder.Services.AddKernel(builder.Configuration);
        add?.Invoke(builder.Services, builder.Configuration);
        var host = builder.Build();
        await KernelModule.MigrateAsync(host.Services);
        await host.StartAsync();
        return new ModuleHost(host, directory);
    }

    /// <summary>Waits until the condition holds; fails with the message after a generous while. Not a timing assertion.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition, string message)
    {
        for (var i = 0; i < 2400; i++)
        {
            if (await condition())
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            _host.Dispose();
    }
}
