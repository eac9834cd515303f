using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Contracts;
using Dapper;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>The contract: what the Mails page shows.</summary>
internal sealed class MailQueue(IDatabase database, IJobQueue jobs, TimeProvider clock) : IMailQueue
{
    public async Task<IReadOnlyList<QueuedMail>> ListAsync(int take, CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<QueuedMail>(
        "SELECT id, kind, CASE WHEN to_name = '' THEN to_address ELSE to_name END AS recipient, subject, state, attempts, created_at, next_at, sent_at, result, reply " +
        "FROM notifications_mail ORDER BY created_at DESC, id DESC " + database.Dialect.Page,
        new { skip = 0, take }), ct)).AsList();

    public async Task<MailBacklog> BacklogAsync(DateTimeOffset since, CancellationToken ct) => await database.ReadAsync(c => c.QueryFirstAsync<MailBacklog>(
        """
        SELECT COALESCE(SUM(CASE WHEN state IN ('queued', 'sending') THEN 1 ELSE 0 END), 0) AS waiting,
               MIN(CASE WHEN state IN ('queued', 'sending') THEN created_at END) AS oldest,
               COALESCE(SUM(CASE WHEN state = 'failed' AND created_at >= @since THEN 1 ELSE 0 END), 0) AS failed
        FROM notifications_mail WHERE state <> 'sent'
        """,
        new { since }), ct);

    public async Task RetryAsync(Guid id, CancellationToken ct)
    {
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "UPDATE notifications_mail SET state = 'queued', next_at = @now, created_at = @now WHERE id = @id AND state IN ('queued', 'failed')",
            new { id, now = clock.GetUtcNow() }), ct);
        await jobs.EnqueueAsync<SendMails>(SendMails.Queue, ct: ct);
    }
}
