using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>Who reads which mails.</summary>
public interface IMailReaders
{
    /// <summary>Every active person with what he reads, by name.</summary>
    Task<IReadOnlyList<(Person Person, MailReader Reader)>> ListAsync(CancellationToken ct = default);

    /// <summary>Stores what one person reads and when he is away.</summary>
    Task SaveAsync(MailReader reader, CancellationToken ct = default);
}

/// <summary>The mails of one person. Nobody without an address gets any, and nobody while he is away.</summary>
public sealed record MailReader
{
    /// <summary>The person.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Calls that nobody took.</summary>
    public bool Missed { get; init; }

    /// <summary>His own calls without an intervention.</summary>
    public bool Reminder { get; init; }

    /// <summary>The morning's figures.</summary>
    public bool Digest { get; init; }

    /// <summary>First day away, by the office's calendar.</summary>
    public DateOnly? AwayFrom { get; init; }

    /// <summary>Last day away; null with a first day: until told otherwise.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Whether this person is away on this day.</summary>
    public bool IsAway(DateOnly day) => AwayFrom is { } from ? from <= day && (AwayUntil is null || day <= AwayUntil) : AwayUntil is { } until && day <= until;
}
