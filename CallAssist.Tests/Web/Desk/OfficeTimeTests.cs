using System.Globalization;
using CallAssist.Web.Desk;

namespace CallAssist.Tests.Web.Desk;

public sealed class OfficeTimeTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("2026-03-10T22:30:00Z", "23:30")] // the same day in Paris
    [InlineData("2026-03-10T23:30:00Z", "00:30")] // already the next day in Paris: today
    [InlineData("2026-03-09T09:00:00Z", "lun. 10:00")]
    [InlineData("2026-02-20T09:00:00Z", "20/02/2026")]
    public void When_ReadInParis_IsTheOfficesHourAndDay(string at, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        var now = at.StartsWith("2026-03-10T23", StringComparison.Ordinal) ? "2026-03-11T08:00:00Z" : "2026-03-10T22:45:00Z";
        var time = new OfficeTime(new FixedClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))) { Zone = Paris };
        Assert.Equal(expected, time.When(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Midnight_OnTheDayTheClocksChange_KeepsTheOffsetOfThatNight()
    {
        var time = new OfficeTime(TimeProvider.System) { Zone = Paris };
        Assert.Equal(TimeSpan.FromHours(1), time.Midnight(new DateOnly(2026, 3, 29)).Offset);
        Assert.Equal(TimeSpan.FromHours(2), time.Midnight(new DateOnly(2026, 3, 30)).Offset);
    }

    [Theory]
    [InlineData("+33155551234", "01 55 55 12 34")]
    [InlineData("+4930123456", "+4930123456")]
    [InlineData("Coiffure Élégance", "Coiffure Élégance")]
    public void Number_OfFrance_IsReadInPairs(string number, string expected) => Assert.Equal(expected, PhoneText.Spaced(number));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
