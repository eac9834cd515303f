using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>An agent's capture is safely on the disk; its row stands in state <c>received</c>.</summary>
[EventName("recordings.received")]
public sealed record RecordingReceived(Guid EventId, DateTimeOffset At, Guid RecordingId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"recording:{RecordingId}";
}

/// <summary>The two voices are extracted; state <c>extracted</c>.</summary>
[EventName("recordings.ready")]
public sealed record RecordingReady(Guid EventId, DateTimeOffset At, Guid RecordingId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"recording:{RecordingId}";
}

/// <summary>The recording's row and key are gone: whoever made something of it forgets that too. <see cref="CaptureOf"/> shared its capture.</summary>
[EventName("recordings.erased")]
public sealed record RecordingErased(Guid EventId, DateTimeOffset At, Guid RecordingId, Guid? CaptureOf) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"recording:{RecordingId}";
}
