namespace CallAssist.Modules.Customers.Contracts;

/// <summary>Who is calling.</summary>
public interface ICustomerDirectory
{
    /// <summary>The card for a number in any spelling (national, +33, 0033, SIP URI); never null, possibly unknown.</summary>
    Task<CallerCard> LookupAsync(string? number, CancellationToken ct = default);

    /// <summary>The same without history and guesses: for an answer that a call waits for.</summary>
    Task<CallerCard> IdentifyAsync(string? number, CancellationToken ct = default);

    /// <summary>The card of a company, or null when there is none of that id.</summary>
    Task<CallerCard?> FindAsync(Guid companyId, CancellationToken ct = default);

    /// <summary>Companies whose name, contact or number matches, best first.</summary>
    Task<IReadOnlyList<CallerCard>> SearchAsync(string text, int take = 20, CancellationToken ct = default);

    /// <summary>People whose name, or whose company's name, matches: those so named first.</summary>
    Task<IReadOnlyList<CallerCard>> PeopleAsync(string text, int take = 20, CancellationToken ct = default);
}

/// <summary>A source of timeline entries; filled by the modules below (Telephony, Recordings, Interventions).</summary>
public interface ICustomerTimeline
{
    /// <summary>Entries of one company, newest first. <paramref name="numbers"/> are its numbers in E.164.</summary>
    Task<IReadOnlyList<TimelineEntry>> ListAsync(Guid companyId, IReadOnlyList<string> numbers, int take, CancellationToken ct = default);
}
