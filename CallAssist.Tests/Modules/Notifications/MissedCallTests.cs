using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.MissedCall;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Modules.Telephony;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Notifications;

/// <summary>From the switchboard's hang-up to the mail in a real server's hands.</summary>
public sealed class MissedCallTests : IAsyncLifetime
{
    private readonly HookOffice _office = new();
    private readonly FakeSmtpServer _server = new();

    [Fact]
    public async Task Call_NobodyTook_IsToldToTheTeamInEachOnesLanguage()
    {
        await MissAsync("1");
        var mails = await MailsAsync(2);
        var (french, english) = (mails.Single(m => m.To == "alice@example.org"), mails.Single(m => m.To == "bruno@example.org"));
        Assert.Equal("Appel manqué : Mme Durand (Boulangerie Durand)", french.Header("Subject"));
        Assert.Equal("Missed call: Mme Durand (Boulangerie Durand)", english.Header("Subject"));
        foreach (var body in (string[])[french.Part("text/plain"), french.Part("text/html")])
        {
            Assert.Contains("06 39 98 10 01", body, StringComparison.Ordinal);
            Assert.Contains("Facture impay", System.Net.WebUtility.HtmlDecode(body), StringComparison.Ordinal);
            Assert.Contains("https://desk.example.org/clients/", body, StringComparison.Ordinal);
        }

        // It rang at Alice's phone only, but what the team missed is everyone's.
        Assert.All(mails, mail => Assert.Contains("https://desk.example.org/calls?q=%2B33639981001", mail.Part("text/plain"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_ThatFollowsOthersInVain_NamesHowManyThereWere()
    {
        await MissAsync("1");
        await MailsAsync(2);
        await MissAsync("2");
        var mails = await MailsAsync(4);
        Assert.Equal(["Appel manqué : Mme Durand (Boulangerie Durand)", "Appel manqué : Mme Durand (Boulangerie Durand), 2 essais"],
            mails.Where(m => m.To == "alice@example.org").Select(m => m.Header("Subject")));
        Assert.Contains("2 essais sans réponse, le premier à ", mails.Last(m => m.To == "alice@example.org").Part("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reader_AwayOrUninterested_GetsNone()
    {
        var readers = _office.Services.CreateScope().ServiceProvider.GetRequiredService<IMailReaders>();
        await readers.SaveAsync(new() { PersonId = _office.Alice.Id, Missed = true, AwayFrom = new(2020, 1, 1) }, TestContext.Current.CancellationToken);
        await readers.SaveAsync(new() { PersonId = _office.Bruno.Id, Missed = false }, TestContext.Current.CancellationToken);
        await MissAsync("1");
        await _office.SettledAsync();
        Assert.Empty(await _office.Services.GetRequiredService<IMailQueue>().ListAsync(50, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("event=answered&linkedid=7&peer=21", "event=hangup&linkedid=7&dialstatus=ANSWER&cause=16")]
    [InlineData("event=hangup&linkedid=7&dialstatus=CLOSED&cause=16")]
    public async Task Call_TakenOrOutsideOpeningHours_BringsNoMail(params string[] rest)
    {
        await TellAsync(["event=incoming&linkedid=7&caller=0639981001&called=0199001000", "event=ringing&linkedid=7&peer=21", .. rest]);
        await _office.SettledAsync();
        Assert.Empty(await _office.Services.GetRequiredService<IMailQueue>().ListAsync(50, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Tries_AfterATalk_BeginAnew()
    {
        var noon = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
        CallRow Call(int minutes, string direction = "inbound", bool answered = false) => new()
        {
            Id = Guid.NewGuid(), Direction = direction, StartedAt = noon.AddMinutes(minutes), AnsweredAt = answered ? noon.AddMinutes(minutes) : null,
        };
        var last = Call(0);
        Assert.Equal(new(3, noon.AddMinutes(-20)), Tries.Of(last, [Call(-60), Call(-30, answered: true), Call(-20), Call(-10), Call(-5, "outbound"), last]));
        Assert.Equal(new(1, noon), Tries.Of(last, [Call(-20), Call(-5, "outbound", answered: true), Call(5), last]));
        Assert.Equal(new(1, noon), Tries.Of(last, [Call(-8 * 24 * 60)]));
    }

    public async ValueTask InitializeAsync()
    {
        await _office.InitializeAsync();
        await using var scope = _office.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        Assert.Empty(await people.UpdateAsync(_office.Alice with { Email = "alice@example.org" }));
        Assert.Empty(await people.UpdateAsync(_office.Bruno with { Email = "bruno@example.org", Language = "en" }));
        var server = new MailServer { On = true, Host = "127.0.0.1", Port = _server.Port, Security = SmtpSecurity.None, FromAddress = "desk@example.org", SiteUrl = "https://desk.example.org" };
        Assert.Empty(await _office.Services.GetRequiredService<IMailServer>().SaveAsync(server, null));
    }

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        await _server.DisposeAsync();
    }

    private Task MissAsync(string id) => TellAsync(
        [$"event=incoming&linkedid={id}&caller=0639981001&called=0199001000", $"event=ringing&linkedid={id}&peer=21", $"event=hangup&linkedid={id}&dialstatus=NOANSWER&cause=16"]);

    private async Task TellAsync(string[] reports)
    {
        foreach (var report in reports)
            Assert.Equal(200, (await _office.SendAsync(_office.Secret("asterisk"), report)).Status);
    }

    private async Task<IReadOnlyList<TakenMail>> MailsAsync(int count)
    {
        await ModuleHost.EventuallyAsync(() => Task.FromResult(_server.Mails.Count >= count), $"{_server.Mails.Count} mails of {count} came");
        Assert.Equal(count, _server.Mails.Count);
        return [.. _server.Mails];
    }
}
