using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Notifications.Contracts;
using Dapper;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>The queue's rows. What is claimed is being sent by one process; a claim whose process died runs out.</summary>
internal sealed class MailStore(IDatabase database, Ids ids, TimeProvider clock)
{
    /// <summary>Longer than the longest wait for a server's last word.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(12);

    private const string Columns = "id, kind, same_key, to_address, to_name, subject, plain, html, picture";

    /// <summary>Queues the mail in the caller's transaction, unless the same one was queued before.</summary>
    public async Task PutAsync(UnitOfWork unit, OutgoingMail mail)
    {
        var now = clock.GetUtcNow();
        var added = await unit.ExecuteAsync(
            database.Dialect.InsertIfMissing("notifications_mail", ["same_key"],
                ["id", "kind", "to_address", "to_name", "subject", "plain", "html", "picture", "state", "attempts", "created_at", "next_at"]),
            new
            {
                same_key = mail.SameKey, id = mail.Id, kind = mail.Kind, to_address = mail.ToAddress, to_name = mail.ToName, subject = mail.Subject, plain = mail.Plain,
                html = mail.Html, picture = mail.Picture, state = "queued", attempts = 0, created_at = now, next_at = now,
            });
        if (added == 1)
            unit.Raise(new MailQueued(ids.New(), now, mail.Id));
    }

    /// <summary>The next mail that is due, now ours; <c>Again</c> when an earlier attempt at it never ended.</summary>
    public Task<ClaimedMail?> ClaimAsync(CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var now = clock.GetUtcNow();
        var found = await unit.QuerySingleAsync<DueRow>(
            "SELECT id, state, attempts, created_at FROM notifications_mail " +
            "WHERE (state = 'queued' AND next_at <= @now) OR (state = 'sending' AND claimed_until <= @now) ORDER BY next_at, id " + database.Dialect.Page,
            new { now, skip = 0, take = 1 });
        if (found is null)
            return null;
        var claimed = await unit.ExecuteAsync(
            """
            UPDATE notifications_mail SET state = 'sending', attempts = attempts + 1, claimed_until = @until
            WHERE id = @Id AND ((state = 'queued' AND next_at <= @now) OR (state = 'sending' AND claimed_until <= @now))
            """,
            new { found.Id, now, until = now + Claim });
        if (claimed != 1)
            return null;
        var mail = await unit.QuerySingleAsync<MailRow>($"SELECT {Columns} FROM notifications_mail WHERE id = @Id", new { found.Id });
        return new ClaimedMail(mail!.ToMail(), found.Attempts + 1, found.CreatedAt, Again: found.State == "sending");
    }, ct);

    /// <summary>At start: on SQLite one process lives at a time, so that a claim found there is a dead one's and has run out.</summary>
    public Task ReleaseAsync(CancellationToken ct) => database.Dialect != Dialect.Sqlite ? Task.CompletedTask : database.WriteAsync(unit => unit.ExecuteAsync(
        "UPDATE notifications_mail SET claimed_until = @now WHERE state = 'sending'", new { now = clock.GetUtcNow() }), ct);

    /// <summary>Notes how the attempt ended.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="state"><c>sent</c>, <c>failed</c>, or <c>queued</c> for another attempt at <paramref name="next"/>.</param>
    /// <param name="outcome">What the server said.</param>
    /// <param name="next">When to try again.</param>
    /// <param name="ct">Cancellation.</param>
    public Task EndAsync(Guid id, string state, SmtpOutcome outcome, DateTimeOffset next, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        """
        UPDATE notifications_mail SET state = @state, claimed_until = NULL, next_at = @next, sent_at = @sentAt, result = @result, reply = @reply
        WHERE id = @id AND state = 'sending'
        """,
        new
        {
            id, state, next, sentAt = state == "sent" ? clock.GetUtcNow() : (DateTimeOffset?)null, result = (int)outcome.Result,
            reply = outcome.Reply is { Length: > 500 } longReply ? longReply[..500] : outcome.Reply,
        }), ct);

    /// <summary>Removes what left, or was given up, before this instant.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        "DELETE FROM notifications_mail WHERE state IN ('sent', 'failed') AND created_at < @before", new { before }), ct);

    /// <summary>When the next mail is due; null with an empty queue.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken ct) => await database.ReadAsync(c => c.ExecuteScalarAsync<long?>(
        "SELECT MIN(CASE WHEN state = 'queued' THEN next_at ELSE claimed_until END) FROM notifications_mail WHERE state IN ('queued', 'sending')"), ct) is { } at
        ? DateTimeOffset.FromUnixTimeMilliseconds(at)
        : null;

    private sealed class DueRow
    {
        public Guid Id { get; init; }
        public string State { get; init; } = "";
        public int Attempts { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
    }

    private sealed class MailRow
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public string SameKey { get; init; } = "";
        public string ToAddress { get; init; } = "";
        public string ToName { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Plain { get; init; } = "";
        public string Html { get; init; } = "";
        public string? Picture { get; init; }

        public OutgoingMail ToMail() => new()
        {
            Id = Id, Kind = Kind, SameKey = SameKey, ToAddress = ToAddress, ToName = ToName, Subject = Subject, Plain = Plain, Html = Html, Picture = Picture,
        };
    }
}

/// <param name="Mail">What to send.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Again">A process died while it sent this mail: the server may have it already.</param>
internal sealed record ClaimedMail(OutgoingMail Mail, int Attempt, DateTimeOffset CreatedAt, bool Again);
