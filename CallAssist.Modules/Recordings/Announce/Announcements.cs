using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;

namespace CallAssist.Modules.Recordings.Announce;

internal sealed class Announcements(IDatabase database, IAuditLog audit, Ids ids, TimeProvider clock) : IAnnouncements
{
    public async Task<IReadOnlyList<Announcement>> OfRecordingAsync(Guid recordingId, CancellationToken ct)
    {
        var rows = await database.ReadAsync(c => c.QueryAsync<(DateTimeOffset At, string Text, string Version, Guid? PersonId)>(
            """
            SELECT a.at, a.text, a.version, a.person_id FROM recordings_announcement a
            WHERE a.call_id IN (SELECT r.call_id FROM recordings_recording r WHERE r.id = @recordingId)
            OR a.capture_id IN (SELECT u.capture_id FROM recordings_upload u WHERE u.recording_id = @recordingId)
            ORDER BY a.at, a.id
            """, new { recordingId }), ct);
        return [.. rows.Select(r => new Announcement(r.At, r.Text, r.Version, r.PersonId))];
    }

    public async Task<IReadOnlySet<Guid>> ToldAsync(Person by, IReadOnlyCollection<Guid> captureIds, CancellationToken ct)
    {
        var told = await database.ReadAsync(c => c.QueryAsync<Guid>(
            "SELECT capture_id FROM recordings_announcement WHERE person_id = @Id AND capture_id IN @captures", new { by.Id, captures = captureIds.Select(id => id.ToString("D")) }), ct);
        return told.ToHashSet();
    }

    public async Task TellAsync(Person by, Guid captureId, Guid? callId, CancellationToken ct)
    {
        if ((await ToldAsync(by, [captureId], ct)).Count > 0)
            return;
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "INSERT INTO recordings_announcement (id, call_id, capture_id, at, text, version, person_id) VALUES (@id, @callId, @captureId, @now, '', '', @Id)",
            new { id = ids.New(), callId, captureId, now = clock.GetUtcNow(), by.Id }), ct);
        await audit.RecordAsync(new() { Action = "capture.told", PersonId = by.Id, Subject = $"capture:{captureId}" }, ct);
    }
}
