namespace CallAssist.Modules.Kernel.Contracts;

/// <summary>Events that a handler could not digest; the Jobs page shows them and tries them again.</summary>
public interface IParkedEvents
{
    /// <summary>All parked deliveries, oldest first.</summary>
    Task<IReadOnlyList<ParkedEvent>> ListAsync(CancellationToken ct = default);

    /// <summary>Tries one again at once, and after it whatever waited behind it.</summary>
    /// <returns>False when nothing handles it any more (<see cref="ParkedEvent.Orphaned"/>): it can only be forgotten.</returns>
    Task<bool> RetryAsync(Guid eventId, string handler, CancellationToken ct = default);

    /// <summary>Gives one up: what was to follow from it never will. What waited behind it goes on.</summary>
    Task ForgetAsync(Guid eventId, string handler, CancellationToken ct = default);
}

/// <summary>One delivery that waits for a person, with its technical reason.</summary>
public sealed record ParkedEvent
{
    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Module and class of the handler.</summary>
    public string Handler { get; init; } = "";

    /// <summary>The call or recording it blocks.</summary>
    public string Stream { get; init; } = "";

    /// <summary>Stored name of the event.</summary>
    public string Name { get; init; } = "";

    /// <summary>When the event happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>The last error.</summary>
    public string? Reason { get; init; }

    /// <summary>Whoever handled it is gone, or goes by another name since an update.</summary>
    public bool Orphaned => Reason == NoHandler;

    /// <summary>The reason of an orphan.</summary>
    internal const string NoHandler = "no-handler";
}
