using System.Text;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Smtp;
using CallAssist.Tests.Agent;
using CallAssist.Tests.Fakes;

namespace CallAssist.Tests.Modules.Notifications;

/// <summary>Real SMTP conversations with a small server on loopback.</summary>
public sealed class ConversationTests
{
    [Theory]
    [InlineData("PLAIN LOGIN")]
    [InlineData("LOGIN")]
    public async Task Mail_OverStartTlsWithSignIn_ArrivesWhole(string mechanisms)
    {
        await using var server = new FakeSmtpServer(startTls: true, mechanisms);
        var outcome = await TalkAsync(Settings(server) with { Security = SmtpSecurity.StartTls, UserName = FakeSmtpServer.UserName, TrustedCertificate = server.Fingerprint }, FakeSmtpServer.Password);
        Assert.Equal((SmtpResult.Accepted, "250 2.0.0 taken as 4711"), (outcome.Result, outcome.Reply));
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("lea@example.org", $"{FakeSmtpServer.UserName} {FakeSmtpServer.Password}", true), (mail.To, mail.SignedIn, mail.Secure));
        Assert.DoesNotContain(outcome.Conversation, l => l.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(FakeSmtpServer.Password)), StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Conversation, l => l.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{FakeSmtpServer.UserName}\0{FakeSmtpServer.Password}")), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task SignIn_RefusedByTheServer_IsAnErrorAndNothingIsSentWithoutIt(string mechanisms)
    {
        await using var server = new FakeSmtpServer(mechanisms: mechanisms);
        var outcome = await TalkAsync(Settings(server) with { UserName = FakeSmtpServer.UserName }, "wrong");
        Assert.Equal(SmtpResult.SignInRefused, outcome.Result);
        Assert.StartsWith("535", outcome.Reply);
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_TheServerDoesNotOffer_IsAnError()
    {
        await using var server = new FakeSmtpServer();
        Assert.Equal(SmtpResult.NoSignIn, (await TalkAsync(Settings(server) with { UserName = "x" }, "y")).Result);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Certificate_NobodyVouchesFor_IsShownAndNothingIsSaidToIt()
    {
        await using var server = new FakeSmtpServer(startTls: true, "PLAIN");
        var outcome = await TalkAsync(Settings(server) with { Security = SmtpSecurity.StartTls, UserName = FakeSmtpServer.UserName }, FakeSmtpServer.Password);
        Assert.Equal((SmtpResult.UntrustedCertificate, server.Fingerprint), (outcome.Result, outcome.Certificate));
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartTls_TheServerDoesNotOffer_EndsBeforeAnySignIn()
    {
        await using var server = new FakeSmtpServer(mechanisms: "PLAIN");
        Assert.Equal(SmtpResult.NoStartTls, (await TalkAsync(Settings(server) with { Security = SmtpSecurity.StartTls, UserName = "x" }, "y")).Result);
        Assert.Equal(["EHLO [127.0.0.1]", "QUIT"], server.Commands.ToArray());
    }

    [Theory]
    [InlineData("connect", "554 go away", SmtpResult.Refused)]
    [InlineData("connect", "421 too busy", SmtpResult.Later)]
    [InlineData("connect", "HTTP/1.1 400 Bad Request", SmtpResult.NotSmtp)]
    [InlineData("connect", "", SmtpResult.BrokenOff)]
    [InlineData("MAIL", "550 not you", SmtpResult.SenderRefused)]
    [InlineData("RCPT", "550 5.1.1 nobody here", SmtpResult.RecipientRefused)]
    [InlineData("RCPT", "450 greylisted", SmtpResult.Later)]
    [InlineData("DATA", "554 no", SmtpResult.MessageRefused)]
    [InlineData(".", "552 too large", SmtpResult.MessageRefused)]
    [InlineData(".", "", SmtpResult.Unconfirmed)]
    public async Task Server_ThatSaysNo_IsUnderstood(string where, string reply, SmtpResult expected)
    {
        await using var server = new FakeSmtpServer { Answer = said => said == where || said.StartsWith(where + " ", StringComparison.Ordinal) ? reply : null };
        Assert.Equal(expected, (await TalkAsync(Settings(server))).Result);
    }

    [Fact]
    public async Task Server_ThatIsDown_IsUnreachable() => Assert.Equal(
        SmtpResult.Unreachable, (await TalkAsync(new MailServer { Host = "127.0.0.1", Port = FreePort.Next(), Security = SmtpSecurity.None, FromAddress = "desk@example.org" })).Result);

    [Fact]
    public async Task Message_InHtmlAndPlain_KeepsAccentsLongSubjectsAndLeadingDots()
    {
        await using var server = new FakeSmtpServer();
        var subject = "Appel manqué : Établissements Lefèvre-Île-de-Ré & fils, 3 essais depuis 9 h 05, à rappeler dès que possible\r\nBcc: spy@example.org";
        var mail = Mail() with { Subject = subject, Plain = ".début\r\n..fin", Html = "<p>Été</p>", Picture = Convert.ToBase64String([137, 80, 78, 71]), ToName = "Léa O'Neil, Mme" };
        await TalkAsync(Settings(server), mail: mail);
        var taken = Assert.Single(server.Mails);
        Assert.Equal(subject, taken.Header("Subject"));
        Assert.Equal("Léa O'Neil, Mme <lea@example.org>", taken.Header("To"));
        Assert.DoesNotContain("\r\nBcc:", taken.Text, StringComparison.Ordinal);
        Assert.Equal((".début\r\n..fin", "<p>Été</p>"), (taken.Part("text/plain"), taken.Part("text/html")));
        Assert.Equal([137, 80, 78, 71], taken.Bytes("image/png"));
        Assert.Equal($"<{mail.Id:N}@example.org>", taken.Header("Message-ID"));
        Assert.All(taken.Text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
    }

    internal static OutgoingMail Mail() => new()
    {
        Id = Guid.CreateVersion7(), Kind = "test", ToAddress = "lea@example.org", Subject = "Essai", Plain = "Bonjour", Html = "<p>Bonjour</p>",
    };

    private static MailServer Settings(FakeSmtpServer server) => new()
    {
        Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None, FromAddress = "desk@example.org", FromName = "Accueil",
    };

    private static async Task<SmtpOutcome> TalkAsync(MailServer settings, string? password = null, OutgoingMail? mail = null)
    {
        var ct = TestContext.Current.CancellationToken;
        mail ??= Mail();
        await using var conversation = new SmtpConversation(settings, password, TimeProvider.System);
        return await conversation.OpenAsync(ct) ?? await conversation.DeliverAsync(mail.ToAddress, MimeMessage.Write(settings, mail, DateTimeOffset.UnixEpoch), ct);
    }
}
