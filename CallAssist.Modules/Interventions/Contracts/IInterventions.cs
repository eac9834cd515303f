using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Interventions.Contracts;

/// <summary>
/// Interventions. An accepted one is part of the customer's history and read by everyone; a draft is seen by the operator
/// whose call it was and by supervisors; only those two may change an intervention.
/// </summary>
public interface IInterventions
{
    /// <summary>Drafts waiting for this person (all, for who sees everyone's), newest first.</summary>
    Task<IReadOnlyList<Intervention>> DraftsAsync(Person viewer, int take = 50, CancellationToken ct = default);

    /// <summary>Interventions that match, newest first.</summary>
    Task<InterventionPage> SearchAsync(Person viewer, InterventionFilter filter, CancellationToken ct = default);

    /// <summary>One, or null when there is none or it is not this person's to see.</summary>
    Task<Intervention?> FindAsync(Person viewer, Guid id, CancellationToken ct = default);

    /// <summary>All of one call that this person may see, drafts and written ones, oldest first.</summary>
    Task<IReadOnlyList<Intervention>> OfCallAsync(Person viewer, Guid callId, CancellationToken ct = default);

    /// <summary>Those of these calls that this person may see, dismissed ones apart; oldest first per call.</summary>
    Task<ILookup<Guid, Intervention>> OfCallsAsync(Person viewer, IReadOnlyCollection<Guid> callIds, CancellationToken ct = default);

    /// <summary>The drafts of these recordings that this person may see, whatever became of them, by recording.</summary>
    Task<IReadOnlyDictionary<Guid, Intervention>> OfRecordingsAsync(Person viewer, IReadOnlyCollection<Guid> recordingIds, CancellationToken ct = default);

    /// <summary>The draft of a recording, or null.</summary>
    Task<Intervention?> OfRecordingAsync(Person viewer, Guid recordingId, CancellationToken ct = default);

    /// <summary>Keywords of a company's accepted interventions since an instant, one entry each, oldest first.</summary>
    Task<IReadOnlyList<KeywordUse>> KeywordsAsync(Guid companyId, DateTimeOffset since, CancellationToken ct = default);

    /// <summary>Those of the given calls that have an intervention or a waiting draft.</summary>
    Task<IReadOnlySet<Guid>> CoveredAsync(IReadOnlyCollection<Guid> callIds, CancellationToken ct = default);

    /// <summary>Every change so far, newest first; empty when it is not this person's to see.</summary>
    Task<IReadOnlyList<InterventionRevision>> RevisionsAsync(Person viewer, Guid id, CancellationToken ct = default);

    /// <summary>Accepts a draft, as it stands or as corrected by <paramref name="body"/>.</summary>
    Task<SaveOutcome> AcceptAsync(Person viewer, Guid id, int version, InterventionBody? body = null, CancellationToken ct = default);

    /// <summary>Replaces the text in whatever state; keeps the former one. Where it is about no call yet, it may be given one.</summary>
    Task<SaveOutcome> CorrectAsync(Person viewer, Guid id, int version, InterventionBody body, Guid? callId = null, CancellationToken ct = default);

    /// <summary>Puts a draft aside.</summary>
    Task<SaveOutcome> DismissAsync(Person viewer, Guid id, int version, CancellationToken ct = default);

    /// <summary>Writes one by hand, from a call or from none; a draft of the same call stays beside it.</summary>
    Task<SaveOutcome> WriteAsync(Person viewer, InterventionBody body, Guid? callId = null, CancellationToken ct = default);
}

/// <summary>Which interventions to list; null means any.</summary>
public sealed record InterventionFilter
{
    /// <summary>Words that all occur somewhere in the text; case and accents do not count.</summary>
    public string? Text { get; init; }

    /// <summary>A keyword of the catalogue by its label or a synonym, which stand for each other; else exactly these words (case and accents do not count).</summary>
    public string? Keyword { get; init; }

    /// <summary>One company.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Part of the customer's name, as in the customer file or as it was typed.</summary>
    public string? Customer { get; init; }

    /// <summary>One person's.</summary>
    public Guid? OperatorId { get; init; }

    /// <summary>In this state; null for all but dismissed ones.</summary>
    public InterventionState? State { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A keyword of an intervention, and when the customer was served.</summary>
public sealed record KeywordUse(DateTimeOffset At, string Keyword);

/// <summary>A page of a list, and how many there are in all.</summary>
public sealed record InterventionPage(IReadOnlyList<Intervention> Items, int Total);

/// <summary>What came of a change.</summary>
public abstract record SaveOutcome
{
    /// <summary>It stands.</summary>
    public sealed record Saved(Intervention Intervention) : SaveOutcome;

    /// <summary>Somebody changed it meanwhile; nothing was written. <paramref name="Current"/> is what stands now.</summary>
    public sealed record Conflict(Intervention Current) : SaveOutcome;

    /// <summary>There is none, or it is not this person's to change.</summary>
    public sealed record Refused : SaveOutcome;
}
