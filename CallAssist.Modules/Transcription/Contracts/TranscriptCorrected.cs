using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>A person wrote other words over one utterance; <see cref="Position"/> is its index in the transcript, which holds both.</summary>
[EventName("transcription.corrected")]
public sealed record TranscriptCorrected(Guid EventId, DateTimeOffset At, Guid RecordingId, int Position) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"recording:{RecordingId}";
}
