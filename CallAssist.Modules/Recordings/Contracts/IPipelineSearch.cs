using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>The pipeline searched, and run again for all that match; for those who look after it, without regard to whose calls these are.</summary>
public interface IPipelineSearch
{
    /// <summary>A page of what matches, most pressing first: failed, waiting, to be tried again, running, queued, done; then newest first.</summary>
    Task<RecordingsFound> FindAsync(PipelineFilter filter, CancellationToken ct = default);

    /// <summary>All that match, at most 10,000.</summary>
    Task<IReadOnlyList<Guid>> IdsAsync(PipelineFilter filter, CancellationToken ct = default);

    /// <summary>Runs all that match and failed, wait or are to be tried again from the step at fault; how many began.</summary>
    Task<int> RerunAllAsync(PipelineFilter filter, CancellationToken ct = default);
}

/// <summary>Which recordings of the pipeline; null means any.</summary>
public sealed record PipelineFilter
{
    /// <summary>Part of a number, of a customer's name, of the file's name, or a recording's id.</summary>
    public string? Text { get; init; }

    /// <summary>One operator's: at his extensions while they were his.</summary>
    public IReadOnlyList<Tenure>? At { get; init; }

    /// <summary>Where they stand.</summary>
    public RecordingStage? Stage { get; init; }

    /// <summary>Those that are done, too.</summary>
    public bool Done { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 100;
}
