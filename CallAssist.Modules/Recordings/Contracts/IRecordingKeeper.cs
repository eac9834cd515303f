using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>How long recordings are kept, and their end.</summary>
public interface IRecordingKeeper
{
    /// <summary>
    /// Erases recordings for good: their keys at once, then files, transcripts and whatever else was made of them. Supervisors
    /// only; each act is in the audit log with its reason's row here.
    /// </summary>
    /// <param name="by">Who asks.</param>
    /// <param name="ids">Which; those that are gone already count as erased.</param>
    /// <param name="reason">Why, in his words.</param>
    /// <param name="ct">Cancels.</param>
    Task<EraseOutcome> EraseAsync(Person by, IReadOnlyCollection<Guid> ids, string reason, CancellationToken ct = default);

    /// <summary>Says why a recording is kept, which decides how long. Supervisors only; false when there is no such recording for him.</summary>
    Task<bool> SetPurposeAsync(Person by, Guid id, RecordingPurpose purpose, CancellationToken ct = default);

    /// <summary>Stops the clock for a recording, or (null) lets it run again. Supervisors only.</summary>
    Task<bool> SetHoldAsync(Person by, Guid id, string? reason, CancellationToken ct = default);

    /// <summary>Purpose, hold and the day on which the recording will be erased; null when it is not this person's.</summary>
    Task<KeptFor?> FindAsync(Person viewer, Guid id, CancellationToken ct = default);
}

/// <summary>Why a recording is kept.</summary>
public enum RecordingPurpose
{
    /// <summary>To understand calls and write them up: the default.</summary>
    Analysis,

    /// <summary>To train people.</summary>
    Training,

    /// <summary>To prove what was agreed.</summary>
    Proof,

    /// <summary>For nothing any more: erased at the next turn of the clock.</summary>
    None,
}

/// <summary>How long a recording stays.</summary>
/// <param name="Purpose">Why it is kept.</param>
/// <param name="HoldReason">Why the clock stands; null while it runs.</param>
/// <param name="HeldBy">Who stopped it.</param>
/// <param name="HeldAt">When.</param>
/// <param name="Until">When it will be erased; null while it is held.</param>
public sealed record KeptFor(RecordingPurpose Purpose, string? HoldReason, Guid? HeldBy, DateTimeOffset? HeldAt, DateTimeOffset? Until);

/// <summary>What came of erasing.</summary>
public abstract record EraseOutcome
{
    /// <summary>So many are erased; so many stand under a legal hold and stay.</summary>
    public sealed record Done(int Erased, int Held) : EraseOutcome;

    /// <summary>Not without a reason.</summary>
    public sealed record NoReason : EraseOutcome;

    /// <summary>Only a supervisor erases.</summary>
    public sealed record Denied : EraseOutcome;
}
