namespace CallAssist.Modules.Identity.Contracts;

/// <summary>The office: set up once on the first visit.</summary>
public interface IOffice
{
    /// <summary>The office, or null before the set-up.</summary>
    Task<Office?> GetAsync(CancellationToken ct = default);

    /// <summary>
    /// First visit: stores the office and its first administrator in one go. Returns what is wrong; <c>AlreadySetUp</c> when
    /// somebody else was first.
    /// </summary>
    Task<IReadOnlyList<string>> SetUpAsync(Office office, Person administrator, string password, CancellationToken ct = default);
}

/// <summary>Company name, time zone (IANA) and language of the office; <see cref="Demo"/> marks the demo office.</summary>
public sealed record Office(string Company, string TimeZone, string Language, bool Demo)
{
    /// <summary>The time zone's rules; Europe/Paris when the name is unknown here.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
}
