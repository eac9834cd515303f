using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Webhooks.Compose;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Send;
using Dapper;

namespace CallAssist.Modules.Webhooks.Queue;

/// <summary>The messages' rows: a lane per destination, whose first message is sent before the next is looked at.</summary>
internal sealed class MessageStore(IDatabase database, Ids ids, TimeProvider clock)
{
    /// <summary>Longer than any answer is waited for; a claim whose process died runs out.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>Queues the message in the caller's transaction, unless this event was queued for the destination before.</summary>
    public async Task PutAsync(UnitOfWork unit, Guid destination, Guid eventId, MessageBody body)
    {
        var (id, now) = (ids.New(), clock.GetUtcNow());
        var added = await unit.ExecuteAsync(
            database.Dialect.InsertIfMissing("webhooks_message", ["destination_id", "event_id"], ["id", "type", "at", "body", "state", "attempts", "tried_since", "next_at"]),
            new
            {
                destination_id = destination, event_id = eventId, id, type = body.Type, at = body.At, body = (body with { Id = id }).ToString(), state = "queued", attempts = 0,
                tried_since = now, next_at = now,
            });
        if (added == 1)
            unit.Raise(new WebhookQueued(ids.New(), now, id, destination));
    }

    /// <summary>The first message of the lane, now ours; null when there is none, or it is not due yet, or in another's hands.</summary>
    public Task<DueMessage?> ClaimAsync(Guid destination, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var now = clock.GetUtcNow();
        var first = await unit.QuerySingleAsync<DueMessage>(
            "SELECT id, type, body, attempts, tried_since, state, next_at, claimed_until FROM webhooks_message " +
            "WHERE destination_id = @destination AND state IN ('queued', 'sending') ORDER BY id " + database.Dialect.Page,
            new { destination, skip = 0, take = 1 });
        if (first is null || first.DueAt > now)
            return null;
        var claimed = await unit.ExecuteAsync(
            """
            UPDATE webhooks_message SET state = 'sending', attempts = attempts + 1, claimed_until = @until
            WHERE id = @Id AND ((state = 'queued' AND next_at <= @now) OR (state = 'sending' AND claimed_until <= @now))
            """,
            new { first.Id, now, until = now + Claim });
        return claimed == 1 ? first with { Attempts = first.Attempts + 1 } : null;
    }, ct);

    /// <summary>Notes how an attempt ended, and what follows: <c>sent</c>, <c>failed</c>, or <c>queued</c> until <paramref name="next"/>.</summary>
    public Task EndAsync(DueMessage message, Attempt attempt, string state, DateTimeOffset next) => database.WriteAsync(async unit =>
    {
        await unit.ExecuteAsync(
            "UPDATE webhooks_message SET state = @state, claimed_until = NULL, next_at = @next, sent_at = @sentAt, status = @Status, trouble = @Trouble WHERE id = @Id AND state = 'sending'",
            new { message.Id, state, next, sentAt = state == "sent" ? clock.GetUtcNow() : (DateTimeOffset?)null, attempt.Status, attempt.Trouble });
        await unit.ExecuteAsync(
            database.Dialect.InsertIfMissing("webhooks_attempt", ["message_id", "number"], ["at", "milliseconds", "status", "trouble"]),
            new { message_id = message.Id, number = message.Attempts, at = attempt.At, milliseconds = (int)attempt.Took.TotalMilliseconds, status = attempt.Status, trouble = attempt.Trouble });
    });

    /// <summary>When the lane goes on; null when it is empty.</summary>
    public async Task<DateTimeOffset?> NextAsync(Guid destination, CancellationToken ct) => (await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<DueMessage>(
        "SELECT id, state, next_at, claimed_until FROM webhooks_message WHERE destination_id = @destination AND state IN ('queued', 'sending') ORDER BY id " + database.Dialect.Page,
        new { destination, skip = 0, take = 1 }), ct))?.DueAt;

    /// <summary>Back into its lane, and due now; its body stays as it was.</summary>
    public Task ResendAsync(Guid id, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var now = clock.GetUtcNow();
        if (await unit.ExecuteAsync("UPDATE webhooks_message SET state = 'queued', next_at = @now, tried_since = @now WHERE id = @id AND state <> 'sending'", new { id, now }) == 0)
            return;
        var destination = await unit.QuerySingleAsync<Guid>("SELECT destination_id FROM webhooks_message WHERE id = @id", new { id });
        unit.Raise(new WebhookQueued(ids.New(), now, id, destination));
    }, ct);

    /// <summary>At start: on SQLite one process lives at a time, so that a claim found there is a dead one's and has run out.</summary>
    public Task ReleaseAsync(CancellationToken ct) => database.Dialect != Dialect.Sqlite ? Task.CompletedTask : database.WriteAsync(unit => unit.ExecuteAsync(
        "UPDATE webhooks_message SET claimed_until = @now WHERE state = 'sending'", new { now = clock.GetUtcNow() }), ct);

    /// <summary>Removes what left, or was given up, before this instant.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        await unit.ExecuteAsync(
            "DELETE FROM webhooks_attempt WHERE message_id IN (SELECT id FROM webhooks_message WHERE state IN ('sent', 'failed') AND tried_since < @before)", new { before });
        await unit.ExecuteAsync("DELETE FROM webhooks_message WHERE state IN ('sent', 'failed') AND tried_since < @before", new { before });
    }, ct);
}

/// <summary>The first message of a lane.</summary>
internal sealed record DueMessage
{
    public Guid Id { get; init; }

    public string Type { get; init; } = "";

    public string Body { get; init; } = "";

    public int Attempts { get; init; }

    public DateTimeOffset TriedSince { get; init; }

    public string State { get; init; } = "";

    public DateTimeOffset NextAt { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    public DateTimeOffset DueAt => State == "sending" ? ClaimedUntil ?? NextAt : NextAt;
}
