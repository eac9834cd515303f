namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>What was on the telephone, and what was done about it.</summary>
public interface IStatistics
{
    /// <summary>The figures of some days of the office's calendar, first and last included; 400 days at most.</summary>
    Task<PeriodFigures> OfAsync(DateOnly from, DateOnly until, CancellationToken ct = default);
}

/// <summary>The figures of a period.</summary>
public sealed record PeriodFigures
{
    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Hours of the day in which something happened; over several days added up, the greatest number at once apart.</summary>
    public IReadOnlyList<HourFigures> Hours { get; init; } = [];

    /// <summary>Outside calls in which somebody talked.</summary>
    public int Handled => Hours.Sum(h => h.Handled);

    /// <summary>Calls that reached nobody.</summary>
    public int Missed => Hours.Sum(h => h.Missed);

    /// <summary>The greatest number of outside conversations at once.</summary>
    public int Simultaneous => Hours.Select(h => h.Simultaneous).DefaultIfEmpty().Max();

    /// <summary>The keywords noted most often, in interventions and waiting drafts.</summary>
    public IReadOnlyList<(string Keyword, int Count)> Keywords { get; init; } = [];

    /// <summary>Customers with whom somebody talked, by name.</summary>
    public IReadOnlyList<ServedCustomer> Customers { get; init; } = [];

    /// <summary>Interventions per person, by name: no ranking.</summary>
    public IReadOnlyList<(string Person, int Interventions)> People { get; init; } = [];

    /// <summary>The same days of past months, the latest first.</summary>
    public IReadOnlyList<PastFigures> Past { get; init; } = [];
}

/// <summary>A customer and how many calls with him were talked in.</summary>
public sealed record ServedCustomer(Guid CompanyId, string Name, int Calls);

/// <summary>A period of a past month to compare with.</summary>
public sealed record PastFigures(DateOnly From, DateOnly Until, int Handled, int Missed);
