using System.Text.Json;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Adapters;
using Dapper;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Calls, their reports and what sources call them, in the database.</summary>
internal sealed class CallStore(IDatabase database, Ids ids)
{
    private const string Columns =
        "id, direction, number, dialled, parties_told, status, extension, placed_by, started_at, answered_at, ended_at, queued_at, timed_out, due_at";

    /// <summary>Parameters of one statement.</summary>
    private const int AtOnce = 200;

    /// <summary>
    /// Each part is one short range of an index, however many calls are open or were before: at 200 requests a second the writer
    /// has no time for more.
    /// </summary>
    private const string Near =
        """
        (ended_at IS NULL OR ended_at > @since) AND id IN (
          SELECT id FROM telephony_call WHERE number IN @numbers AND ended_at IS NULL UNION ALL
          SELECT id FROM telephony_call WHERE number IN @numbers AND ended_at > @since UNION ALL
          SELECT id FROM telephony_call WHERE number IS NULL AND ended_at IS NULL UNION ALL
          SELECT id FROM telephony_call WHERE number IS NULL AND ended_at > @since UNION ALL
          SELECT call_id FROM telephony_leg WHERE extension IN @extensions AND ended_at IS NULL UNION ALL
          SELECT call_id FROM telephony_leg WHERE extension IN @extensions AND ended_at > @left)
        """;

    /// <summary>How long after an extension left a call that goes on elsewhere it may still speak of it.</summary>
    private static readonly TimeSpan LongestTransfer = TimeSpan.FromHours(4);

    /// <summary>The book within this transaction.</summary>
    public ICallBook Open(UnitOfWork unit) => new Book(unit, this);

