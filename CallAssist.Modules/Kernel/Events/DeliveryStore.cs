using System.Text.Json;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>The rows behind the dispatcher: what is open after a restart, what failed, what is parked.</summary>
internal sealed class DeliveryStore(IDatabase database, IEnumerable<HandlerRegistration> handlers, TimeProvider clock)
{
    private readonly Dictionary<string, HandlerRegistration[]> _handlers =
        handlers.GroupBy(h => h.Name).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>What is to be delivered. A row whose handler is gone with an update is parked, where people see it, instead of lying there for ever.</summary>
    public async Task<IReadOnlyList<(QueuedDelivery Delivery, bool Parked)>> LoadOpenAsync(CancellationToken ct)
    {
        const string sql =
            """
            SELECT d.event_id, d.handler, d.state, d.attempts, e.name, e.body
            FROM kernel_delivery d JOIN kernel_event e ON e.id = d.event_id
            WHERE d.state <> 'done' ORDER BY d.event_id
            """;
        var open = (await database.ReadAsync(c => c.QueryAsync<Row>(sql), ct)).Select(row => (Row: row, Delivery: Read(row))).ToList();
        await ParkAsync([.. open.Where(o => o.Delivery is null && o.Row.State != "parked").Select(o => o.Row)], ct);
        return [.. open.Where(o => o.Delivery is not null).Select(o => (o.Delivery!, o.Row.State == "parked"))];
    }

    /// <summary>The stream it belonged to; null when it was not parked.</summary>
    public Task<string?> ForgetAsync(Guid eventId, string handler, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var forgotten = await unit.ExecuteAsync(
            "UPDATE kernel_delivery SET state = 'done', done_at = @now WHERE event_id = @eventId AND handler = @handler AND state = 'parked'",
            new { now = clock.GetUtcNow(), eventId, handler });
        return forgotten == 0 ? null : await unit.QuerySingleAsync<string>("SELECT stream FROM kernel_delivery WHERE event_id = @eventId AND handler = @handler", new { eventId, handler });
    }, ct);

    public async Task RecordFailureAsync(QueuedDelivery queued, Exception error, bool park, CancellationToken ct) =>
        await database.WriteAsync(unit => unit.ExecuteAsync(
            """
            UPDATE kernel_delivery SET attempts = attempts + 1, reason = @reason, state = @state
            WHERE event_id = @eventId AND handler = @handler AND state <> 'done'
            """,
            new
            {
                reason = $"{error.GetType().Name}: {error.Message}",
                state = park ? "parked" : "pending",
                eventId = queued.Event.EventId,
                handler = queued.Handler.Name,
            }), ct);

    /// <summary>Null, and nothing changed, when it is not parked or nothing handles it any more.</summary>
    public Task<QueuedDelivery?> UnparkAsync(Guid eventId, string handler, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var row = await unit.QuerySingleAsync<Row>(
            """
            SELECT d.event_id, d.handler, d.state, d.attempts, e.name, e.body
            FROM kernel_delivery d JOIN kernel_event e ON e.id = d.event_id WHERE d.event_id = @eventId AND d.handler = @handler AND d.state = 'parked'
            """,
            new { eventId, handler });
        if (row is null || Read(row) is not { } delivery)
            return null;
        await unit.ExecuteAsync("UPDATE kernel_delivery SET state = 'pending' WHERE event_id = @eventId AND handler = @handler", new { eventId, handler });
        return delivery;
    }, ct);

    public async Task<IReadOnlyList<ParkedEvent>> ListAsync(CancellationToken ct = default)
    {
        const string sql =
            """
            SELECT d.event_id, d.handler, d.stream, e.name, e.at, d.attempts, d.reason
            FROM kernel_delivery d JOIN kernel_event e ON e.id = d.event_id WHERE d.state = 'parked' ORDER BY d.event_id
            """;
        return (await database.ReadAsync(c => c.QueryAsync<ParkedEvent>(sql), ct)).AsList();
    }

    /// <summary>Forgets what every handler has dealt with long ago.</summary>
    public Task PurgeAsync(TimeSpan age, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var before = clock.GetUtcNow() - age;
        await unit.ExecuteAsync("DELETE FROM kernel_delivery WHERE state = 'done' AND done_at < @before", new { before });
        await unit.ExecuteAsync(
            "DELETE FROM kernel_event WHERE at < @before AND NOT EXISTS (SELECT 1 FROM kernel_delivery d WHERE d.event_id = kernel_event.id)",
            new { before });
    }, ct);

    private async Task ParkAsync(IReadOnlyList<Row> orphans, CancellationToken ct)
    {
        if (orphans.Count == 0)
            return;
        await database.WriteAsync(async unit =>
        {
            foreach (var orphan in orphans)
            {
                await unit.ExecuteAsync(
                    "UPDATE kernel_delivery SET state = 'parked', reason = @NoHandler WHERE event_id = @EventId AND handler = @Handler",
                    new { ParkedEvent.NoHandler, orphan.EventId, orphan.Handler });
            }
        }, ct);
    }

    private QueuedDelivery? Read(Row row) =>
        _handlers.GetValueOrDefault(row.Handler)?.FirstOrDefault(h => EventHandlerRegistrations.NameOf(h.EventType).Name == row.Name) is { } handler
        && JsonSerializer.Deserialize(row.Body, handler.EventType) is IDomainEvent domainEvent
            ? new(domainEvent, handler, 0)
            : null;

    private sealed class Row
    {
        public Guid EventId { get; init; }
        public string Handler { get; init; } = "";
        public string State { get; init; } = "";
        public int Attempts { get; init; }
        public string Name { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
