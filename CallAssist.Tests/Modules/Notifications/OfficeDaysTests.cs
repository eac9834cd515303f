using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Readers;

namespace CallAssist.Tests.Modules.Notifications;

public sealed class OfficeDaysTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    public void Easter_OfKnownYears_IsRight(int year, int month, int day) => Assert.Equal(new(year, month, day), FrenchHolidays.Easter(year));

    [Fact]
    public void Holidays_Of2026_AreTheElevenOfTheLaw()
    {
        var days = Enumerable.Range(0, 365).Select(i => new DateOnly(2026, 1, 1).AddDays(i)).Where(FrenchHolidays.Contains).Select(d => d.ToString("MM-dd"));
        Assert.Equal(["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"], days);
    }

    [Theory]
    [InlineData("2026-03-10T10:00Z", "2026-03-10T10:00Z")] // at work
    [InlineData("2026-03-10T05:00Z", "2026-03-10T07:00Z")] // before eight in Paris
    [InlineData("2026-03-10T18:00Z", "2026-03-11T07:00Z")] // from seven in the evening on
    [InlineData("2026-03-27T19:00Z", "2026-03-30T06:00Z")] // over the weekend on which the clock changes
    [InlineData("2026-04-03T18:00Z", "2026-04-07T06:00Z")] // over Easter
    public void Reminder_AtAnyHour_IsWelcomeAtTheNextHourOfWork(string at, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), new MailRules().NextWelcome(new(), DateTimeOffset.Parse(at), Paris));

    [Fact]
    public void Reader_AwayUntilToldOtherwise_IsNeverWelcome() =>
        Assert.Null(new MailRules().NextWelcome(new() { AwayFrom = new(2026, 3, 9) }, DateTimeOffset.Parse("2026-03-10T10:00Z"), Paris));
}
