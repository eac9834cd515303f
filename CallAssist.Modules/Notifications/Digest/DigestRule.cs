using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Readers;

namespace CallAssist.Modules.Notifications.Digest;

/// <summary>On which days a digest is due, and what it covers: everything since the digest before. Pure, by the office's calendar.</summary>
internal static class DigestRule
{
    /// <summary>How late a digest may still come.</summary>
    private const int DaysLate = 7;

    private const int DaysAhead = 60;

    public static bool IsDue(MailRules rules, DateOnly day) => rules.DigestDays.Contains(day.DayOfWeek) && !rules.IsHoliday(day);

    /// <summary>Days of the last week whose digest should have left by now, oldest first.</summary>
    /// <param name="rules">Time and days.</param>
    /// <param name="now">By the office's clock.</param>
    /// <param name="since">When mails were switched on, by the office's clock.</param>
    public static IEnumerable<DateOnly> Due(MailRules rules, DateTime now, DateTime since) =>
        Enumerable.Range(0, DaysLate).Select(back => DateOnly.FromDateTime(now).AddDays(back - DaysLate + 1))
            .Where(day => IsDue(rules, day) && day.ToDateTime(rules.DigestAt) <= now && day.ToDateTime(rules.DigestAt) >= since);

    /// <summary>First and last day that the digest of this day tells of.</summary>
    public static (DateOnly From, DateOnly Until) Period(MailRules rules, DateOnly day)
    {
        var from = day.AddDays(-1);
        while (!IsDue(rules, from) && from > day.AddDays(-DaysLate))
            from = from.AddDays(-1);
        return (from, day.AddDays(-1));
    }

    /// <summary>When the next one is due, by the office's clock; null where no day is chosen.</summary>
    public static DateTime? Next(MailRules rules, DateTime now) =>
        Enumerable.Range(0, DaysAhead).Select(ahead => DateOnly.FromDateTime(now).AddDays(ahead)).Where(day => IsDue(rules, day))
            .Select(day => (DateTime?)day.ToDateTime(rules.DigestAt)).FirstOrDefault(at => at > now);
}
