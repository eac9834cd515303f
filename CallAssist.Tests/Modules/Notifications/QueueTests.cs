using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Settings;
using CallAssist.Tests.Agent;
using CallAssist.Tests.Fakes;

namespace CallAssist.Tests.Modules.Notifications;

/// <summary>Mails leave once, whatever happens to the server, the network or this process.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task Queue_WithSeveralMails_SendsEachOnceOverOneConversation()
    {
        await using var server = new FakeSmtpServer();
        await using var office = await MailOffice.StartAsync();
        Assert.Empty(await office.SetUpAsync(server.Port));
        for (var i = 0; i < 3; i++)
            await office.PutAsync(Mail($"m{i}"));
        await office.PutAsync(Mail("m1"));
        await office.SendAsync();
        await office.SendAsync();
        Assert.Equal(3, server.Mails.Count);
        Assert.Single(server.Commands, c => c.StartsWith("EHLO", StringComparison.Ordinal));
        Assert.Equal(new() { ["sent"] = 3 }, await office.StatesAsync());
    }

    [Fact]
    public async Task Server_DownForADay_LosesNothingAndDoublesNothing()
    {
        var port = FreePort.Next();
        await using var office = await MailOffice.StartAsync();
        await office.SetUpAsync(port);
        for (var i = 0; i < 20; i++)
            await office.PutAsync(Mail($"m{i}"));
        for (var i = 0; i < 24 * 4; i++)
        {
            await office.SendAsync();
            office.Clock.Now += TimeSpan.FromMinutes(15);
        }

        Assert.Equal(new() { ["queued"] = 20 }, await office.StatesAsync());
        Assert.Equal(SmtpResult.Unreachable, (await office.Get<IMailQueue>().ListAsync(50, TestContext.Current.CancellationToken)).Max(m => m.Result));
        Assert.InRange(office.Jobs.Enqueued[^1].Delay, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
        await using var back = new FakeSmtpServer(port: port);
        office.Clock.Now += TimeSpan.FromMinutes(30);
        await office.SendAsync();
        Assert.Equal(20, back.Mails.Select(m => m.Header("Message-ID")).Distinct().Count());
        Assert.Equal(20, back.Mails.Count);
        Assert.Equal(new() { ["sent"] = 20 }, await office.StatesAsync());
    }

    [Fact]
    public async Task SignIn_Refused_KeepsEveryMailUntilThePasswordIsRight()
    {
        await using var server = new FakeSmtpServer(mechanisms: "PLAIN");
        await using var office = await MailOffice.StartAsync();
        await office.SetUpAsync(server.Port, s => s with { UserName = FakeSmtpServer.UserName }, "wrong");
        await office.PutAsync(Mail("m"));
        await office.SendAsync();
        Assert.Empty(server.Mails);
        Assert.Equal(SmtpResult.SignInRefused, Assert.Single(await office.Get<IMailQueue>().ListAsync(50, TestContext.Current.CancellationToken)).Result);
        await office.SetUpAsync(server.Port, s => s with { UserName = FakeSmtpServer.UserName }, FakeSmtpServer.Password);
        office.Clock.Now += TimeSpan.FromMinutes(2);
        await office.SendAsync();
        Assert.Equal($"{FakeSmtpServer.UserName} {FakeSmtpServer.Password}", Assert.Single(server.Mails).SignedIn);
    }

    [Fact]
    public async Task Recipient_UnknownToTheServer_IsGivenUpAndStopsNobodyElse()
    {
        await using var server = new FakeSmtpServer { Answer = c => c.Contains("gone@", StringComparison.Ordinal) ? "550 5.1.1 nobody here" : null };
        await using var office = await MailOffice.StartAsync();
        await office.SetUpAsync(server.Port);
        await office.PutAsync(Mail("a") with { ToAddress = "gone@example.org" });
        await office.PutAsync(Mail("b"));
        await office.SendAsync();
        Assert.Equal("lea@example.org", Assert.Single(server.Mails).To);
        Assert.Equal(new() { ["sent"] = 1, ["failed"] = 1 }, await office.StatesAsync());
        Assert.Equal(1, (await office.Get<IMailQueue>().BacklogAsync(MailOffice.Start, TestContext.Current.CancellationToken)).Failed);
    }

    [Fact]
    public async Task Process_DeadWhileSending_SendsAgainUnderTheSameIdOnceItsClaimRanOutAndSaysSo()
    {
        await using var server = new FakeSmtpServer();
        await using var office = await MailOffice.StartAsync();
        await office.SetUpAsync(server.Port);
        var mail = Mail("m");
        await office.PutAsync(mail);
        Assert.NotNull(await office.Get<MailStore>().ClaimAsync(TestContext.Current.CancellationToken));
        await office.SendAsync();
        Assert.Empty(server.Mails);
        office.Clock.Now += MailStore.Claim;
        await office.SendAsync();
        Assert.Equal($"<{mail.Id:N}@example.org>", Assert.Single(server.Mails).Header("Message-ID"));
        Assert.Contains(office.Log.Lines, l => l.Event == 9101);
    }

    [Fact]
    public async Task Process_StartedAgainAfterItDiedWhileSending_SendsAtOnce()
    {
        await using var server = new FakeSmtpServer();
        string folder;
        await using (var former = await MailOffice.StartAsync())
        {
            folder = former.Directory;
            await former.SetUpAsync(server.Port);
            await former.PutAsync(Mail("m"));
            Assert.NotNull(await former.Get<MailStore>().ClaimAsync(TestContext.Current.CancellationToken));
        }

        await using var office = await MailOffice.StartAsync(folder);
        if (office.Get<IDatabase>().Dialect != Dialect.Sqlite)
            office.Clock.Now += MailStore.Claim;
        var jobs = (FakeJobQueue)office.Get<IJobQueue>();
        await ModuleHost.EventuallyAsync(() => Task.FromResult(jobs.Enqueued.ToArray().Any(j => j.Kind == SendMails.Kind)), "The queue was never woken.");
        await office.SendAsync();
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Server_ThatAsksToComeBack_IsAskedAgainLater()
    {
        var busy = true;
        await using var server = new FakeSmtpServer { Answer = c => busy && c.StartsWith("RCPT", StringComparison.Ordinal) ? "450 greylisted" : null };
        await using var office = await MailOffice.StartAsync();
        await office.SetUpAsync(server.Port);
        await office.PutAsync(Mail("m"));
        await office.SendAsync();
        busy = false;
        await office.SendAsync();
        Assert.Empty(server.Mails);
        office.Clock.Now += TimeSpan.FromMinutes(1);
        await office.SendAsync();
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Mail_ThatLeft_IsForgottenAfterAMonthAndOneThatWaitsIsNot()
    {
        await using var server = new FakeSmtpServer();
        await using var office = await MailOffice.StartAsync();
        await office.SetUpAsync(server.Port);
        await office.PutAsync(Mail("old"));
        await office.SendAsync();
        office.Clock.Now += TimeSpan.FromDays(29);
        await office.PutAsync(Mail("new"));
        await office.SendAsync();
        Assert.Equal(new() { ["sent"] = 2 }, await office.StatesAsync());
        office.Clock.Now += TimeSpan.FromDays(2);
        await office.SendAsync();
        Assert.Equal(new() { ["sent"] = 1 }, await office.StatesAsync());
    }

    [Fact]
    public async Task Mail_Queued_WakesTheQueueThroughTheOutbox()
    {
        await using var office = await MailOffice.StartAsync();
        await office.PutAsync(Mail("m"));
        var jobs = (FakeJobQueue)office.Get<IJobQueue>();
        await ModuleHost.EventuallyAsync(() => Task.FromResult(jobs.Enqueued.ToArray().Count(j => j.Kind == SendMails.Kind) >= 2), "The queue was never woken.");
    }

    [Theory]
    [InlineData("Host", "not a host")]
    [InlineData("From", "Accueil <desk@example.org>")]
    [InlineData("From", "accueil@exämple.org")]
    [InlineData("Site", "desk")]
    public async Task Settings_ThatCannotWork_AreNamedAndNotStored(string wrong, string value)
    {
        await using var office = await MailOffice.StartAsync();
        var problems = await office.SetUpAsync(25, s => wrong switch { "Host" => s with { Host = value }, "From" => s with { FromAddress = value }, _ => s with { SiteUrl = value } });
        Assert.Equal([wrong], problems);
        Assert.False((await office.Get<IMailServer>().GetAsync(TestContext.Current.CancellationToken)).On);
    }

    [Fact]
    public async Task Password_StaysWithItsServerAndIsStoredSealed()
    {
        await using var office = await MailOffice.StartAsync();
        await office.SetUpAsync(25, s => s with { UserName = "u" }, "geheim");
        var store = office.Get<ServerStore>();
        var row = await store.FindAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("geheim", row!.Password, StringComparison.Ordinal);
        Assert.Equal("geheim", store.PasswordOf(row));
        await office.SetUpAsync(587, s => s with { UserName = "u" });
        Assert.Equal("geheim", store.PasswordOf(await store.FindAsync(TestContext.Current.CancellationToken)));
        await office.SetUpAsync(587, s => s with { UserName = "u", Host = "mail.example.net" });
        Assert.Null(store.PasswordOf(await store.FindAsync(TestContext.Current.CancellationToken)));
    }

    private static OutgoingMail Mail(string key) => ConversationTests.Mail() with { SameKey = key };
}
