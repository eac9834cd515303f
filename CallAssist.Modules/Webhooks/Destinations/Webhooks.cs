using System.Security.Cryptography;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Webhooks.Compose;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Queue;
using CallAssist.Modules.Webhooks.Send;
using Dapper;

namespace CallAssist.Modules.Webhooks.Destinations;

/// <summary>The contract: what the page of webhooks shows and does.</summary>
internal sealed class Webhooks(IDatabase database, DestinationStore destinations, MessageStore messages, WebhookSender sender, MasterKey master, IJobQueue jobs, Ids ids, TimeProvider clock) : IWebhooks
{
    public async Task<IReadOnlyList<WebhookDestination>> ListAsync(CancellationToken ct)
    {
        var lanes = (await database.ReadAsync(c => c.QueryAsync<LaneRow>(
            """
            SELECT destination_id, SUM(CASE WHEN state = 'failed' THEN 0 ELSE 1 END) AS waiting, SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END) AS failed,
                   MIN(CASE WHEN state = 'failed' THEN NULL ELSE tried_since END) AS waiting_since
            FROM webhooks_message WHERE state <> 'sent' GROUP BY destination_id
            """), ct)).ToDictionary(r => r.DestinationId);
        return [.. (await destinations.ListAsync(ct)).Select(d => Told(d, lanes.GetValueOrDefault(d.Id)))];
    }

    public Task<WebhookSaved> AddAsync(WebhookDestination destination, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return SaveAsync(destination with { Id = ids.New() }, _ => SealedSecret.Seal(master, secret), secret, ct);
    }

    public Task<WebhookSaved> ChangeAsync(WebhookDestination destination, CancellationToken ct) => SaveAsync(destination, former => former?.Secret, secret: null, ct);

    public async Task<string?> RotateAsync(Guid id, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        if (await destinations.FindAsync(id, ct) is not { } row)
            return null;
        await database.WriteAsync(unit => destinations.SaveAsync(unit, row with { Secret = SealedSecret.Seal(master, secret) }), ct);
        return secret;
    }

    public Task RemoveAsync(Guid id, CancellationToken ct) => destinations.RemoveAsync(id, ct);

    public async Task<string?> TryAsync(Guid id, CancellationToken ct)
    {
        if (await destinations.FindAsync(id, ct) is not { } row)
            return WebhookTrouble.Unreachable;
        var body = new MessageBody(1, ids.New(), "trial", clock.GetUtcNow()) { Trial = true };
        return (await sender.SendAsync(row, body.Id, body.Type, body.ToString(), ct)).Trouble;
    }

    public Task<WebhookLog> LogAsync(WebhookLogFilter filter, CancellationToken ct)
    {
        var where = (filter.DestinationId is null ? "" : " AND m.destination_id = @DestinationId") + (filter.State is null ? "" : " AND m.state = @State");
        var parameters = new { filter.DestinationId, filter.State, skip = Math.Max(0, filter.Skip), take = Math.Clamp(filter.Take, 1, 200) };
        var from = $"FROM webhooks_message m JOIN webhooks_destination d ON d.id = m.destination_id WHERE 1 = 1{where}";
        return database.ReadAsync(async c => new WebhookLog(
            (await c.QueryAsync<WebhookMessage>(
                "SELECT m.id, m.destination_id, d.name AS destination, m.type, m.at, m.state, m.attempts, m.next_at, m.sent_at, m.status, m.trouble, m.body " +
                $"{from} ORDER BY m.id DESC {database.Dialect.Page}", parameters)).AsList(),
            await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) {from}", parameters)), ct);
    }

    public async Task<IReadOnlyList<WebhookAttempt>> AttemptsAsync(Guid messageId, CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<WebhookAttempt>(
        "SELECT number, at, milliseconds, status, trouble FROM webhooks_attempt WHERE message_id = @messageId ORDER BY number", new { messageId }), ct)).AsList();

    public Task ResendAsync(Guid messageId, CancellationToken ct) => messages.ResendAsync(messageId, ct);

    private async Task<WebhookSaved> SaveAsync(WebhookDestination destination, Func<DestinationRow?, string?> sealedSecret, string? secret, CancellationToken ct)
    {
        destination = destination with { Name = destination.Name.Trim(), Url = destination.Url.Trim() };
        var problems = await DestinationRule.ProblemsAsync(destination, ct);
        if (problems.Count > 0 || sealedSecret(await destinations.FindAsync(destination.Id, ct)) is not { } kept)
            return new(destination.Id, null, problems.Count > 0 ? problems : ["Gone"]);
        await database.WriteAsync(unit => destinations.SaveAsync(unit, new()
        {
            Id = destination.Id, Name = destination.Name, Url = destination.Url, Events = string.Join(' ', destination.Events), IsOn = destination.On, Secret = kept,
        }), ct);
        // What waited while it was off, or for another address.
        await jobs.EnqueueAsync<SendMessages>(destination.Id, ct: ct);
        return new(destination.Id, secret, []);
    }

    private static WebhookDestination Told(DestinationRow row, LaneRow? lane) => new()
    {
        Id = row.Id, Name = row.Name, Url = row.Url, Events = row.Events.Split(' '), On = row.IsOn, Waiting = lane?.Waiting ?? 0, Failed = lane?.Failed ?? 0, WaitingSince = lane?.WaitingSince,
    };

    private sealed record LaneRow
    {
        public Guid DestinationId { get; init; }

        public int Waiting { get; init; }

        public int Failed { get; init; }

        public DateTimeOffset? WaitingSince { get; init; }
    }
}
