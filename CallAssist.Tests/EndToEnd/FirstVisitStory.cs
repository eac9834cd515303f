using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

public sealed class FirstVisitStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task FirstVisit_SetUpAddPersonAndToken_EverythingWorksInARealBrowser()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data);
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();

        await page.GotoAsync("/users");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une personne" }).ClickAsync();
        await page.GetByLabel("Prénom et nom").FillAsync("Léa Petit");
        await page.GetByLabel("Nom de connexion").FillAsync("lea");
        await page.GetByLabel("Postes").FillAsync("6002");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        var password = await page.Locator(".ca-note code").InnerTextAsync();
        await Browser.PictureAsync(page, "users");

        await page.GotoAsync("/tokens");
        await page.GetByLabel("Nom").FillAsync("Standard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le jeton" }).ClickAsync();
        Assert.Matches("^[0-9a-f]{32}$", await page.Locator(".ca-secret code").First.InnerTextAsync());
        await Browser.PictureAsync(page, "tokens");

        var lea = await browser.OpenAsync(app.Address, width: 390, height: 800, scheme: ColorScheme.Dark);
        await lea.SignInAsync("lea", password);
        await Browser.PictureAsync(lea, "home-narrow-dark");
        await lea.GotoAsync("/users");
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cette page ne vous est pas ouverte");
    }
}
