namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>When mails are welcome.</summary>
public interface IMailRules
{
    /// <summary>The rules; the usual ones before anybody changed them.</summary>
    Task<MailRules> GetAsync(CancellationToken ct = default);

    /// <summary>Stores them; returns what is wrong (codes of resources <c>MailWrong_{code}</c>), empty when done.</summary>
    Task<IReadOnlyList<string>> SaveAsync(MailRules rules, CancellationToken ct = default);
}

/// <summary>Delays, hours and days, all by the office's clock.</summary>
public sealed record MailRules
{
    /// <summary>Monday to Friday.</summary>
    public static IReadOnlySet<DayOfWeek> WorkingDays { get; } =
        new HashSet<DayOfWeek> { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday };

    /// <summary>Minutes after the end of a call before its operator is reminded, 1 to 15.</summary>
    public int ReminderMinutes { get; init; } = 5;

    /// <summary>From then on reminders are welcome.</summary>
    public TimeOnly Opens { get; init; } = new(8, 0);

    /// <summary>Quiet from then on.</summary>
    public TimeOnly Closes { get; init; } = new(19, 0);

    /// <summary>Days of work.</summary>
    public IReadOnlySet<DayOfWeek> Days { get; init; } = WorkingDays;

    /// <summary>Whether the public holidays of France are quiet.</summary>
    public bool FrenchHolidays { get; init; } = true;

    /// <summary>More days on which the office is closed.</summary>
    public IReadOnlyList<DateOnly> ClosedDays { get; init; } = [];

    /// <summary>When the digest goes out.</summary>
    public TimeOnly DigestAt { get; init; } = new(7, 30);

    /// <summary>On which days; holidays and closed days apart.</summary>
    public IReadOnlySet<DayOfWeek> DigestDays { get; init; } = WorkingDays;
}
