using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Webhooks.Destinations;

/// <summary>The destinations' rows.</summary>
internal sealed class DestinationStore(IDatabase database)
{
    private const string Select = "SELECT id, name, url, events, is_on, secret FROM webhooks_destination";

    public async Task<IReadOnlyList<DestinationRow>> ListAsync(CancellationToken ct) =>
        (await database.ReadAsync(c => c.QueryAsync<DestinationRow>(Select + " ORDER BY name, id"), ct)).AsList();

    public Task<DestinationRow?> FindAsync(Guid id, CancellationToken ct) =>
        database.ReadAsync(c => c.QueryFirstOrDefaultAsync<DestinationRow>(Select + " WHERE id = @id", new { id }), ct);

    public Task SaveAsync(UnitOfWork unit, DestinationRow row) => unit.ExecuteAsync(
        database.Dialect.Upsert("webhooks_destination", ["id"], ["name", "url", "events", "is_on", "secret"]),
        new { id = row.Id, name = row.Name, url = row.Url, events = row.Events, is_on = row.IsOn ? 1 : 0, secret = row.Secret });

    public Task RemoveAsync(Guid id, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        await unit.ExecuteAsync("DELETE FROM webhooks_attempt WHERE message_id IN (SELECT id FROM webhooks_message WHERE destination_id = @id)", new { id });
        await unit.ExecuteAsync("DELETE FROM webhooks_message WHERE destination_id = @id", new { id });
        await unit.ExecuteAsync("DELETE FROM webhooks_destination WHERE id = @id", new { id });
    }, ct);
}

/// <summary>A destination as the table holds it.</summary>
internal sealed record DestinationRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    public string Events { get; init; } = "";

    public bool IsOn { get; init; }

    public string Secret { get; init; } = "";

    public bool Wants(string type) => Events.Split(' ').Contains(type);
}
