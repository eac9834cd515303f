using System.Globalization;
using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Web.Pages.Mails;

/// <summary>The fields of the form of delays, hours and days.</summary>
internal sealed class RulesForm(MailRules rules)
{
    private const string DayFormat = "yyyy-MM-dd";

    public int ReminderMinutes { get; set; } = rules.ReminderMinutes;

    public TimeOnly Opens { get; set; } = rules.Opens;

    public TimeOnly Closes { get; set; } = rules.Closes;

    public HashSet<DayOfWeek> Days { get; } = [.. rules.Days];

    public bool FrenchHolidays { get; set; } = rules.FrenchHolidays;

    /// <summary>Days as yyyy-MM-dd, separated by spaces or commas.</summary>
    public string ClosedDays { get; set; } = string.Join(", ", rules.ClosedDays.Select(d => d.ToString(DayFormat, CultureInfo.InvariantCulture)));

    public TimeOnly DigestAt { get; set; } = rules.DigestAt;

    public HashSet<DayOfWeek> DigestDays { get; } = [.. rules.DigestDays];

    /// <summary>The rules; null where a closed day cannot be read.</summary>
    public MailRules? ToRules()
    {
        var closed = new List<DateOnly>();
        foreach (var text in ClosedDays.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(text, [DayFormat, "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return null;
            closed.Add(day);
        }

        return new()
        {
            ReminderMinutes = ReminderMinutes, Opens = Opens, Closes = Closes, Days = Days, FrenchHolidays = FrenchHolidays, ClosedDays = closed, DigestAt = DigestAt,
            DigestDays = DigestDays,
        };
    }
}
