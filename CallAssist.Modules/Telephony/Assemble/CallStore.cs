using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Calls and what sources call them.</summary>
internal sealed class CallStore(IDatabase database)
{
    /// <summary>How far apart two sources may be in telling of the same ringing call.</summary>
    private static readonly TimeSpan SameCall = TimeSpan.FromSeconds(15);

    private const string Columns = "id, direction, number, status, extension, started_at, answered_at, ended_at";

    /// <summary>The call by the source's own key; else an open one of the same number that began just now at another source.</summary>
    public async Task<CallSnapshot?> FindAsync(UnitOfWork unit, string source, TelephonyEvent report)
    {
        var row = await unit.QuerySingleAsync<Row>(
            $"SELECT {Columns} FROM telephony_call WHERE id = (SELECT call_id FROM telephony_alias WHERE source = @source AND source_id = @SourceCallId)",
            new { source, report.SourceCallId });
        var number = PhoneNumber.ToE164(report.Caller) ?? PhoneNumber.ToE164(report.Called);
        if (row is null && number is not null && report.Kind != ReportKind.Ended)
        {
            row = await unit.QuerySingleAsync<Row>(
                $"SELECT {Columns} FROM telephony_call WHERE number = @number AND ended_at IS NULL AND started_at > @since ORDER BY started_at DESC " +
                database.Dialect.Page,
                new { number, since = report.At - SameCall, skip = 0, take = 1 });
        }

        if (row is null)
            return null;
        var extensions = await unit.QueryAsync<string>("SELECT extension FROM telephony_leg WHERE call_id = @Id", new { row.Id });
        return row.ToSnapshot(extensions);
    }

    public async Task SaveAsync(UnitOfWork unit, CallSnapshot call, string source, string sourceCallId, bool isNew)
    {
        await unit.ExecuteAsync(
            isNew
                ? $"INSERT INTO telephony_call ({Columns}) VALUES (@Id, @Direction, @Number, @Status, @Extension, @StartedAt, @AnsweredAt, @EndedAt)"
                : "UPDATE telephony_call SET status = @Status, extension = @Extension, answered_at = @AnsweredAt, ended_at = @EndedAt WHERE id = @Id",
            call);
        await unit.ExecuteAsync(
            database.Dialect.InsertIfMissing("telephony_alias", ["source", "source_id"], ["call_id"]), new { source, source_id = sourceCallId, call_id = call.Id });
        foreach (var extension in call.Extensions)
            await unit.ExecuteAsync(database.Dialect.InsertIfMissing("telephony_leg", ["call_id", "extension"], []), new { call_id = call.Id, extension });
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Direction { get; init; } = "";
        public string? Number { get; init; }
        public string Status { get; init; } = "";
        public string? Extension { get; init; }
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }

        public CallSnapshot ToSnapshot(IReadOnlyList<string> extensions) => new()
        {
            Id = Id, Direction = Direction, Number = Number, Status = Status, Extension = Extension, StartedAt = StartedAt, AnsweredAt = AnsweredAt, EndedAt = EndedAt,
            Extensions = extensions,
        };
    }
}
