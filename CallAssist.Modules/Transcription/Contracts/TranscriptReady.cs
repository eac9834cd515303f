using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>What was said is written down; state <c>transcribed</c>.</summary>
[EventName("transcription.ready")]
public sealed record TranscriptReady(Guid EventId, DateTimeOffset At, Guid RecordingId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"recording:{RecordingId}";
}
