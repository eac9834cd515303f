using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>A call came in (or was dialled) and rings at somebody's phone.</summary>
[EventName("telephony.call-ringing")]
public sealed record CallRinging(Guid EventId, DateTimeOffset At, Guid CallId, string Direction, string? Number, IReadOnlyList<string> Extensions) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"call:{CallId}";
}

/// <summary>Somebody picked up.</summary>
[EventName("telephony.call-answered")]
public sealed record CallAnswered(Guid EventId, DateTimeOffset At, Guid CallId, string Extension) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"call:{CallId}";
}

/// <summary>An extension put the other party on hold, or took it back.</summary>
[EventName("telephony.call-held")]
public sealed record CallHeld(Guid EventId, DateTimeOffset At, Guid CallId, string Extension, bool Held) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"call:{CallId}";
}

/// <summary>An extension handed the call on.</summary>
[EventName("telephony.call-transferred")]
public sealed record CallTransferred(Guid EventId, DateTimeOffset At, Guid CallId, string Extension) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"call:{CallId}";
}

/// <summary>The switchboard played an announcement to the caller: <see cref="Text"/> names it, <see cref="Version"/> may be empty.</summary>
[EventName("telephony.call-announced")]
public sealed record CallAnnounced(Guid EventId, DateTimeOffset At, Guid CallId, string Text, string Version) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"call:{CallId}";
}

/// <summary>Somebody dialled <c>*44 *45 *48</c> or <c>*49</c> at his phone: he wants something of the recording of the call he has.</summary>
[EventName("telephony.code-dialled")]
public sealed record CodeDialled(Guid EventId, DateTimeOffset At, string Extension, string Code) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"extension:{Extension}";
}

/// <summary>The call is over; <see cref="Status"/> is one of <c>answered missed abandoned busy closed no_answer</c>.</summary>
[EventName("telephony.call-ended")]
public sealed record CallEnded(Guid EventId, DateTimeOffset At, Guid CallId, string Status) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => $"call:{CallId}";
}
