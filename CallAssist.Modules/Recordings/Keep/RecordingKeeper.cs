using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Library;
using Dapper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Keep;

internal sealed class RecordingKeeper(
    IDatabase database, IRecordings recordings, Eraser eraser, LibraryAudit audit, IOptions<RecordingsOptions> options, TimeProvider clock) : IRecordingKeeper
{
    private const int LongestReason = 500;

    public async Task<EraseOutcome> EraseAsync(Person by, IReadOnlyCollection<Guid> ids, string reason, CancellationToken ct)
    {
        reason = reason.Trim();
        if (!by.SeesEveryone)
        {
            foreach (var id in ids)
                await audit.DeniedAsync(by, "recording.erase", id, null, ct);
            return new EraseOutcome.Denied();
        }

        if (reason.Length == 0)
            return new EraseOutcome.NoReason();
        var (erased, held) = (0, 0);
        foreach (var id in ids.Distinct())
        {
            var recording = await recordings.FindAsync(id, ct);
            var done = await database.WriteAsync(unit => eraser.EraseAsync(unit, id, by.Id, reason[..Math.Min(reason.Length, LongestReason)]), ct);
            if (!done && recording is not null)
            {
                held++;
                continue;
            }

            erased++;
            if (done)
                await audit.DoneAsync(by, "recording.erase", recording!, ct);
        }

        await eraser.EmptyLogAsync(ct);
        return new EraseOutcome.Done(erased, held);
    }

    public Task<bool> SetPurposeAsync(Person by, Guid id, RecordingPurpose purpose, CancellationToken ct) => ChangeAsync(
        by, id, "recording.purpose", unit => unit.ExecuteAsync("UPDATE recordings_recording SET purpose = @purpose WHERE id = @id", new { id, purpose = Purposes.Word(purpose) }), ct);

    public Task<bool> SetHoldAsync(Person by, Guid id, string? reason, CancellationToken ct)
    {
        var held = reason?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestReason)] : null;
        return ChangeAsync(by, id, held is null ? "recording.release" : "recording.hold", unit => unit.ExecuteAsync(
            "UPDATE recordings_recording SET hold_reason = @held, hold_by = @by, hold_at = @at WHERE id = @id",
            new { id, held, by = held is null ? (Guid?)null : by.Id, at = held is null ? (DateTimeOffset?)null : clock.GetUtcNow() }), ct);
    }

    public async Task<KeptFor?> FindAsync(Person viewer, Guid id, CancellationToken ct)
    {
        if (await recordings.FindAsync(viewer, id, ct) is null)
            return null;
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(
            "SELECT purpose, hold_reason, hold_by, hold_at, received_at FROM recordings_recording WHERE id = @id", new { id }), ct);
        if (row is null)
            return null;
        var purpose = Purposes.Of(row.Purpose);
        return new(purpose, row.HoldReason, row.HoldBy, row.HoldAt, row.HoldAt is null ? row.ReceivedAt + options.Value.Retention.Of(purpose) : null);
    }

    private async Task<bool> ChangeAsync(Person by, Guid id, string action, Func<UnitOfWork, Task<int>> change, CancellationToken ct)
    {
        if (!by.SeesEveryone || await recordings.FindAsync(id, ct) is not { } recording)
        {
            await audit.DeniedAsync(by, action, id, null, ct);
            return false;
        }

        if (await database.WriteAsync(change, ct) == 0)
            return false;
        await audit.DoneAsync(by, action, recording, ct);
        return true;
    }

    private sealed record Row
    {
        public string Purpose { get; init; } = "";

        public string? HoldReason { get; init; }

        public Guid? HoldBy { get; init; }

        public DateTimeOffset? HoldAt { get; init; }

        public DateTimeOffset ReceivedAt { get; init; }
    }
}
