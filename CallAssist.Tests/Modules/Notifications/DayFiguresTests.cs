using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Tests.Modules.Notifications;

public sealed class DayFiguresTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void Hours_CountACallInTheLocalHourInWhichItCame() =>
        Assert.Equal([new HourFigures(9, 1, 1, 0), new(10, 0, 0, 1)], DayFigures.Hours([Call("08:59:00Z", 1, 5), Call("08:10:00Z", null, 1)], Paris));

    [Fact]
    public void Conversations_ThatTouch_AreNotAtOnce() =>
        Assert.Equal(1, DayFigures.Hours([Call("08:00:00Z", 0, 5), Call("08:05:00Z", 0, 5)], Paris)[0].Simultaneous);

    [Fact]
    public void Conversations_ThatOverlap_CountInEveryHourTheyReach()
    {
        var hours = DayFigures.Hours([Call("08:00:00Z", 0, 150), Call("08:30:00Z", 0, 60)], Paris);
        Assert.Equal([(9, 2), (10, 2), (11, 1)], hours.Select(h => (h.Hour, h.Simultaneous)));
    }

    [Fact]
    public void Calls_ToColleaguesAndOutsideHours_CountNowhere() =>
        Assert.Empty(DayFigures.Hours([Call("08:00:00Z", 0, 5) with { Direction = "internal" }, Call("20:00:00Z", null, 1) with { Status = "closed" }], Paris));

    [Fact]
    public void Keywords_OfTheSameCount_ComeByTheirId() =>
        Assert.Equal([("b", 2), ("a", 1), ("c", 1)], DayFigures.TopKeywords(["c", "b", "a", "b"]));

    private static CallFacts Call(string start, int? answeredAfter, int minutes)
    {
        var at = DateTimeOffset.Parse($"2026-03-10T{start}", System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            Direction = "inbound", Status = answeredAfter is null ? "missed" : "answered", StartedAt = at, AnsweredAt = answeredAfter is null ? null : at.AddMinutes(answeredAfter.Value),
            EndedAt = at.AddMinutes(minutes),
        };
    }
}
