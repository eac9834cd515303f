using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Webhooks.Contracts;

/// <summary>A message waits for its receiver.</summary>
[EventName("webhooks.queued")]
public sealed record WebhookQueued(Guid EventId, DateTimeOffset At, Guid MessageId, Guid DestinationId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"webhook:{DestinationId}";
}
