using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Tests.Modules.Insights;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallAssist.Tests.EndToEnd;

/// <summary>
/// From the capture to the draft with the demo model: first with no endpoint, then with a server that speaks the OpenAI protocol. Evidence plays at its second; what left
/// stands in the ledger to the letter; what the second check held back leaves on a person's word only.
/// </summary>
public sealed class RemoteModelStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task Capture_WithoutAndWithAnEndpoint_BecomesADraftWithEvidenceAndALedger()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data, "--Transcription:UseDemoModel", "true");
        var office = await StoryOffice.OpenAsync(browser, app);
        var (ada, lea) = (office.Ada, await office.LeaAsync(browser, app));

        // No endpoint: extracted, and labelled so.
        await office.CallAsync(app);
        await office.UploadAsync(app, "dialogue1-dsn");
        var draft = lea.Locator("article.draft");
        await draft.Locator("a.row-link").ClickAsync();
        await Expect(lea.GetByText("Extrait automatiquement")).ToBeVisibleAsync();
        await lea.Locator("[data-ready]").WaitForAsync();
        await PlaysAtAsync(lea, lea.Locator(".keywords li").Filter(new() { HasText = "DSN" }).First.Locator("button").First);
        await PlaysAtAsync(lea, lea.Locator("p.summary button.said").Last);
        await Browser.PictureAsync(lea, "draft-evidence");
        await ada.GotoAsync("/ledger");
        await Expect(ada.GetByText("Rien n'a quitté la maison")).ToBeVisibleAsync();

        // With one: its words, each behind the passage it rests on.
        await using var server = await FakeChatServer.StartAsync();
        server.Answer = (request, http) => http.Response.WriteAsJsonAsync(FakeChatServer.Completion(Draft((string)request["messages"]![1]!["content"]!)));
        await TurnOnAsync(ada, server.Url);
        await RerunAsync(ada);
        await Expect(lea.GetByText("Rédigé par le modèle essai")).ToBeVisibleAsync();
        var summary = lea.Locator("p.summary");
        await Expect(summary).ToContainTextAsync("Le client signale sa DSN mensuelle.");
        await Expect(summary).Not.ToContainTextAsync("voyage à Tahiti");
        await Expect(summary.Locator("button.said")).ToHaveCountAsync(1);
        await lea.Locator("[data-ready]").WaitForAsync();
        await PlaysAtAsync(lea, summary.Locator("button.said"));
        await Expect(lea.GetByText("Conseils")).ToBeVisibleAsync();

        // The ledger holds what the server got, to the letter, and so does its export.
        var sent = (string)Assert.Single(server.Requests)["messages"]![1]!["content"]!;
        Assert.DoesNotContain("Dupont", sent, StringComparison.OrdinalIgnoreCase);
        await ada.GotoAsync("/ledger");
        await ada.Locator(".ca-table summary").First.ClickAsync();
        Assert.Equal(sent.Trim(), (await ada.Locator(".ca-table pre").First.InnerTextAsync()).Trim());
        await Browser.PictureAsync(ada, "ledger");
        var exported = await ExportAsync(ada);
        Assert.Equal(sent, exported["text"]!.GetValue<string>());
        Assert.Equal(("redacted", server.Url), (exported["rule"]!.GetValue<string>(), exported["destination"]!.GetValue<string>()));

        // Accepted, the advice stays out of the customer's history.
        await lea.Keyboard.PressAsync("a");
        await Expect(draft).ToHaveCountAsync(0);
        await lea.GotoAsync("/interventions?who=team");
        await Expect(lea.Locator("article.row")).ToContainTextAsync("Le client signale sa DSN mensuelle.");
        await Expect(lea.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Annoncer le délai");
    }

    [Fact]
    public async Task Text_TheSecondCheckHeldBack_LeavesOnTheOperatorsWordOnly()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data, "--Transcription:UseDemoModel", "true");
        var office = await StoryOffice.OpenAsync(browser, app);
        var (ada, lea) = (office.Ada, await office.LeaAsync(browser, app));
        await office.CallAsync(app);
        await office.UploadAsync(app, "dialogue1-dsn");
        await lea.Locator("article.draft a.row-link").ClickAsync();
        await lea.Locator(".sheet a[href^='recordings/']").First.ClickAsync();

        // Somebody writes half an address over what was heard: the first pass sees none in it, the second stops at the word.
        await lea.Locator("[data-turns] li").Filter(new() { HasText = "basé à Toulon" }).GetByRole(AriaRole.Button, new() { Name = "Corriger ces paroles" }).ClickAsync();
        await lea.Locator("[data-turns] textarea").First.FillAsync("Je retrouve votre dossier, écrivez à arobase s'il vous plaît.");
        await lea.Locator("[data-turns]").GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(lea.Locator("[data-turns] textarea")).ToHaveCountAsync(0);
        await using var server = await FakeChatServer.StartAsync();
        server.Answer = (request, http) => http.Response.WriteAsJsonAsync(FakeChatServer.Completion(Draft((string)request["messages"]![1]!["content"]!)));
        await TurnOnAsync(ada, server.Url);
        await RerunAsync(ada);

        await lea.GotoAsync("/");
        await lea.Locator("article.draft a.row-link").ClickAsync();
        var held = lea.GetByRole(AriaRole.Region, new() { Name = "Texte retenu" });
        await Expect(held.Locator("mark").First).ToBeVisibleAsync();
        await Expect(held).ToContainTextAsync("arobase");
        await Expect(lea.Locator("p.summary")).ToHaveCountAsync(0);
        await Browser.PictureAsync(lea, "held-back");
        Assert.Empty(server.Requests);

        await held.GetByRole(AriaRole.Button, new() { Name = "Rien de personnel : envoyer" }).ClickAsync();
        await Expect(lea.GetByText("Rédigé par le modèle essai")).ToBeVisibleAsync();
        await ada.GotoAsync("/ledger");
        await Expect(ada.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Léa Petit");
        Assert.Equal("released", (await ExportAsync(ada))["rule"]!.GetValue<string>());
    }

    /// <summary>A click plays the second it names: where it was put is noted, because the sound does not wait for who looks at it.</summary>
    private static async Task PlaysAtAsync(IPage page, ILocator evidence)
    {
        var second = double.Parse((await evidence.GetAttributeAsync("data-seek"))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(second > 5, "Evidence at the very beginning shows no seeking.");
        await page.EvaluateAsync("() => { window.from = -1; const a = document.querySelector('audio'); a.addEventListener('seeked', () => window.from = a.currentTime); }");
        await evidence.ClickAsync();
        await page.WaitForFunctionAsync("at => !document.querySelector('audio').paused && Math.abs(window.from - at) < 1", second);
        await page.EvaluateAsync("() => document.querySelector('audio').pause()");
    }

    private static async Task TurnOnAsync(IPage ada, string url)
    {
        await ada.GotoAsync("/summaries");
        await ada.GetByLabel("Adresse").FillAsync(url);
        await ada.GetByLabel("Modèle", new() { Exact = true }).FillAsync("essai");
        await ada.Locator("form input[type=checkbox]").First.CheckAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(ada.Locator(".ca-note")).ToBeVisibleAsync();
    }

    private static async Task RerunAsync(IPage ada)
    {
        await ada.GotoAsync("/jobs?all=true");
        var done = ada.GetByRole(AriaRole.Region, new() { Name = "Terminés" });
        await done.Locator("summary.ca-button").ClickAsync();
        await done.GetByRole(AriaRole.Button, new() { Name = "Analyse" }).ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Status)).ToContainTextAsync("Relancé depuis");
    }

    private static async Task<JsonNode> ExportAsync(IPage ada)
    {
        var export = await ada.RunAndWaitForDownloadAsync(() => ada.GetByRole(AriaRole.Link, new() { Name = "Exporter" }).ClickAsync());
        return JsonNode.Parse(Assert.Single(await File.ReadAllLinesAsync(await export.PathAsync())))!;
    }

    /// <summary>One statement that rests on the customer's sentence about the DSN, and one that rests on nothing.</summary>
    private static string Draft(string call)
    {
        var turn = int.Parse(call.Split('\n').First(l => l.Contains("DSN mensuelle", StringComparison.Ordinal)).Split(' ')[0], null);
        return JsonSerializer.Serialize(new
        {
            subject = "DSN mensuelle refusée", mood = "Anxieux", intent = "anomalie_dsn", advice = new[] { "Annoncer le délai" }, actions = Array.Empty<object>(),
            summary = new[] { new { text = "Le client signale sa DSN mensuelle.", turns = new[] { turn } }, new { text = "Un voyage à Tahiti fut offert.", turns = new[] { 0 } } },
        });
    }
}
