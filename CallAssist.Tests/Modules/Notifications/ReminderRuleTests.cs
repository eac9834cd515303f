using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Tests.Modules.Notifications;

public sealed class ReminderRuleTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Call_WithoutIntervention_BringsAMailTenMinutesAfterItsEnd() =>
        Assert.Equal(Nine.AddMinutes(10), ReminderRule.Default.DueAt([new(Guid.NewGuid(), Nine, false)], null));

    [Fact]
    public void Call_WithinTheHourOfTheLastMail_WaitsForItsEnd() =>
        Assert.Equal(Nine.AddMinutes(60), ReminderRule.Default.DueAt([new(Guid.NewGuid(), Nine.AddMinutes(20), false)], Nine));

    [Fact]
    public void Call_ThatStoodInAMail_BringsNoOtherOne() =>
        Assert.Null(ReminderRule.Default.DueAt([new(Guid.NewGuid(), Nine, true)], Nine.AddMinutes(10)));

    [Fact]
    public void Mail_IsDueForTheOldestCallThatStoodInNone() =>
        Assert.Equal(Nine.AddMinutes(90), ReminderRule.Default.DueAt(
            [new(Guid.NewGuid(), Nine, true), new(Guid.NewGuid(), Nine.AddMinutes(95), false), new(Guid.NewGuid(), Nine.AddMinutes(80), false)], Nine.AddMinutes(10)));
}
