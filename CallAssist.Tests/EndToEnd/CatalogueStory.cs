using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallAssist.Tests.EndToEnd;

/// <summary>The catalogue in a real browser: kept by hand, taught by drafts, and what was learned can be taken back.</summary>
public sealed class CatalogueStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task Catalogue_KeptAndTaughtByDrafts_ProposesShowsAndUndoes()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data, "--Transcription:UseDemoModel", "true");
        var office = await StoryOffice.OpenAsync(browser, app);
        var (ada, lea) = (office.Ada, await office.LeaAsync(browser, app));

        // A keyword of the team's own, with a synonym.
        await ada.GotoAsync("/catalogue");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Nouveau mot-clé" }).ClickAsync();
        await ada.GetByLabel("Libellé", new() { Exact = true }).FillAsync("Coiffure élégante");
        await ada.GetByLabel("Identifiant").FillAsync("coiffure");
        await ada.GetByLabel("Plus général").FillAsync("Bulletin de paie");
        await ada.GetByLabel("Synonymes").FillAsync("coupe élégante");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(ada.GetByText("Mot-clé enregistré.")).ToBeVisibleAsync();
        await Expect(ada.GetByRole(AriaRole.Row).Filter(new() { HasText = "Coiffure élégante" })).ToContainTextAsync("dans Bulletin de paie");
        await Expect(ada.GetByRole(AriaRole.Row).Filter(new() { HasText = "Coiffure élégante" })).ToContainTextAsync("coupe élégante");

        // The next call seems to speak of it; its operator knows better, and misses something.
        await office.CallAsync(app);
        await office.UploadAsync(app, "dialogue1-dsn");
        await lea.Locator("article.draft a.row-link").ClickAsync();
        await lea.Locator("[data-ready]").WaitForAsync();
        await lea.Keyboard.PressAsync("e");
        await lea.Locator("[data-keeping]").WaitForAsync();
        await lea.GetByRole(AriaRole.Button, new() { Name = "Retirer Coiffure élégante" }).ClickAsync();
        await lea.Locator("#keyword").FillAsync("Menu aide");
        await lea.Keyboard.PressAsync("Enter");
        await Expect(lea.Locator(".chip", new() { HasText = "Menu aide" })).ToBeVisibleAsync();
        await lea.Keyboard.PressAsync("Control+Enter");
        await Expect(lea.GetByText("est dans l'historique du client")).ToBeVisibleAsync();

        // Both lessons are proposed, each with its call; one is learned and taken back.
        await StoryOffice.SettleAsync(data);
        await ada.GotoAsync("/catalogue");
        var proposals = ada.GetByRole(AriaRole.Region, new() { Name = "Proposé par les appels" });
        await Expect(proposals).ToContainTextAsync("coiffure élégance");
        await Expect(proposals).ToContainTextAsync("Léa Petit");
        await Browser.PictureAsync(ada, "catalogue-proposals");
        await proposals.GetByRole(AriaRole.Button, new() { Name = "Apprendre" }).ClickAsync();
        await Expect(ada.GetByText("Appris.")).ToBeVisibleAsync();
        await ada.GotoAsync("/catalogue?id=coiffure");
        await Expect(ada.GetByLabel("Contextes contraires")).ToHaveValueAsync("coiffure élégance");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Expect(ada.GetByText("Oublié.")).ToBeVisibleAsync();
        await ada.GotoAsync("/catalogue?id=coiffure");
        await Expect(ada.GetByLabel("Contextes contraires")).ToHaveValueAsync("");

        // What the operator wrote and the catalogue did not know becomes a keyword; the second it was said at is one click away.
        await ada.GotoAsync("/catalogue");
        var topics = ada.GetByRole(AriaRole.Region, new() { Name = "Nouveaux sujets" });
        await Expect(topics).ToContainTextAsync("Cliquez sur le menu aide");
        await Expect(topics.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"^recordings/.+\?at=3[67]"));
        await topics.GetByRole(AriaRole.Button, new() { Name = "En faire un mot-clé Menu aide" }).ClickAsync();
        await Expect(ada.GetByText("« Menu aide » est maintenant un mot-clé.")).ToBeVisibleAsync();

        // Merging keeps the words and the calls.
        await ada.GotoAsync("/catalogue?id=coiffure");
        await ada.GetByLabel("Réunir à…").FillAsync("Menu aide");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Réunir", Exact = true }).ClickAsync();
        await Expect(ada.GetByText("Mots-clés réunis")).ToBeVisibleAsync();
        var merged = ada.GetByRole(AriaRole.Row).Filter(new() { HasText = "Menu aide" });
        await Expect(merged).ToContainTextAsync("Coiffure élégante, coupe élégante");
        await Expect(merged.GetByRole(AriaRole.Cell).Last).ToHaveTextAsync("1");
        await Browser.PictureAsync(ada, "catalogue-merged");
    }
}
