using System.Data.Common;
using CallAssist.Modules.Kernel.Contracts;
using Dapper;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>One transaction: statements, and the events that tell of them.</summary>
internal sealed class UnitOfWork(DbConnection connection, DbTransaction transaction)
{
    private readonly List<IDomainEvent> _events = [];

    public IReadOnlyList<IDomainEvent> Events => _events;

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        connection.ExecuteAsync(sql, parameters, transaction);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(sql, parameters, transaction)).AsList();

    public Task<T?> QuerySingleAsync<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, parameters, transaction);

    /// <summary>Puts the event into the outbox of this transaction: it is told if and only if the change stands.</summary>
    public void Raise(IDomainEvent domainEvent) => _events.Add(domainEvent);
}
