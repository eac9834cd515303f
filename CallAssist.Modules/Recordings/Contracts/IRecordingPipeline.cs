namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>The pipeline as the Jobs page shows it.</summary>
public interface IRecordingPipeline
{
    /// <summary>How many recordings stand in each state, and since when the oldest.</summary>
    Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken ct = default);

    /// <summary>Recordings that are not done: failed, waiting, running or queued; newest first. Those done too when <paramref name="all"/>.</summary>
    Task<IReadOnlyList<Recording>> ListAsync(bool all, int take = 200, CancellationToken ct = default);

    /// <summary>The steps a recording went through, with their times.</summary>
    Task<IReadOnlyList<StepTimes>> StepsAsync(Guid recordingId, CancellationToken ct = default);

    /// <summary>Runs again from this step on; false when the recording is being worked on or has not come that far.</summary>
    Task<bool> RerunAsync(Guid recordingId, PipelineStep from, CancellationToken ct = default);
}

/// <summary>How many recordings stand in one state.</summary>
public sealed record StateCount
{
    /// <summary>The state.</summary>
    public string State { get; init; } = "";

    /// <summary>How many.</summary>
    public int Count { get; init; }

    /// <summary>The oldest one's last change.</summary>
    public DateTimeOffset Oldest { get; init; }
}

/// <summary>One step of one recording.</summary>
public sealed record StepTimes
{
    /// <summary>Extract, Transcribe, Understand or Draft.</summary>
    public string Step { get; init; } = "";

    /// <summary>Last time it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary><c>done failed waiting retry</c>.</summary>
    public string? Outcome { get; init; }
}
