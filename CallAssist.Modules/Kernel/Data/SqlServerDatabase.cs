using System.Data.Common;
using CallAssist.Modules.Kernel.Events;
using Microsoft.Data.SqlClient;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>SQL Server: a transaction per write; a deadlock's victim is tried again.</summary>
internal sealed class SqlServerDatabase(string connectionString, Outbox outbox) : IDatabase
{
    private const int Deadlock = 1205;
    private const int Attempts = 4;

    public Dialect Dialect => Dialect.SqlServer;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken ct = default)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return await query(connection);
    }

    public async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, ct);
            }
            catch (SqlException error) when (error.Number == Deadlock && attempt < Attempts)
            {
                // The server chose this transaction as the victim and rolled it back: nothing of it stands.
            }
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(ct);
        var unit = new UnitOfWork(connection, transaction);
        var result = await work(unit);
        await outbox.StoreAsync(unit);
        await transaction.CommitAsync(ct);
        outbox.Announce(unit.Events);
        return result;
    }
}
