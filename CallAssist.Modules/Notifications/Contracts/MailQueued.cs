using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>A mail was written and waits to be sent.</summary>
[EventName("notifications.mail-queued")]
public sealed record MailQueued(Guid EventId, DateTimeOffset At, Guid MailId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"mail:{MailId}";
}
