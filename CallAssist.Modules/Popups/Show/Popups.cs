using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Popups.Contracts;
using Dapper;

namespace CallAssist.Modules.Popups.Show;

internal sealed class Popups(IDatabase database, ICustomerDirectory customers, PopupHub hub, TimeProvider clock) : IPopups
{
    public async Task<IReadOnlyList<PopupCard>> OpenAsync(Guid personId, CancellationToken ct)
    {
        var rows = await database.ReadAsync(c => c.QueryAsync<Row>(
            """
            SELECT id, call_id, state, direction, number, since, acknowledged_at FROM popups_card
            WHERE person_id = @personId AND state <> 'closed' ORDER BY shown_at, id
            """,
            new { personId }), ct);
        var cards = new List<PopupCard>();
        foreach (var row in rows)
        {
            cards.Add(new(row.Id, row.CallId, row.State == "talking", row.Direction, row.Since, row.AcknowledgedAt is not null, await customers.LookupAsync(row.Number, ct)));
        }

        return cards;
    }

    public async Task<IReadOnlyList<ShownCard>> ShownAsync(Guid callId, CancellationToken ct) =>
        [.. (await database.ReadAsync(c => c.QueryAsync<ShownRow>(
            "SELECT person_id, shown_at, acknowledged_at FROM popups_card WHERE call_id = @callId ORDER BY shown_at, id", new { callId }), ct))
            .Select(row => new ShownCard(row.PersonId, row.ShownAt, row.AcknowledgedAt))];

    public async Task AcknowledgeAsync(Guid personId, Guid cardId, CancellationToken ct)
    {
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "UPDATE popups_card SET acknowledged_at = @now WHERE id = @cardId AND person_id = @personId AND acknowledged_at IS NULL",
            new { now = clock.GetUtcNow(), cardId, personId }), ct);
        hub.Tell([personId]);
    }

    public IDisposable Subscribe(Guid personId, Action onChange) => hub.Subscribe(personId, onChange);

    private sealed class ShownRow
    {
        public Guid PersonId { get; init; }
        public DateTimeOffset ShownAt { get; init; }
        public DateTimeOffset? AcknowledgedAt { get; init; }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid CallId { get; init; }
        public string State { get; init; } = "";
        public string Direction { get; init; } = "";
        public string? Number { get; init; }
        public DateTimeOffset Since { get; init; }
        public DateTimeOffset? AcknowledgedAt { get; init; }
    }
}
