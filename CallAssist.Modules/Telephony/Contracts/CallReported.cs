using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>A source told something of a call; the request is stored and understood, the call not yet assembled.</summary>
[EventName("telephony.call-reported")]
public sealed record CallReported(Guid EventId, DateTimeOffset At, Guid ReceiptId, Guid TokenId) : IDomainEvent
{
    /// <summary>One source's reports are assembled in the order in which they came.</summary>
    public string Stream => $"source:{TokenId}";
}
