using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;

namespace CallAssist.Modules.Recordings.Keep;

/// <summary>
/// The end of a recording. Its row goes with the only copy of its key in one transaction: from then on nothing can open its
/// files, whatever happens to this process. What follows (files, transcript, index) hangs on the event, which is delivered until it is done.
/// </summary>
internal sealed class Eraser(IDatabase database, Ids ids, TimeProvider clock)
{
    /// <summary>Erases one that is not held; false when there is none.</summary>
    public async Task<bool> EraseAsync(UnitOfWork unit, Guid id, Guid? personId, string reason)
    {
        var now = clock.GetUtcNow();
        var noted = await unit.ExecuteAsync(
            """
            INSERT INTO recordings_erased (id, token_id, sha256, position, capture_of, file_name, received_at, erased_at, person_id, reason)
            SELECT id, token_id, sha256, position, capture_of, file_name, received_at, @now, @personId, @reason
            FROM recordings_recording WHERE id = @id AND hold_at IS NULL
            """,
            new { id, now, personId, reason });
        if (noted == 0)
            return false;
        var captureOf = await unit.QuerySingleAsync<string>("SELECT capture_of FROM recordings_recording WHERE id = @id", new { id });
        await unit.ExecuteAsync(
            """
            DELETE FROM recordings_announcement WHERE capture_id IN (SELECT u.capture_id FROM recordings_upload u WHERE u.recording_id = @id)
            OR call_id IN (SELECT r.call_id FROM recordings_recording r WHERE r.id = @id)
            AND NOT EXISTS (SELECT 1 FROM recordings_recording o WHERE o.call_id = recordings_announcement.call_id AND o.id <> @id)
            """, new { id });
        await unit.ExecuteAsync("DELETE FROM recordings_recording WHERE id = @id", new { id });
        await unit.ExecuteAsync("DELETE FROM recordings_shape WHERE recording_id = @id", new { id });
        await unit.ExecuteAsync("DELETE FROM recordings_keyword WHERE recording_id = @id", new { id });
        await unit.ExecuteAsync("DELETE FROM recordings_upload WHERE recording_id = @id", new { id });
        await unit.ExecuteAsync("DELETE FROM recordings_step WHERE recording_id = @id", new { id });
        unit.Raise(new RecordingErased(ids.New(), now, id, captureOf is null ? null : Guid.Parse(captureOf)));
        return true;
    }

    /// <summary>SQLite's log keeps pages as they were until it is written over: emptied, no key is left in it.</summary>
    public Task EmptyLogAsync(CancellationToken ct) => database.Dialect == Dialect.Sqlite
        ? database.ReadAsync(c => c.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)"), ct)
        : Task.CompletedTask;
}
