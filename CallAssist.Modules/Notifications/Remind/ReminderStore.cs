using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Notifications.Queue;
using Dapper;

namespace CallAssist.Modules.Notifications.Remind;

/// <summary>Who was reminded when, and of which calls.</summary>
internal sealed class ReminderStore(IDatabase database, MailStore mails)
{
    public Task<DateTimeOffset?> LastAsync(Guid person, CancellationToken ct) => database.ReadAsync(c => c.QueryFirstOrDefaultAsync<DateTimeOffset?>(
        "SELECT last_at FROM notifications_reminder WHERE person_id = @person", new { person }), ct);

    public async Task<IReadOnlySet<Guid>> RemindedAsync(Guid person, DateTimeOffset since, CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<Guid>(
        "SELECT call_id FROM notifications_reminded WHERE person_id = @person AND at >= @since", new { person, since }), ct)).ToHashSet();

    /// <summary>Queues the reminder and notes its calls in one transaction; nothing where another one left since <paramref name="notSince"/>.</summary>
    public Task SendAsync(Guid person, IReadOnlyList<Guid> calls, OutgoingMail mail, DateTimeOffset now, DateTimeOffset notSince, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var first = await unit.ExecuteAsync(database.Dialect.InsertIfMissing("notifications_reminder", ["person_id"], ["last_at"]), new { person_id = person, last_at = now });
        if (first == 0 && await unit.ExecuteAsync("UPDATE notifications_reminder SET last_at = @now WHERE person_id = @person AND last_at <= @notSince", new { person, now, notSince }) == 0)
            return;
        foreach (var call in calls)
        {
            await unit.ExecuteAsync(
                database.Dialect.InsertIfMissing("notifications_reminded", ["person_id", "call_id"], ["at"]), new { person_id = person, call_id = call, at = now });
        }

        await mails.PutAsync(unit, mail);
    }, ct);
}
