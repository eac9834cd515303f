using System.Data.Common;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>The one door to the database. Reads run side by side; writes pass one queue on SQLite and commit in groups.</summary>
internal interface IDatabase
{
    Dialect Dialect { get; }

    /// <summary>Runs a query on a connection of its own, outside any write transaction.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken ct = default);

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and returns once it is on the disk. The work may only touch the
    /// database: on SQLite every other writer waits for it. Its events are delivered after the commit.
    /// </summary>
    Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct = default);

    Task WriteAsync(Func<UnitOfWork, Task> work, CancellationToken ct = default) =>
        WriteAsync(async unit =>
        {
            await work(unit);
            return true;
        }, ct);
}
