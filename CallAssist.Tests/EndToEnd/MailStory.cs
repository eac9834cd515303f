using CallAssist.Tests.Fakes;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>An administrator brings the mails to life, and a missed call reaches its reader, whose click ends on that call.</summary>
public sealed class MailStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task Mails_OnceSetUpAndTried_BringAMissedCallToItsReader()
    {
        await using var server = new FakeSmtpServer(mechanisms: "PLAIN LOGIN");
        await using var app = await published.StartAsync(Directory.CreateTempSubdirectory("callassist-story-").FullName);
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();
        var secret = await page.CreateTokenAsync("Standard", "asterisk");

        // The password is wrong at first: the page says so, in the server's own words.
        await page.GotoAsync("/mails");
        await page.GetByLabel("Protection").SelectOptionAsync("None");
        // The port it suggests comes from the server, and would stand over one typed before.
        await Assertions.Expect(page.GetByLabel("Port", new() { Exact = true })).ToHaveValueAsync("25");
        await page.GetByLabel("Serveur", new() { Exact = true }).FillAsync("127.0.0.1");
        await page.GetByLabel("Port", new() { Exact = true }).FillAsync($"{server.Port}");
        await page.GetByLabel("Identifiant").FillAsync(FakeSmtpServer.UserName);
        await page.GetByLabel("Mot de passe").FillAsync("faux");
        await page.GetByLabel("Adresse de l’expéditeur").FillAsync("accueil@example.org");
        await page.GetByLabel("Destinataire de l’essai").FillAsync("ada@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Essayer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Le serveur refuse l’identifiant ou le mot de passe. Rien n’est envoyé.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("pre")).ToContainTextAsync("535 5.7.8 wrong name or password");
        await Browser.PictureAsync(page, "mails-refused");
        Assert.Empty(server.Mails);

        await page.GetByLabel("Mot de passe").FillAsync(FakeSmtpServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Essayer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Le serveur a accepté le mail pour ada@example.org.")).ToBeVisibleAsync();
        Assert.Equal("ada@example.org", Assert.Single(server.Mails).To);
        await page.Locator("section:has(#mail-server)").GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Enregistré.")).ToBeVisibleAsync();

        // Hours and readers change and stay.
        await page.GetByLabel("Rappel après (minutes)").FillAsync("12");
        await page.GetByLabel("Bilan du matin à").FillAsync("06:45");
        await page.Locator("section:has(#mail-rules)").GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.Locator("section:has(#mail-rules)").GetByText("Enregistré.")).ToBeVisibleAsync();
        await page.GotoAsync("/users");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ada Martin" }).First.ClickAsync();
        await page.GetByLabel("Postes").FillAsync("21");
        await page.Locator("input[type=email]").FillAsync("ada@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ca-note")).ToBeVisibleAsync();
        await page.GotoAsync("/mails");
        await Assertions.Expect(page.GetByLabel("Rappel après (minutes)")).ToHaveValueAsync("12");
        await Assertions.Expect(page.GetByLabel("Bilan du matin à")).ToHaveValueAsync("06:45");
        await page.GetByLabel("Appels manqués, Ada Martin").CheckAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Appels manqués, Ada Martin")).ToBeCheckedAsync();

        using var http = new HttpClient { BaseAddress = new(app.Address) };
        foreach (var report in (string[])["event=incoming&linkedid=1&caller=0639981001&called=0199001000", "event=ringing&linkedid=1&peer=21", "event=hangup&linkedid=1&dialstatus=NOANSWER&cause=16"])
            (await http.GetAsync($"hooks/{secret}/asterisk?{report}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await Modules.ModuleHost.EventuallyAsync(() => Task.FromResult(server.Mails.Count == 2), "The mail of the missed call never came.");
        var mail = server.Mails.Last();
        Assert.Equal("Appel manqué : 06 39 98 10 01", mail.Header("Subject"));
        await page.SetContentAsync(mail.Part("text/html"));
        await Browser.PictureAsync(page, "mails-missed");
        await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Voir l’appel" }).GetAttributeAsync("href"))!);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("06 39 98 10 01");
        // Sent is noted once the server has taken it: the list shows it when it is read again.
        await page.GotoAsync("/mails");
        var sent = page.GetByRole(AriaRole.Row, new() { Name = "Appel manqué" }).Filter(new() { HasText = "envoyé" });
        await Modules.ModuleHost.EventuallyAsync(async () =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Actualiser" }).ClickAsync();
            return await sent.CountAsync() == 1;
        }, "The mail was never noted as sent.");
        await Browser.PictureAsync(page, "mails-sent");
    }
}
