using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Digest;
using CallAssist.Modules.Notifications.Figures;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Notifications;

/// <summary>The morning's figures of the real host, in a real server's hands; Tuesday, 10 March 2026, is told on Wednesday.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new();
    private readonly FakeSmtpServer _server = new();
    private WebHost _host = null!;
    private Person _lea = null!;

    [Fact]
    public async Task Digest_OfADay_TellsItsFiguresWithAPictureThatNeedsNoNetwork()
    {
        await DayAsync();
        await RunAsync(new(2026, 3, 11, 6, 30, 0, TimeSpan.Zero));
        var mails = await MailsAsync(2);
        var (french, english) = (mails.Single(m => m.To == "lea@example.org"), mails.Single(m => m.To == "sam@example.org"));
        Assert.Equal("Bilan du mardi 10 mars : 3 appels traités, 1 manqué", french.Header("Subject"));
        Assert.Equal("Tuesday 10 March: 3 calls handled, 1 missed", english.Header("Subject"));
        Assert.Equal(2 * HourChart.Width, HourChartTests.Read(french.Bytes("image/png")).Width);
        var html = french.Part("text/html");
        Assert.Contains("src=\"cid:picture\"", html, StringComparison.Ordinal);
        Assert.Contains("Content-ID: <picture>", french.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        var plain = french.Part("text/plain").ReplaceLineEndings("\n");
        Assert.Contains("jusqu’à 2 conversations en même temps, 1 client servi", plain, StringComparison.Ordinal);
        Assert.Matches(@"9 h – 10 h +2 +0 +2\n11 h – 12 h +1 +1 +1\n", plain);
        Assert.Matches(@"DSN +2\n", plain);
        Assert.Contains("Boulangerie Durand", plain, StringComparison.Ordinal);
        Assert.Matches(@"Léa Petit +2\n", plain);
        Assert.Matches(@"mardi 10 février +2 +0\n", plain);
        Assert.Contains("https://desk.example.org/statistics?from=2026-03-10&until=2026-03-10", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_RunAgainAtAnyTimeOfTheDay_LeavesOnce()
    {
        await DayAsync();
        foreach (var hour in (int[])[5, 7, 7, 12, 23])
            await RunAsync(new(2026, 3, 11, hour, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, (await _host.Services.GetRequiredService<IMailQueue>().ListAsync(50, TestContext.Current.CancellationToken)).Count(m => m.Kind == "digest"));
    }

    [Fact]
    public async Task Digest_OfAMorningOnWhichTheServerWasDown_ComesLate()
    {
        await DayAsync();
        await RunAsync(new(2026, 3, 12, 14, 0, 0, TimeSpan.Zero));
        Assert.Equal(["Bilan du mardi 10 mars : 3 appels traités, 1 manqué", "Bilan du mercredi 11 mars : 0 appel traité, 0 manqué"],
            (await MailsAsync(4)).Where(m => m.To == "lea@example.org").Select(m => m.Header("Subject")).Order());
    }

    [Fact]
    public async Task Statistics_OfAPeriod_AddUpItsDays()
    {
        await DayAsync();
        var figures = await _host.WithAsync<IStatistics, PeriodFigures>(s => s.OfAsync(new(2026, 2, 1), new(2026, 3, 31)));
        Assert.Equal((5, 1, 2), (figures.Handled, figures.Missed, figures.Simultaneous));
        Assert.Equal(("Boulangerie Durand", 2), figures.Customers.Select(c => (c.Name, c.Calls)).Single());
        Assert.Equal([("Léa Petit", 2)], figures.People);
    }

    public async ValueTask InitializeAsync()
    {
        // After the morning of the tenth: its own digest is not made up for.
        _clock.Now = new(2026, 3, 10, 7, 0, 0, TimeSpan.Zero);
        _host = await WebHost.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(_clock));
        var people = (Person[])
        [
            new() { UserName = "lea", DisplayName = "Léa Petit", Email = "lea@example.org", Extensions = ["21"] },
            new() { UserName = "sam", DisplayName = "Sam", Email = "sam@example.org", Language = "en" },
        ];
        foreach (var person in people)
            Assert.Empty(await _host.WithAsync<IPeople, IReadOnlyList<string>>(p => p.AddAsync(person, WebHost.Password)));
        _lea = (await _host.WithAsync<IPeople, Person?>(p => p.FindByNameAsync("lea")))!;
        await _host.Services.GetRequiredService<ICustomerEditor>().SaveAsync([new() { Name = "Boulangerie Durand", ExternalId = "C-1", Contacts = [new("Mme Durand", "", ["0639981001"])] }]);
        var server = new MailServer { On = true, Host = "127.0.0.1", Port = _server.Port, Security = SmtpSecurity.None, FromAddress = "desk@example.org", SiteUrl = "https://desk.example.org" };
        Assert.Empty(await _host.Services.GetRequiredService<IMailServer>().SaveAsync(server, null));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>Three calls talked in, two of them at once, one missed; two a month before. Times are UTC, an hour behind Paris.</summary>
    private async Task DayAsync()
    {
        var ids = await _host.Services.GetRequiredService<ICallHistory>().AddAsync(
        [
            Call(3, 8, 10, 12), Call(3, 8, 15, 10, "+33639981001"), Call(3, 10, 0, 5, "+33639981001"), Call(3, 10, 30, 0), Call(2, 9, 0, 3), Call(2, 10, 0, 3),
        ], TestContext.Current.CancellationToken);
        foreach (var id in ids.Take(2))
        {
            Assert.IsType<SaveOutcome.Saved>(await _host.WithAsync<IInterventions, SaveOutcome>(
                i => i.WriteAsync(_lea, new() { Subject = "DSN rejetée", Keywords = ["DSN"] }, id)));
        }
    }

    /// <summary>A call on the tenth of a month; of no minutes: missed.</summary>
    private static CallRow Call(int month, int hour, int minute, int minutes, string? number = null)
    {
        var at = new DateTimeOffset(2026, month, 10, hour, minute, 0, TimeSpan.Zero);
        return new()
        {
            Direction = "inbound", Number = number, Status = minutes > 0 ? "answered" : "missed", Extension = "21", StartedAt = at, AnsweredAt = minutes > 0 ? at : null,
            EndedAt = at.AddMinutes(minutes),
        };
    }

    private async Task RunAsync(DateTimeOffset now)
    {
        _clock.Now = now;
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DigestJob>().RunAsync(DigestJob.Only, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<TakenMail>> MailsAsync(int count)
    {
        await ModuleHost.EventuallyAsync(() => Task.FromResult(_server.Mails.Count >= count), $"{_server.Mails.Count} mails of {count} came");
        Assert.Equal(count, _server.Mails.Count);
        return [.. _server.Mails];
    }
}
