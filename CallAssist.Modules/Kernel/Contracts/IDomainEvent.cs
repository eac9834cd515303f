namespace CallAssist.Modules.Kernel.Contracts;

/// <summary>Something that happened, told once and delivered at least once to every handler registered for it.</summary>
public interface IDomainEvent
{
    /// <summary>Sortable id (UUID version 7) of this event; a handler is idempotent by it.</summary>
    Guid EventId { get; }

    /// <summary>When it happened, in UTC.</summary>
    DateTimeOffset At { get; }

    /// <summary>What it is about (<c>call:…</c>, <c>recording:…</c>); events of one stream reach one handler in order.</summary>
    string Stream { get; }
}

/// <summary>The stable name and version under which an event is stored; renaming the class changes neither.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name, int version = 1) : Attribute
{
    /// <summary>For example <c>telephony.call-ringing</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Raised when the shape changes; old versions stay readable.</summary>
    public int Version { get; } = version;
}
