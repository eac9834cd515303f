namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Calls that wait, ring or are talked on now.</summary>
public interface ILiveCalls
{
    /// <summary>All of them, oldest first.</summary>
    Task<IReadOnlyList<LiveCall>> ListAsync(CancellationToken ct = default);

    /// <summary>Calls <paramref name="onChange"/> after each change in this process, until disposed.</summary>
    IDisposable Subscribe(Action onChange);
}

/// <summary>One of them.</summary>
public sealed record LiveCall
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary><c>inbound outbound internal</c>.</summary>
    public string Direction { get; init; } = "";

    /// <summary>E.164; null when withheld or internal.</summary>
    public string? Number { get; init; }

    /// <summary>When it came in or was dialled.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while nobody talks.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Since when it waits in a queue, or null.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Extensions it rings at or is talked on at.</summary>
    public IReadOnlyList<LiveLeg> Legs { get; init; } = [];
}

/// <summary>One extension's part: <c>ringing talking held</c>, and since when.</summary>
public sealed record LiveLeg(string Extension, string State, DateTimeOffset Since);
