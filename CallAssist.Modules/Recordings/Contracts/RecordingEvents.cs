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
