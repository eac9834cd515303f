using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>What became of calls that reached nobody.</summary>
public interface IMissedCalls
{
    /// <summary>Those of these calls that have a number or were seen, by call.</summary>
    Task<IReadOnlyDictionary<Guid, MissedCall>> OfAsync(IReadOnlyCollection<Guid> callIds, CancellationToken ct = default);

    /// <summary>Tells the team that this person has seen it; false when it is not his to see. The first one stays.</summary>
    Task<bool> SeeAsync(Person viewer, Guid callId, CancellationToken ct = default);
}

/// <summary>The follow-up of one missed call.</summary>
public sealed record MissedCall
{
    /// <summary>The call.</summary>
    public Guid CallId { get; init; }

    /// <summary>When somebody of the office first dialled the number afterwards; sets itself.</summary>
    public DateTimeOffset? CalledBackAt { get; init; }

    /// <summary>When the caller tried again and reached somebody.</summary>
    public DateTimeOffset? ReachedAt { get; init; }

    /// <summary>Who has seen it, or null.</summary>
    public string? SeenBy { get; init; }

    /// <summary>True while somebody should call.</summary>
    public bool Open => CalledBackAt is null && ReachedAt is null;
}
