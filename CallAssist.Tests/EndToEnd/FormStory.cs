using CallAssist.Tests.Agent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallAssist.Tests.EndToEnd;

/// <summary>The form in a real browser: nothing typed is lost, nothing is overwritten, and two people on one intervention see each other.</summary>
public sealed class FormStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task Form_WhoseServerIsKilled_KeepsWhatIsTypedAndStandsBesideTheDraft()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        // The same address after the restart: a browser keeps by address.
        string[] options = ["--urls", $"http://127.0.0.1:{FreePort.Next()}", "--Transcription:UseDemoModel", "true"];
        var app = await published.StartAsync(data, options);
        var office = await StoryOffice.OpenAsync(browser, app);
        var lea = await office.LeaAsync(browser, app);
        await office.CallAsync(app);
        await lea.Locator("article.call a.row-link").ClickAsync();
        await ReadyAsync(lea);
        var (subject, summary) = (lea.GetByLabel("Objet"), lea.GetByLabel("Résumé"));
        await subject.FillAsync("Rejet de la DSN de mars");
        await lea.Locator("#keyword").FillAsync("d.s.n");
        await lea.Keyboard.PressAsync("Enter");
        await Expect(lea.Locator(".chip")).ToHaveTextAsync("DSN×");
        await summary.FillAsync("Elle attend depuis lundi");

        await app.KillAsync();
        // She does not notice and types on.
        await summary.PressSequentiallyAsync(", et s'impatiente.");
        await app.DisposeAsync();
        await using var second = await published.StartAsync(data, options);
        await lea.ReloadAsync();
        await Expect(lea.GetByText("jamais enregistrée")).ToBeVisibleAsync();
        await Expect(subject).ToHaveValueAsync("Rejet de la DSN de mars");
        await Expect(summary).ToHaveValueAsync("Elle attend depuis lundi, et s'impatiente.");
        await Expect(lea.Locator(".chip")).ToHaveTextAsync("DSN×");
        await Browser.PictureAsync(lea, "form-restored");

        // The draft arrives while she types: it stands beside her text and takes nothing of it.
        await office.UploadAsync(second, "dialogue1-dsn");
        var beside = lea.Locator(".field-pair .other");
        await Expect(beside.First).ToBeVisibleAsync();
        await Expect(subject).ToHaveValueAsync("Rejet de la DSN de mars");
        await Browser.PictureAsync(lea, "form-beside");
        // One key takes one field.
        await summary.FocusAsync();
        await lea.Keyboard.PressAsync("F2");
        await Expect(summary).Not.ToHaveValueAsync("Elle attend depuis lundi, et s'impatiente.");
        await Expect(subject).ToHaveValueAsync("Rejet de la DSN de mars");
        var taken = await summary.InputValueAsync();
        await lea.Keyboard.PressAsync("Control+Enter");

        // Both stand, and the form is empty for the next one.
        await Expect(lea.Locator("article.draft")).ToHaveCountAsync(1);
        await lea.Locator("article.recent").Filter(new() { HasText = "Rejet de la DSN de mars" }).Locator("a").First.ClickAsync();
        await Expect(lea.Locator("p.summary").First).ToContainTextAsync(taken[..20]);
        await lea.GotoAsync("/interventions/new");
        await ReadyAsync(lea);
        await Expect(subject).ToHaveValueAsync("");
        await Expect(lea.GetByText("jamais enregistrée")).ToHaveCountAsync(0);

        // Begun without a call, it may be about one all the same: the call tells whose it was, and what else was written about it.
        await lea.Locator("select[data-keep=Call]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(lea.GetByLabel("Client")).Not.ToHaveValueAsync("");
        await Expect(lea.Locator(".beside").First).ToBeVisibleAsync();
        await subject.FillAsync("Rappelée comme promis");
        await lea.Keyboard.PressAsync("Control+Enter");
        await lea.Locator("article.row").Filter(new() { HasText = "Rappelée comme promis" }).Locator("a").First.ClickAsync();
        await Expect(lea.Locator(".beside").Filter(new() { HasText = "Rejet de la DSN de mars" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Intervention_OpenAtTwoDesks_ShowsEachTheOtherAndOverwritesNobody()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data);
        var office = await StoryOffice.OpenAsync(browser, app);
        var (lea, elsewhere) = (await office.LeaAsync(browser, app), office.Ada);
        await lea.GotoAsync("/interventions/new");
        await ReadyAsync(lea);
        await lea.GetByLabel("Client").FillAsync("Coiffure Élégance");
        await lea.GetByLabel("Objet").FillAsync("Paramétrage des primes");
        await lea.Keyboard.PressAsync("Control+Enter");
        await lea.Locator("article.row").Filter(new() { HasText = "Paramétrage des primes" }).Locator("a").First.ClickAsync();
        await lea.ArriveAsync("/interventions/[0-9a-f-]{36}");
        var address = new Uri(lea.Url).AbsolutePath;

        await elsewhere.GotoAsync(address);
        await Expect(lea.Locator(".present")).ToContainTextAsync("Ada Martin a aussi");
        await Expect(elsewhere.Locator(".present")).ToContainTextAsync("Léa Petit a aussi");
        await lea.GetByRole(AriaRole.Button, new() { Name = "Corriger" }).ClickAsync();
        await Expect(elsewhere.Locator(".present")).ToContainTextAsync("Léa Petit est en train");
        await Browser.PictureAsync(elsewhere, "present");
        await elsewhere.GotoAsync("/profile");
        await Expect(lea.Locator(".present")).ToHaveCountAsync(0);

        // A second tab of hers saves first: what she types in the other stays, and stands beside what was saved.
        var other = await lea.Context.NewPageAsync();
        await other.GotoAsync(address + "?edit=true");
        await ReadyAsync(other);
        await lea.GetByLabel("Résumé").FillAsync("Tapé au premier écran");
        await other.GetByLabel("Résumé").FillAsync("Enregistré au second écran");
        await other.Keyboard.PressAsync("Control+Enter");
        await Expect(lea.Locator(".conflict")).ToBeVisibleAsync();
        await Expect(lea.GetByLabel("Résumé")).ToHaveValueAsync("Tapé au premier écran");
        await Expect(lea.Locator(".other")).ToContainTextAsync("Enregistré au second écran");
        await Browser.PictureAsync(lea, "form-conflict");
    }

    // Before its scripts stand a page hears no key.
    private static Task ReadyAsync(IPage page) => page.Locator("[data-keys] [data-keeping]").WaitForAsync();
}
