using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Modules.Notifications.Readers;

/// <summary>When a reminder is welcome. Pure.</summary>
internal static class QuietHours
{
    /// <summary>A person who is away for longer is written to when somebody says that he is back.</summary>
    private const int DaysAhead = 60;

    /// <summary>The first moment from <paramref name="at"/> on at which the office works and its reader is there; null: none in sight.</summary>
    public static DateTimeOffset? NextWelcome(this MailRules rules, MailReader reader, DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var today = DateOnly.FromDateTime(local);
        if (rules.IsOpen(local) && !reader.IsAway(today))
            return at;
        for (var day = TimeOnly.FromDateTime(local) < rules.Opens ? today : today.AddDays(1); day <= today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (!rules.IsOpen(day) || reader.IsAway(day))
                continue;
            var opens = day.ToDateTime(rules.Opens);
            return new DateTimeOffset(opens, zone.GetUtcOffset(opens));
        }

        return null;
    }
}