    /// <summary>Whether time changes something in a call by now.</summary>
    public Task<bool> AnyDueAsync(DateTimeOffset now, CancellationToken ct) => database.ReadAsync(async c =>
        await c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM telephony_call WHERE due_at <= @now", new { now }) > 0, ct);

    public async Task SaveAsync(UnitOfWork unit, CallSnapshot call, CallSnapshot? before = null)
    {
        string[] columns = [.. Columns.Split(", ").Skip(1)];
        await unit.ExecuteAsync(database.Dialect.Upsert("telephony_call", ["id"], columns), new
        {
            id = call.Id, direction = call.Direction, number = call.Number, dialled = call.Dialled, parties_told = call.PartiesTold, status = call.Status, extension = call.Extension,
            placed_by = call.PlacedBy, started_at = call.StartedAt, answered_at = call.AnsweredAt, ended_at = call.EndedAt, queued_at = call.QueuedAt,
            timed_out = call.TimedOut, due_at = call.DueAt,
        });
        foreach (var leg in call.Legs.Except(before?.Legs ?? []))
        {
            await unit.ExecuteAsync(database.Dialect.Upsert("telephony_leg", ["call_id", "extension"], ["rang_at", "answered_at", "ended_at", "held_at", "transferred"]), new
            {
                call_id = call.Id, extension = leg.Extension, rang_at = leg.RangAt, answered_at = leg.AnsweredAt, ended_at = leg.EndedAt, held_at = leg.HeldAt,
                transferred = leg.Transferred,
            });
        }

        foreach (var key in call.Keys.Except(before?.Keys ?? []))
        {
            await unit.ExecuteAsync(database.Dialect.Upsert("telephony_alias", ["source", "source_id"], ["call_id", "by_phone", "extension", "consultation", "ended"]), new
            {
                source = key.Source, source_id = key.Id, call_id = call.Id, by_phone = key.ByPhone, extension = key.Extension, consultation = key.Consultation, ended = key.Ended,
            });
        }
    }

    private sealed class Book(UnitOfWork unit, CallStore store) : ICallBook
    {
        public async Task<CallSnapshot?> FindAsync(string source, string sourceCallId) =>
            (await LoadAsync("id = (SELECT call_id FROM telephony_alias WHERE source = @source AND source_id = @sourceCallId)", new { source, sourceCallId })).FirstOrDefault();

        public async Task<CallSnapshot?> FindAsync(Guid callId) => (await LoadAsync("id = @callId", new { callId })).FirstOrDefault();

        public Task<IReadOnlyList<CallSnapshot>> NearAsync(DateTimeOffset since, Likeness like) =>
            LoadAsync(Near, new { since, left = since - LongestTransfer, numbers = like.Numbers, extensions = like.Extensions });

        public Task<IReadOnlyList<CallSnapshot>> DueAsync(DateTimeOffset now) => LoadAsync("due_at <= @now", new { now });

        public async Task<IReadOnlyList<TelephonyEvent>> ReportsAsync(Guid callId) =>
            [.. (await unit.QueryAsync<string>("SELECT body FROM telephony_report WHERE call_id = @callId ORDER BY id", new { callId })).Select(b => JsonSerializer.Deserialize<TelephonyEvent>(b)!)];

        public async Task SaveAsync(CallSnapshot? before, CallSnapshot call, IReadOnlyList<TelephonyEvent> added)
        {
            await store.SaveAsync(unit, call, before);
            foreach (var report in added)
            {
                await unit.ExecuteAsync("INSERT INTO telephony_report (id, call_id, receipt_id, body) VALUES (@id, @CallId, @ReceiptId, @body)",
                    new { id = store.Ids.New(), CallId = call.Id, report.ReceiptId, body = JsonSerializer.Serialize(report) });
                if (report.ReceiptId is not null)
                    await unit.ExecuteAsync("UPDATE telephony_receipt SET call_id = @CallId WHERE id = @ReceiptId", new { CallId = call.Id, report.ReceiptId });
            }
        }

        public async Task RemoveAsync(Guid callId)
        {
            foreach (var table in (string[])["telephony_report", "telephony_leg", "telephony_alias"])
                await unit.ExecuteAsync($"DELETE FROM {table} WHERE call_id = @callId", new { callId });
            await unit.ExecuteAsync("UPDATE telephony_receipt SET call_id = NULL WHERE call_id = @callId", new { callId });
            await unit.ExecuteAsync("DELETE FROM telephony_call WHERE id = @callId", new { callId });
        }

        private async Task<IReadOnlyList<CallSnapshot>> LoadAsync(string condition, object parameters)
        {
            var rows = await unit.QueryAsync<Row>($"SELECT {Columns} FROM telephony_call WHERE {condition}", parameters);
            var legs = new List<LegRow>();
            var keys = new List<KeyRow>();
            foreach (var chunk in rows.Select(r => r.Id.ToString("D")).Chunk(AtOnce))
            {
                legs.AddRange(await unit.QueryAsync<LegRow>("SELECT call_id, extension, rang_at, answered_at, ended_at, held_at, transferred FROM telephony_leg WHERE call_id IN @chunk", new { chunk }));
                keys.AddRange(await unit.QueryAsync<KeyRow>("SELECT call_id, source, source_id, by_phone, extension, consultation, ended FROM telephony_alias WHERE call_id IN @chunk", new { chunk }));
            }

            var (legsOf, keysOf) = (legs.ToLookup(l => l.CallId), keys.ToLookup(k => k.CallId));
            return [.. rows.Select(row => row.ToSnapshot([.. legsOf[row.Id].Select(l => l.ToLeg())], [.. keysOf[row.Id].Select(k => k.ToKey())]))];
        }
    }

    private Ids Ids => ids;

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Direction { get; init; } = "";
        public string? Number { get; init; }
        public string? Dialled { get; init; }
        public bool PartiesTold { get; init; }
        public string Status { get; init; } = "";
        public string? Extension { get; init; }
        public string? PlacedBy { get; init; }
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public DateTimeOffset? QueuedAt { get; init; }
        public bool TimedOut { get; init; }
        public DateTimeOffset? DueAt { get; init; }

        public CallSnapshot ToSnapshot(IReadOnlyList<CallLeg> legs, IReadOnlyList<SourceKey> keys) => new()
        {
            Id = Id, Direction = Direction, Number = Number, Dialled = Dialled, PartiesTold = PartiesTold, Status = Status, Extension = Extension, PlacedBy = PlacedBy,
            StartedAt = StartedAt, AnsweredAt = AnsweredAt, EndedAt = EndedAt, QueuedAt = QueuedAt, TimedOut = TimedOut, DueAt = DueAt, Legs = legs, Keys = keys,
        };
    }

    private sealed class LegRow
    {
        public Guid CallId { get; init; }
        public string Extension { get; init; } = "";
        public DateTimeOffset? RangAt { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public DateTimeOffset? HeldAt { get; init; }
        public bool Transferred { get; init; }

        public CallLeg ToLeg() => new(Extension) { RangAt = RangAt, AnsweredAt = AnsweredAt, EndedAt = EndedAt, HeldAt = HeldAt, Transferred = Transferred };
    }

    private sealed class KeyRow
    {
        public Guid CallId { get; init; }
        public string Source { get; init; } = "";
        public string SourceId { get; init; } = "";
        public bool ByPhone { get; init; }
        public string? Extension { get; init; }
        public bool Consultation { get; init; }
        public bool Ended { get; init; }

        public SourceKey ToKey() => new(Source, SourceId, ByPhone, Extension, Consultation, Ended);
    }
}
