using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;

namespace CallAssist.Modules.Recordings.Announce;

/// <summary>Forgets announcements of calls of which no recording came within a month; those of recordings go with them.</summary>
internal sealed class ForgetAnnouncements(IDatabase database, TimeProvider clock) : IBackgroundJob
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(31);

    public static string Kind => "announcements-forget";

    public Task RunAsync(Guid subject, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        """
        DELETE FROM recordings_announcement WHERE at < @before
        AND NOT EXISTS (SELECT 1 FROM recordings_recording r WHERE r.call_id = recordings_announcement.call_id)
        AND NOT EXISTS (SELECT 1 FROM recordings_upload u WHERE u.capture_id = recordings_announcement.capture_id)
        """, new { before = clock.GetUtcNow() - Age }), ct);
}
