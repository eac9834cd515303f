using System.Globalization;

namespace CallAssist.Web.Desk;

/// <summary>Instants as people of the office read them.</summary>
internal sealed class OfficeTime(TimeProvider clock)
{
    /// <summary>The office's time zone.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>The hour alone today, with the day before that, with the date before last week.</summary>
    public string When(DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, Zone);
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).Date;
        return (today - there.Date).Days switch
        {
            0 => there.ToString("t", CultureInfo.CurrentCulture),
            > 0 and < 7 => there.ToString("ddd ", CultureInfo.CurrentCulture) + there.ToString("t", CultureInfo.CurrentCulture),
            _ => there.ToString("d", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>Day and hour in full.</summary>
    public string Full(DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, Zone);
        return there.ToString("dddd d MMMM yyyy, ", CultureInfo.CurrentCulture) + there.ToString("t", CultureInfo.CurrentCulture);
    }

    /// <summary>Day and hour, short: for lists that reach back months.</summary>
    public string Short(DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, Zone);
        return there.ToString("ddd d MMM, ", CultureInfo.CurrentCulture) + there.ToString("t", CultureInfo.CurrentCulture);
    }

    /// <summary>The hour alone, for rows under their day.</summary>
    public string Hour(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("t", CultureInfo.CurrentCulture);

    /// <summary>The office's day of an instant.</summary>
    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>A day as a heading; the year only where it is another one.</summary>
    public string DayName(DateOnly day, string today, string yesterday)
    {
        var present = Day(clock.GetUtcNow());
        return (present.DayNumber - day.DayNumber) switch
        {
            0 => today,
            1 => yesterday,
            _ => day.ToString(day.Year == present.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>The month, to head a stretch of history.</summary>
    public string Month(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("Y", CultureInfo.CurrentCulture);

    /// <summary>The hour to the second.</summary>
    public string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("T", CultureInfo.CurrentCulture);

    /// <summary>When a day of the office begins.</summary>
    public DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    /// <summary>Day and hour as a spreadsheet sorts them.</summary>
    public string Cell(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Hours, minutes and seconds as a spreadsheet adds them up.</summary>
    public static string Cell(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Max(0, time.TotalHours)}:{Math.Max(0, time.Minutes):00}:{Math.Max(0, time.Seconds):00}");

    /// <summary>Minutes and seconds.</summary>
    public static string Length(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Max(0, time.TotalMinutes)}:{Math.Max(0, time.Seconds):00}");
}
