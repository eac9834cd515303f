using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Log;

/// <summary>Two queries for a whole period: its calls, and who talked in them.</summary>
internal sealed class CallFactsReader(IDatabase database) : ICallFacts
{
    private const string Began = "c.started_at >= @from AND c.started_at < @until";
    private const string AtExtensions = " AND EXISTS (SELECT 1 FROM telephony_leg x WHERE x.call_id = c.id AND x.extension IN @extensions)";

    public async Task<IReadOnlyList<CallFacts>> ListAsync(DateTimeOffset from, DateTimeOffset until, IReadOnlyList<string>? extensions, CancellationToken ct)
    {
        var where = extensions is null ? Began : Began + AtExtensions;
        var parameters = new { from, until, extensions };
        return await database.ReadAsync(async c =>
        {
            var talks = (await c.QueryAsync<Talk>(
                $"SELECT l.call_id, l.extension, l.answered_at FROM telephony_leg l JOIN telephony_call c ON c.id = l.call_id WHERE l.answered_at IS NOT NULL AND {where}",
                parameters)).ToLookup(t => t.CallId);
            var calls = await c.QueryAsync<Row>(
                $"SELECT c.id, c.direction, c.number, c.status, c.placed_by, c.started_at, c.answered_at, c.ended_at, c.timed_out FROM telephony_call c WHERE {where} ORDER BY c.started_at, c.id",
                parameters);
            return (IReadOnlyList<CallFacts>)[.. calls.Select(row => row.ToSnapshot(talks[row.Id]).ToFacts())];
        }, ct);
    }

    private sealed class Talk
    {
        public Guid CallId { get; init; }
        public string Extension { get; init; } = "";
        public DateTimeOffset AnsweredAt { get; init; }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Direction { get; init; } = "";
        public string? Number { get; init; }
        public string Status { get; init; } = "";
        public string? PlacedBy { get; init; }
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public bool TimedOut { get; init; }

        public CallSnapshot ToSnapshot(IEnumerable<Talk> talks) => new()
        {
            Id = Id, Direction = Direction, Number = Number, Status = Status, PlacedBy = PlacedBy, StartedAt = StartedAt, AnsweredAt = AnsweredAt, EndedAt = EndedAt,
            TimedOut = TimedOut, Legs = [.. talks.Select(t => new CallLeg(t.Extension) { AnsweredAt = t.AnsweredAt })],
        };
    }
}
