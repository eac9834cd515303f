namespace CallAssist.Modules.Notifications.Compose;

/// <summary>Instants by the office's clock, in a reader's language; the day is named where it is not today.</summary>
internal sealed class OfficeClock(TimeZoneInfo zone, DateTimeOffset now)
{
    public TimeZoneInfo Zone => zone;

    public DateOnly Today => Day(now);

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    public string Hour(DateTimeOffset at, MailTexts texts) => Local(at).ToString(texts["HourFormat"], texts.Culture);

    public string When(DateTimeOffset at, MailTexts texts) => (Today.DayNumber - Day(at).DayNumber) switch
    {
        0 => texts["AtHour", Hour(at, texts)],
        1 => texts["YesterdayAt", Hour(at, texts)],
        _ => texts["OnDayAt", Local(at).ToString(texts["DayFormat"], texts.Culture), Hour(at, texts)],
    };

    /// <summary>When a day of the office begins.</summary>
    public static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where a day begins with the hour that the clock leaves out, it begins with the next one.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
