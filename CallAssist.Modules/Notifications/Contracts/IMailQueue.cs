namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>Mails on their way, for the Mails page.</summary>
public interface IMailQueue
{
    /// <summary>The latest, newest first.</summary>
    Task<IReadOnlyList<QueuedMail>> ListAsync(int take = 50, CancellationToken ct = default);

    /// <summary>How many wait and since when the oldest does, and how many were given up since this instant.</summary>
    Task<MailBacklog> BacklogAsync(DateTimeOffset since, CancellationToken ct = default);

    /// <summary>Tries one that was given up, or that waits, again at once.</summary>
    Task RetryAsync(Guid id, CancellationToken ct = default);
}

/// <summary>One mail, without its text.</summary>
public sealed record QueuedMail
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary><c>missed reminder digest</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Name or address of the recipient.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Its subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary><c>queued sending sent failed</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>When the server took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the last attempt came to; null before the first.</summary>
    public SmtpResult? Result { get; init; }

    /// <summary>The server's words then.</summary>
    public string? Reply { get; init; }
}

/// <summary>What has not left.</summary>
public sealed record MailBacklog
{
    /// <summary>Mails that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>When the oldest of them was written.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Mails given up.</summary>
    public int Failed { get; init; }
}
