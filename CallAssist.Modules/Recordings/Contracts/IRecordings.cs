using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Recordings as people may see them: an operator his own, a supervisor everyone's.</summary>
public interface IRecordings
{
    /// <summary>One recording, or null when there is none or it is not this person's.</summary>
    Task<Recording?> FindAsync(Person viewer, Guid id, CancellationToken ct = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Recording>> ListAsync(Person viewer, int skip = 0, int take = 50, CancellationToken ct = default);

    /// <summary>One recording without regard to rights: for the pipeline's steps only.</summary>
    Task<Recording?> FindAsync(Guid id, CancellationToken ct = default);

    /// <summary>
    /// Both voices as stereo WAV (PCM16, 16 kHz, caller left), seekable; null when there is none, no audio yet, or it is not
    /// this person's. The caller disposes it.
    /// </summary>
    Task<Stream?> OpenAudioAsync(Person viewer, Guid id, CancellationToken ct = default);
}

/// <summary>Both voices of a recording for the transcription: mono, 16 kHz, in [-1, 1), of equal length.</summary>
public sealed record CallVoices(ReadOnlyMemory<float> Caller, ReadOnlyMemory<float> Callee);

/// <summary>Opens voices inside the house.</summary>
public interface IVoices
{
    /// <summary>Reads and unseals both voices.</summary>
    Task<CallVoices> OpenAsync(Guid recordingId, CancellationToken ct = default);
}

/// <summary>One recording.</summary>
public sealed record Recording
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary>File name as the agent sent it.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Size of the capture.</summary>
    public long Bytes { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The call it belongs to, when one matched.</summary>
    public Guid? CallId { get; init; }

    /// <summary>The extension it was captured at.</summary>
    public string? Extension { get; init; }

    /// <summary>Who called, as SIP says.</summary>
    public string? FromNumber { get; init; }

    /// <summary>Who was called, as SIP says.</summary>
    public string? ToNumber { get; init; }

    /// <summary><c>caller</c> or <c>callee</c>: which voice is the customer's.</summary>
    public string CustomerSide { get; init; } = "caller";

    /// <summary>Instant of the first sample.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Length of the audio.</summary>
    public long? DurationMs { get; init; }

    /// <summary><c>received extracted transcribed understood drafted failed</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>The step that failed.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Why it failed: selects the sentence people read.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The technician's sentence.</summary>
    public string? FailureDetail { get; init; }

    /// <summary>Why it waits, when it does.</summary>
    public string? WaitingCode { get; init; }

    /// <summary>The technician's sentence.</summary>
    public string? WaitingDetail { get; init; }

    /// <summary>True while a step works on it.</summary>
    public bool Running { get; init; }

    /// <summary>How often the present step was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt is due.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Last change of state.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The customer's mood, in the analysis' own (French) word; null until understood.</summary>
    public string? Mood { get; init; }

    /// <summary>Why it is kept. For training it is only taken away without personal data.</summary>
    public RecordingPurpose Purpose { get; init; }

    /// <summary><c>inbound</c>, <c>outbound</c> or <c>internal</c>; null while no call matched.</summary>
    public string? Direction { get; init; }
}
