using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Modules.Notifications.Readers;

/// <summary>Whether the office works, by its own clock and calendar.</summary>
internal static class OfficeDays
{
    /// <summary>Whether the office works on this day.</summary>
    public static bool IsOpen(this MailRules rules, DateOnly day) => rules.Days.Contains(day.DayOfWeek) && !rules.IsHoliday(day);

    /// <summary>A public holiday or a day on which the office is closed.</summary>
    public static bool IsHoliday(this MailRules rules, DateOnly day) => (rules.FrenchHolidays && FrenchHolidays.Contains(day)) || rules.ClosedDays.Contains(day);

    /// <summary>Whether a reminder is welcome at this hour of the office.</summary>
    public static bool IsOpen(this MailRules rules, DateTime local) =>
        rules.IsOpen(DateOnly.FromDateTime(local)) && TimeOnly.FromDateTime(local) is var now && now >= rules.Opens && now < rules.Closes;
}
