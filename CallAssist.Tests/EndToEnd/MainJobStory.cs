using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CallAssist.Tests.Architecture;
using CallAssist.Web.Demo;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>The main job, whole, as an operator lives it: from the webhook to the customer's history.</summary>
public sealed class MainJobStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task Call_RingsIsRecordedAndUnderstood_DraftIsAcceptedIntoTheCustomersHistory()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data, "--Transcription:UseDemoModel", "true");
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        var ada = await browser.OpenAsync(app.Address);
        await ada.SetUpOfficeAsync();
        var password = await ada.AddOperatorAsync("Léa Petit", "lea", "6002");
        var switchboard = await ada.CreateTokenAsync("Standard", "generic");
        var agent = await ada.CreateTokenAsync("Poste de Léa", "agent");
        await AddCustomerAsync(ada);

        var lea = await browser.OpenAsync(app.Address);
        await lea.SignInAsync("lea", password);
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Léa");
        await Browser.PictureAsync(lea, "story-0-quiet");

        // It rings: JSON.
        var started = DateTimeOffset.UtcNow;
        var rung = await http.PostAsJsonAsync($"hooks/{switchboard}/", new { @event = "newCall", callId = "story-1", from = "0494112233", to = "6002", direction = "in" });
        Assert.Equal(HttpStatusCode.OK, rung.StatusCode);
        var card = lea.Locator("article.card");
        await Assertions.Expect(card).ToContainTextAsync("Coiffure Élégance");
        await Assertions.Expect(card).ToContainTextAsync("Facture impayée");
        await Browser.PictureAsync(lea, "story-1-card");

        // She answers and hangs up: form fields, as another switchboard would send them.
        await SendFormAsync(http, switchboard, ("event", "answer"), ("callId", "story-1"), ("answeringNumber", "6002"));
        await Assertions.Expect(card).ToContainTextAsync("En communication");
        await SendFormAsync(http, switchboard, ("event", "hangup"), ("callId", "story-1"), ("cause", "normalClearing"));
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Name = "Appels sans intervention" })).ToBeVisibleAsync();

        // The agent sends the capture; nobody touches the page.
        Assert.Equal(HttpStatusCode.Created, await UploadAsync(http, agent, started));
        var draft = lea.Locator("article.draft");
        await Assertions.Expect(draft).ToContainTextAsync("Coiffure Élégance");
        await Browser.PictureAsync(lea, "story-2-draft");

        // The transcript stands beside it, with the player.
        await draft.Locator("a.row-link").ClickAsync();
        var said = lea.Locator("[data-turns]");
        await Assertions.Expect(said).ToContainTextAsync("Ma DSN mensuelle n'a pas été acceptée");
        await Assertions.Expect(said).ToContainTextAsync("Coiffure Élégance");
        await lea.Locator("[data-ready]").WaitForAsync();
        await lea.Keyboard.PressAsync(" ");
        await lea.WaitForFunctionAsync("() => document.querySelector('audio').readyState >= 1 && Math.abs(document.querySelector('audio').duration - 65.4) < 1");
        await Browser.PictureAsync(lea, "story-3-open");

        // One key accepts it.
        await lea.Keyboard.PressAsync("a");
        await Assertions.Expect(draft).ToHaveCountAsync(0);
        await Assertions.Expect(lea.GetByText("est dans l'historique du client")).ToBeVisibleAsync();
        await Browser.PictureAsync(lea, "story-4-accepted");

        // It stands in the customer's history.
        await lea.GotoAsync("/clients?q=coiffure");
        await lea.GetByRole(AriaRole.Link, new() { Name = "Coiffure Élégance" }).First.ClickAsync();
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Coiffure Élégance");
        await Assertions.Expect(lea.GetByRole(AriaRole.Main)).ToContainTextAsync("Ma DSN mensuelle n'a pas été acceptée");
        await Browser.PictureAsync(lea, "story-5-history");
    }

    private static async Task AddCustomerAsync(IPage page)
    {
        await page.GotoAsync("/clients/new");
        await page.Locator("#c-name").FillAsync("Coiffure Élégance");
        await page.Locator("#c-numbers").FillAsync("04 94 11 22 33");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une alerte" }).ClickAsync();
        await page.GetByLabel("Ce qu'il faut savoir avant de décrocher").FillAsync("Facture impayée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await page.LeaveAsync("/new");
    }

    private static async Task SendFormAsync(HttpClient http, string token, params (string Key, string Value)[] fields)
    {
        var answer = await http.PostAsync($"hooks/{token}/", new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Key, f.Value))));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> UploadAsync(HttpClient http, string token, DateTimeOffset started)
    {
        var capture = await File.ReadAllBytesAsync(Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Calls", "dialogue1-dsn.pcapng"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "agent/v1/recordings?name=appel.pcapng&extension=6002")
        {
            Content = new ByteArrayContent(DemoCapture.At(started, capture)), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        return (await http.SendAsync(request)).StatusCode;
    }
}
