using System.Data.Common;
using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Fakes;

/// <summary>The real database on a disk that is full whenever the test says so: reads go on, every write fails.</summary>
internal sealed class FakeFullDisk(IDatabase real) : IDatabase, IAsyncDisposable
{
    public bool Full { get; set; }

    public Dialect Dialect => real.Dialect;

    /// <summary>Puts the disk under the database that is registered.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IDatabase));
        services.Remove(real);
        services.AddSingleton(provider => new FakeFullDisk((IDatabase)real.ImplementationFactory!(provider)));
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<FakeFullDisk>());
    }

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken ct = default) => real.ReadAsync(query, ct);

    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct = default) =>
        Full ? throw new IOException("No space left on device", 28) : real.WriteAsync(work, ct);

    public async ValueTask DisposeAsync()
    {
        if (real is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
