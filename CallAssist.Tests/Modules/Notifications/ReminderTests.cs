using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Remind;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Web;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Notifications;

/// <summary>Reminders of the real host on a clock that moves when told: Tuesday, eleven o'clock in Paris.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new() { Now = MailOffice.Start };
    private WebHost _host = null!;
    private Person _lea = null!;

    [Fact]
    public async Task Call_WithoutIntervention_RemindsOnlyOnceTheDelayIsOver()
    {
        var call = await CallAsync(endedMinutesAgo: 4);
        Assert.Empty(await RemindAsync());
        _clock.Now += TimeSpan.FromMinutes(1);
        var mail = Assert.Single(await RemindAsync());
        Assert.Equal(("lea@example.org", "1 appel sans intervention"), (mail.ToAddress, mail.Subject));
        Assert.Contains($"https://desk.example.org/interventions/new?call={call}", mail.Plain, StringComparison.Ordinal);
        Assert.Contains($"https://desk.example.org/interventions/new?call={call}", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_OfOneHour_StandInOneMailAndTheNextWaitsForTheHour()
    {
        var first = await CallAsync(endedMinutesAgo: 8);
        var second = await CallAsync(endedMinutesAgo: 2);
        Assert.Contains(first.ToString(), Assert.Single(await RemindAsync()).Plain, StringComparison.Ordinal);
        Assert.Contains(second.ToString(), Assert.Single(await RemindAsync()).Plain, StringComparison.Ordinal);
        // Both were listed: without a new call no further mail, however long they stay open.
        _clock.Now += TimeSpan.FromHours(2);
        Assert.Single(await RemindAsync());
        await CallAsync(endedMinutesAgo: 6);
        Assert.Equal("3 appels sans intervention", (await RemindAsync())[^1].Subject);
        await CallAsync(endedMinutesAgo: 0);
        _clock.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(2, (await RemindAsync()).Count);
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("4 appels sans intervention", (await RemindAsync())[^1].Subject);
    }

    [Fact]
    public async Task Call_WrittenAboutMeanwhile_IsNotListed()
    {
        var call = await CallAsync(endedMinutesAgo: 10);
        var open = await CallAsync(endedMinutesAgo: 9);
        Assert.IsType<SaveOutcome.Saved>(await _host.WithAsync<IInterventions, SaveOutcome>(i => i.WriteAsync(_lea, new() { Subject = "DSN" }, call)));
        var mail = Assert.Single(await RemindAsync());
        Assert.Contains(open.ToString(), mail.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(call.ToString(), mail.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal", true)]
    [InlineData("inbound", false)]
    public async Task Call_OfTheHouseOrOneNobodyTook_RemindsNobody(string direction, bool answered)
    {
        await CallAsync(endedMinutesAgo: 10, direction: direction, answered: answered);
        Assert.Empty(await RemindAsync());
    }

    [Fact]
    public async Task Mail_FromBeforeMailsWereOn_IsNotMadeUpFor()
    {
        await CallAsync(endedMinutesAgo: 40);
        Assert.Empty(await RemindAsync());
    }

    [Fact]
    public async Task Reminder_InQuietHours_WaitsForTheNextWorkingDay()
    {
        _clock.Now = new(2026, 4, 3, 16, 57, 0, TimeSpan.Zero); // Friday before Easter, 18:57 in Paris
        await CallAsync(endedMinutesAgo: 0);
        _clock.Now += TimeSpan.FromMinutes(6);
        Assert.Empty(await RemindAsync());
        _clock.Now = new(2026, 4, 6, 9, 0, 0, TimeSpan.Zero); // Easter Monday
        Assert.Empty(await RemindAsync());
        _clock.Now = new(2026, 4, 7, 6, 0, 0, TimeSpan.Zero); // Tuesday, 8:00 in Paris
        Assert.Single(await RemindAsync());
    }

    [Fact]
    public async Task Operator_Away_IsRemindedOnceBack()
    {
        await CallAsync(endedMinutesAgo: 10);
        await SaveAsync(new() { PersonId = _lea.Id, Reminder = true, AwayUntil = new(2026, 3, 11) });
        Assert.Empty(await RemindAsync());
        _clock.Now = MailOffice.Start.AddDays(2);
        Assert.Single(await RemindAsync());
    }

    [Fact]
    public async Task Reminder_ForAnEnglishReader_IsInEnglish()
    {
        Assert.Empty(await _host.WithAsync<IPeople, IReadOnlyList<string>>(p => p.UpdateAsync(_lea with { Language = "en" })));
        await CallAsync(endedMinutesAgo: 10);
        var mail = Assert.Single(await RemindAsync());
        Assert.Equal("1 call without an intervention", mail.Subject);
        Assert.Contains("a withheld number, at 10:45 (5 min)", mail.Plain, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(_clock));
        Assert.Empty(await _host.WithAsync<IPeople, IReadOnlyList<string>>(p => p.AddAsync(
            new() { UserName = "lea", DisplayName = "Léa Petit", Email = "lea@example.org", Extensions = ["21"] }, WebHost.Password)));
        _lea = (await _host.WithAsync<IPeople, Person?>(p => p.FindByNameAsync("lea")))!;
        // Nobody listens there: what is queued stays to be looked at.
        var server = new MailServer { On = true, Host = "127.0.0.1", Port = 9, Security = SmtpSecurity.None, FromAddress = "desk@example.org", SiteUrl = "https://desk.example.org" };
        _clock.Now -= TimeSpan.FromMinutes(30);
        Assert.Empty(await _host.Services.GetRequiredService<IMailServer>().SaveAsync(server, null));
        _clock.Now += TimeSpan.FromMinutes(30);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Task<bool> SaveAsync(MailReader reader) => _host.WithAsync<IMailReaders, bool>(async readers =>
    {
        await readers.SaveAsync(reader);
        return true;
    });

    /// <summary>A call of five minutes at Léa's phone.</summary>
    private async Task<Guid> CallAsync(int endedMinutesAgo, string direction = "inbound", bool answered = true)
    {
        var ended = _clock.Now.AddMinutes(-endedMinutesAgo);
        var call = new CallRow
        {
            Direction = direction, Status = answered ? "answered" : "missed", Extension = "21", StartedAt = ended.AddMinutes(-5),
            AnsweredAt = answered ? ended.AddMinutes(-5) : null, EndedAt = ended,
        };
        return Assert.Single(await _host.Services.GetRequiredService<ICallHistory>().AddAsync([call], TestContext.Current.CancellationToken));
    }

    /// <summary>Looks at Léa's calls as the scheduler would now; returns all reminders so far.</summary>
    private async Task<IReadOnlyList<(string ToAddress, string Subject, string Plain, string Html)>> RemindAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemindJob>().RunAsync(_lea.Id, TestContext.Current.CancellationToken);
        return (await _host.Services.GetRequiredService<IDatabase>().ReadAsync(c => c.QueryAsync<(string, string, string, string)>(
            "SELECT to_address, subject, plain, html FROM notifications_mail WHERE kind = 'reminder' ORDER BY created_at, id"), TestContext.Current.CancellationToken)).AsList();
    }
}
