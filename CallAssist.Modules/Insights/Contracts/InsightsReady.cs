using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Insights.Contracts;

/// <summary>Keywords, redacted text and draft texts are there; state <c>understood</c>.</summary>
[EventName("insights.ready")]
public sealed record InsightsReady(Guid EventId, DateTimeOffset At, Guid RecordingId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"recording:{RecordingId}";
}
