using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Digest;
using CallAssist.Modules.Notifications.Figures;

namespace CallAssist.Tests.Modules.Notifications;

public sealed class DigestRuleTests
{
    private static readonly MailRules Rules = new();

    [Theory]
    [InlineData("2026-03-11", "2026-03-10", "2026-03-10")] // a Wednesday tells of Tuesday
    [InlineData("2026-03-09", "2026-03-06", "2026-03-08")] // a Monday of Friday and the weekend
    [InlineData("2026-04-07", "2026-04-03", "2026-04-06")] // the day after Easter Monday of four days
    public void Period_OfADigest_IsEverythingSinceTheOneBefore(string day, string from, string until) =>
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(until)), DigestRule.Period(Rules, DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-03-11T07:29", "2026-03-10")]
    [InlineData("2026-03-11T07:30", "2026-03-10 2026-03-11")]
    [InlineData("2026-03-14T12:00", "2026-03-10 2026-03-11 2026-03-12 2026-03-13")] // a Saturday
    public void Due_AtAnHour_AreTheDaysSinceMailsAreOn(string now, string expected) =>
        Assert.Equal(expected, string.Join(' ', DigestRule.Due(Rules, DateTime.Parse(now), DateTime.Parse("2026-03-09T10:00")).Select(d => d.ToString("yyyy-MM-dd"))));

    [Fact]
    public void Due_AfterALongStop_AreThoseOfTheLastWeekOnly() =>
        Assert.Equal(5, DigestRule.Due(Rules, new(2026, 3, 27, 12, 0, 0), new(2026, 1, 1)).Count());

    [Theory]
    [InlineData("2026-03-11T07:00", "2026-03-11T07:30")]
    [InlineData("2026-03-11T07:30", "2026-03-12T07:30")]
    [InlineData("2026-04-03T12:00", "2026-04-07T07:30")]
    public void Next_AfterAnHour_IsTheNextWorkingDays(string now, string expected) => Assert.Equal(DateTime.Parse(expected), DigestRule.Next(Rules, DateTime.Parse(now)));

    [Fact]
    public void Next_WithoutAnyDay_IsNever() => Assert.Null(DigestRule.Next(Rules with { DigestDays = new HashSet<DayOfWeek>() }, new(2026, 3, 11)));

    [Theory]
    [InlineData("2026-03-10", "2026-03-10", "2026-02-10 2026-01-12 2025-12-10")] // 10 January was a Saturday
    [InlineData("2026-03-06", "2026-03-08", "2026-02-06 2026-01-06 2025-12-08")] // Friday with its weekend; 6 December was a Saturday
    [InlineData("2026-03-31", "2026-03-31", "2026-03-02 2026-02-02 2025-12-31")] // 28 February and 31 January were Saturdays
    public void PastDays_OfOneDayOfWork_AreDaysOfWork(string from, string until, string expected) =>
        Assert.Equal(expected, string.Join(' ', PastDays.Of(DateOnly.Parse(from), DateOnly.Parse(until), Rules).Select(p => p.From.ToString("yyyy-MM-dd"))));

    [Fact]
    public void PastDays_OfAMonth_AreTheMonthsBefore() =>
        Assert.Equal((new(2026, 2, 1), new(2026, 2, 28)), PastDays.Of(new(2026, 3, 1), new(2026, 3, 31), Rules).First());
}
