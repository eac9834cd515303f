namespace CallAssist.Modules.Webhooks.Contracts;

/// <summary>Other systems that are told what happens: who, of what, and what became of every message.</summary>
public interface IWebhooks
{
    /// <summary>All destinations with what waits for them, by name.</summary>
    Task<IReadOnlyList<WebhookDestination>> ListAsync(CancellationToken ct = default);

    /// <summary>Adds a destination and draws its secret, which nobody can read again.</summary>
    Task<WebhookSaved> AddAsync(WebhookDestination destination, CancellationToken ct = default);

    /// <summary>Replaces name, address, events and whether it is on. What waited meanwhile goes to the new address.</summary>
    Task<WebhookSaved> ChangeAsync(WebhookDestination destination, CancellationToken ct = default);

    /// <summary>Draws a new secret; the former one signs nothing more. Null when the destination is gone.</summary>
    Task<string?> RotateAsync(Guid id, CancellationToken ct = default);

    /// <summary>Removes a destination with what waits for it and its log.</summary>
    Task RemoveAsync(Guid id, CancellationToken ct = default);

    /// <summary>Sends an invented message now. Null when the receiver took it, else what went wrong (<see cref="WebhookTrouble"/>).</summary>
    Task<string?> TryAsync(Guid id, CancellationToken ct = default);

    /// <summary>Messages, newest first.</summary>
    Task<WebhookLog> LogAsync(WebhookLogFilter filter, CancellationToken ct = default);

    /// <summary>Every attempt at a message, first to last.</summary>
    Task<IReadOnlyList<WebhookAttempt>> AttemptsAsync(Guid messageId, CancellationToken ct = default);

    /// <summary>Sends a message again, whatever became of it: before everything that waits.</summary>
    Task ResendAsync(Guid messageId, CancellationToken ct = default);
}

/// <summary>What a destination can be told.</summary>
public static class WebhookEvents
{
    /// <summary>An intervention was accepted, written or corrected.</summary>
    public const string InterventionSaved = "intervention.saved";

    /// <summary>A call is over.</summary>
    public const string CallEnded = "call.ended";

    /// <summary>A call's transcript can be read.</summary>
    public const string TranscriptReady = "transcript.ready";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [InterventionSaved, CallEnded, TranscriptReady];
}

/// <summary>Somebody who is told.</summary>
public sealed record WebhookDestination
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary>For people.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where messages are posted: <c>https</c>, or <c>http</c> to this machine or a private network.</summary>
    public string Url { get; init; } = "";

    /// <summary>Of what, out of <see cref="WebhookEvents"/>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>False: nothing new is queued, and what waits stays.</summary>
    public bool On { get; init; } = true;

    /// <summary>Messages that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>Messages given up, to be sent again by hand.</summary>
    public int Failed { get; init; }

    /// <summary>Since when the oldest one waits; null with none.</summary>
    public DateTimeOffset? WaitingSince { get; init; }
}

/// <summary>What came of adding or changing a destination.</summary>
/// <param name="Id">The destination.</param>
/// <param name="Secret">Of a new one, shown once.</param>
/// <param name="Problems">What is wrong, as codes; empty when it stands.</param>
public sealed record WebhookSaved(Guid Id, string? Secret, IReadOnlyList<string> Problems);

/// <summary>Which messages to list; null means any.</summary>
public sealed record WebhookLogFilter(Guid? DestinationId = null, string? State = null, int Skip = 0, int Take = 50);

/// <summary>A page of the log, and how many messages there are in all.</summary>
public sealed record WebhookLog(IReadOnlyList<WebhookMessage> Items, int Total);

/// <summary>One message.</summary>
public sealed record WebhookMessage
{
    /// <summary>Its id, which the receiver sees; the same in every attempt.</summary>
    public Guid Id { get; init; }

    /// <summary>For whom.</summary>
    public Guid DestinationId { get; init; }

    /// <summary>That one's name.</summary>
    public string Destination { get; init; } = "";

    /// <summary>One of <see cref="WebhookEvents"/>.</summary>
    public string Type { get; init; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary><c>queued sending sent failed</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next, while it waits.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>When the receiver took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>HTTP status of the last answer; null without one.</summary>
    public int? Status { get; init; }

    /// <summary>Why there was no good answer (<see cref="WebhookTrouble"/>).</summary>
    public string? Trouble { get; init; }

    /// <summary>The exact text.</summary>
    public string Body { get; init; } = "";
}

/// <summary>One attempt at a message.</summary>
public sealed record WebhookAttempt
{
    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int Milliseconds { get; init; }

    /// <summary>HTTP status; null without an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Null when the receiver took it.</summary>
    public string? Trouble { get; init; }
}

/// <summary>Why a message did not arrive.</summary>
public static class WebhookTrouble
{
    /// <summary>The receiver says that this message is wrong (400, 413, 415, 422): it is not tried again by itself.</summary>
    public const string Refused = "refused";

    /// <summary>Any other status that is not 2xx.</summary>
    public const string Status = "status";

    /// <summary>No answer in time.</summary>
    public const string Slow = "slow";

    /// <summary>The receiver cannot be reached, or hung up.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Its certificate is not one that this machine trusts.</summary>
    public const string Certificate = "certificate";

    /// <summary>Plain <c>http</c> to an address outside: nothing was sent.</summary>
    public const string Plain = "plain";
}
