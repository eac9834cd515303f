using System.Globalization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Tests.Fakes;
using CallAssist.Web.Pages.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web;

public sealed class MailPageTests
{
    [Theory]
    [InlineData("fr-FR", "Serveur d’envoi (SMTP)", "Aucun mail pour l’instant.")]
    [InlineData("en-GB", "Outgoing server (SMTP)", "No mail yet.")]
    public async Task Page_BeforeAnySettings_ExplainsItselfInEachLanguage(string culture, string server, string empty)
    {
        await using var host = await WebHost.StartAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);
        var page = await host.ReadAsync<Mails>(Roles.Administrator, "/mails");
        Assert.Equal([server], page.Texts("#mail-server"));
        Assert.Equal([empty], page.Texts(".ca-empty"));
        Assert.Equal("587", page.QuerySelector("#m-port")!.GetAttribute("value"));
        Assert.Equal(host.Address.ToString(), page.QuerySelector("#m-site")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Settings_OnceStored_AreShownWithoutThePassword()
    {
        await using var host = await WebHost.StartAsync();
        var settings = host.Services.GetRequiredService<IMailServer>();
        await settings.SaveAsync(new() { Host = "smtp.example.org", UserName = "desk", FromAddress = "desk@example.org", SiteUrl = "https://desk.example.org" }, "geheim", TestContext.Current.CancellationToken);
        var page = await host.ReadAsync<Mails>(Roles.Administrator, "/mails");
        Assert.Equal("smtp.example.org", page.QuerySelector("#m-host")!.GetAttribute("value"));
        Assert.DoesNotContain("geheim", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("inchangé", page.QuerySelector("#m-password")!.GetAttribute("placeholder"));
    }

    [Fact]
    public async Task Profile_OfAnOperator_SaysWhatHeGetsAndWhenHeIsAway()
    {
        await using var host = await WebHost.StartAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("fr-FR");
        Assert.True(await host.WithAsync<IMailReaders, bool>(async readers =>
        {
            var own = (await readers.ListAsync()).Single(r => r.Person.UserName == Roles.Operator).Reader;
            await readers.SaveAsync(own with { Digest = false, AwayFrom = new(2026, 8, 3), AwayUntil = new(2026, 8, 21) });
            return true;
        }));
        var page = await host.ReadAsync<CallAssist.Web.Pages.Account.Profile>(Roles.Operator, "/profile");
        Assert.Contains("Vous recevez : appels manqués, rappels.", page.Texts("[aria-labelledby=own-mails] p"));
        Assert.Equal(["2026-08-03", "2026-08-21"], page.QuerySelectorAll("[aria-labelledby=own-mails] input").Select(i => i.GetAttribute("value")));
    }

    [Theory]
    [InlineData("fr", "CallAssist : essai")]
    [InlineData("en", "CallAssist: test")]
    public async Task Test_WithARealServer_DeliversInTheLanguageOfWhoAskedAndStoresNothing(string language, string subject)
    {
        await using var server = new FakeSmtpServer(mechanisms: "PLAIN");
        await using var host = await WebHost.StartAsync();
        var settings = host.Services.GetRequiredService<IMailServer>();
        var draft = new MailServer
        {
            Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None, UserName = FakeSmtpServer.UserName, FromAddress = "desk@example.org", SiteUrl = "https://desk.example.org",
        };
        var outcome = await settings.TryAsync(draft, FakeSmtpServer.Password, "ada@example.org", language, TestContext.Current.CancellationToken);
        Assert.Equal(SmtpResult.Accepted, outcome.Result);
        var mail = Assert.Single(server.Mails);
        Assert.StartsWith(subject, mail.Header("Subject"));
        Assert.Contains("https://desk.example.org/", mail.Part("text/plain"), StringComparison.Ordinal);
        Assert.Contains("href=\"https://desk.example.org/\"", mail.Part("text/html"), StringComparison.Ordinal);
        Assert.Equal("", (await settings.GetAsync(TestContext.Current.CancellationToken)).Host);
    }

    [Fact]
    public async Task Test_WithAWrongPassword_SaysThatTheServerRefusedTheSignIn()
    {
        await using var server = new FakeSmtpServer(mechanisms: "LOGIN");
        await using var host = await WebHost.StartAsync();
        var draft = new MailServer { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None, UserName = "desk", FromAddress = "desk@example.org", SiteUrl = "https://desk.example.org" };
        var outcome = await host.Services.GetRequiredService<IMailServer>().TryAsync(draft, "wrong", "ada@example.org", "fr", TestContext.Current.CancellationToken);
        Assert.Equal(SmtpResult.SignInRefused, outcome.Result);
        Assert.Contains("535 5.7.8 wrong name or password", outcome.Conversation);
        Assert.Empty(server.Mails);
    }
}
