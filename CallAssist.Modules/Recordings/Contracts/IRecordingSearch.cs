using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Recordings that match, within what a person may hear: an operator his own, a supervisor everyone's.</summary>
public interface IRecordingSearch
{
    /// <summary>A page of what matches, in the filter's order.</summary>
    Task<RecordingsFound> FindAsync(Person viewer, RecordingFilter filter, CancellationToken ct = default);

    /// <summary>Those of these ids that this person may see, at most 1,000.</summary>
    Task<IReadOnlyList<Recording>> OfIdsAsync(Person viewer, IReadOnlyCollection<Guid> ids, CancellationToken ct = default);

    /// <summary>Those of these calls, one per call, the longest.</summary>
    Task<IReadOnlyDictionary<Guid, Recording>> OfCallsAsync(Person viewer, IReadOnlyCollection<Guid> callIds, CancellationToken ct = default);
}

/// <summary>Which recordings to list; null means any.</summary>
public sealed record RecordingFilter
{
    /// <summary>Where they stand.</summary>
    public RecordingStage? Stage { get; init; }

    /// <summary>One person's: at his extensions while they were his.</summary>
    public IReadOnlyList<Tenure>? At { get; init; }

    /// <summary>Part of a number, or of the name of a customer who called or was called.</summary>
    public string? Text { get; init; }

    /// <summary>Recordings that <see cref="Text"/> finds elsewhere (in what was said or written of them); listed beside those it finds here.</summary>
    public IReadOnlyList<Guid> TextIds { get; init; } = [];

    /// <summary>Only with one of these numbers (E.164) at either end.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>Begun from this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Begun before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The customer's mood, in the analysis' own word.</summary>
    public string? Mood { get; init; }

    /// <summary>A keyword of the catalogue (its id) that was heard.</summary>
    public string? Keyword { get; init; }

    /// <summary><c>inbound</c>, <c>outbound</c> or <c>internal</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>Why it is kept.</summary>
    public RecordingPurpose? Purpose { get; init; }

    /// <summary>True: only those that belong to no call.</summary>
    public bool WithoutCall { get; init; }

    /// <summary>At least this long.</summary>
    public TimeSpan? AtLeast { get; init; }

    /// <summary>Shorter than this.</summary>
    public TimeSpan? LessThan { get; init; }

    /// <summary>What comes first.</summary>
    public RecordingSort Sort { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>Where a recording stands, as people ask for it.</summary>
public enum RecordingStage
{
    /// <summary>On its way.</summary>
    Working,

    /// <summary>Cannot go on until something is mended: no model, a server away.</summary>
    Waiting,

    /// <summary>Its draft is written.</summary>
    Ready,

    /// <summary>Stopped for a reason.</summary>
    Failed,
}

/// <summary>What comes first in a list.</summary>
public enum RecordingSort
{
    /// <summary>The latest arrival.</summary>
    Newest,

    /// <summary>The earliest arrival.</summary>
    Oldest,

    /// <summary>The longest.</summary>
    Longest,

    /// <summary>The shortest; those without a length last.</summary>
    Shortest,
}

/// <summary>A page of recordings, and how many there are in all.</summary>
public sealed record RecordingsFound(IReadOnlyList<Recording> Items, int Total);
