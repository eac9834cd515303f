using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using CallAssist.Tests.Agent;
using CallAssist.Tests.Web;
using CallAssist.Web.Demo;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>The library as its people have it: an operator finds, hears and corrects his calls; a supervisor takes and erases; nobody sees more than is his.</summary>
public sealed class LibraryStory(PublishedApp published, Browser browser)
{
    /// <summary>Notes which words were marked as being said, in their order: the sound does not wait for who looks at it.</summary>
    private const string Hear =
        """
        window.heard = [];
        new MutationObserver(changes => {
          for (const { target } of changes) if (target.hasAttribute('data-current')) heard.push(target.textContent);
        }).observe(document.body, { subtree: true, attributeFilter: ['data-current'] });
        """;

    private readonly string _data = Directory.CreateTempSubdirectory("callassist-story-").FullName;

    [Fact]
    public async Task Operator_FindsACallByWhatWasSaid_HearsIt_AndCorrectsItsWords()
    {
        await using var app = await published.StartAsync(_data, "--Transcription:UseDemoModel", "true");
        var (ada, lea) = (await browser.OpenAsync(app.Address), await browser.OpenAsync(app.Address));
        await ada.SetUpOfficeAsync();
        await lea.SignInAsync("lea", await ada.AddOperatorAsync("Léa Petit", "lea", "6002"));
        await lea.GotoAsync("/recordings");
        await Assertions.Expect(lea.Locator(".empty")).ToBeVisibleAsync();
        await RecordAsync(app, await ada.CreateTokenAsync("Poste de Léa", "agent"));

        // Nobody touches the page: the calls come, and become ready.
        var rows = lea.Locator("article.row");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await Assertions.Expect(rows.Locator(".state .ca-pill:not(.accent)")).ToHaveCountAsync(3);

        // What was said is in the index.
        await StoryOffice.SettleAsync(_data);

        // One call plays at a time, in the list; each keeps its place.
        await lea.Locator("[data-listen-ready]").WaitForAsync();
        await rows.Nth(0).Locator("[data-listen-toggle]").ClickAsync();
        await Assertions.Expect(rows.Nth(0)).ToHaveAttributeAsync("data-playing", "");
        await lea.WaitForFunctionAsync("() => Number(document.querySelectorAll('[data-listen-at]')[0].value) > 0.2");
        await rows.Nth(1).Locator("[data-row]").FocusAsync();
        await lea.Keyboard.PressAsync("p");
        await Assertions.Expect(rows.Nth(1)).ToHaveAttributeAsync("data-playing", "");
        await Assertions.Expect(rows.Nth(0)).Not.ToHaveAttributeAsync("data-playing", "");
        Assert.True(await rows.Nth(0).Locator("[data-listen-at]").EvaluateAsync<double>("e => Number(e.value)") > 0.2);
        await Browser.PictureAsync(lea, "library-1-list");
        await lea.Keyboard.PressAsync("p");
        await Assertions.Expect(rows.Nth(1)).Not.ToHaveAttributeAsync("data-playing", "");

        // What is chosen stands in the address, under a name if she likes, and comes back with it.
        await lea.GetByRole(AriaRole.Searchbox).FillAsync("\"DSN mensuelle\"");
        await lea.ArriveAsync("q=");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await lea.GetByLabel("Trier").SelectOptionAsync("longest");
        await lea.ArriveAsync("sort=longest");
        await lea.GetByRole(AriaRole.Button, new() { Name = "Enregistrer ce filtre…" }).ClickAsync();
        await lea.GetByLabel("Nom du filtre").FillAsync("DSN longues");
        await lea.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await Assertions.Expect(lea.Locator(".saved .chip.on")).ToHaveTextAsync("DSN longues ×");
        await lea.GetByRole(AriaRole.Link, new() { Name = "Effacer", Exact = true }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await lea.ReloadAsync();
        await lea.GetByRole(AriaRole.Link, new() { Name = "DSN longues" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await lea.ArriveAsync("sort=longest");
        await Browser.PictureAsync(lea, "library-2-search");

        // The passage that was found plays from there, and the text follows.
        await lea.EvaluateAsync(Hear);
        await rows.Locator(".passages a").First.ClickAsync();
        await lea.Locator("[data-player][data-ready]").WaitForAsync();
        var from = double.Parse(System.Web.HttpUtility.ParseQueryString(new Uri(lea.Url).Query)["at"]!, System.Globalization.CultureInfo.InvariantCulture);
        await lea.WaitForFunctionAsync("from => { const a = document.querySelector('audio'); return a.readyState >= 1 && a.currentTime >= from; }", from);
        await lea.WaitForFunctionAsync("() => heard[0]?.includes('DSN mensuelle')");
        await Browser.PictureAsync(lea, "library-3-player");
        await FollowAsync(lea);

        // She corrects what was misheard; it is found by the new word.
        var turn = lea.Locator("[data-turns] .turn", new() { HasText = "Cliquez sur le menu aide" });
        await turn.HoverAsync();
        await turn.GetByRole(AriaRole.Button, new() { Name = "Corriger ces paroles" }).ClickAsync();
        await lea.Locator(".edit textarea").First.FillAsync("Cliquez sur le menu Hippocampe.");
        await lea.Locator(".edit").GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(lea.Locator(".said.corrected")).ToHaveTextAsync("Cliquez sur le menu Hippocampe.");
        await StoryOffice.SettleAsync(_data);
        await lea.GotoAsync("/recordings?q=hippocampe");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.Locator(".passages mark")).ToHaveTextAsync("Hippocampe");
    }

    [Fact]
    public async Task Supervisor_TakesManyAndErases_OthersSeeOnlyTheirOwn_AndTheOfficeIsRestored()
    {
        // The server comes back at the same address after the restore.
        await using var app = await published.StartAsync(_data, "--Transcription:UseDemoModel", "true", "--urls", $"http://127.0.0.1:{FreePort.Next()}");
        var ada = await browser.OpenAsync(app.Address);
        await ada.SetUpOfficeAsync();
        await ada.AddOperatorAsync("Léa Petit", "lea", "6002");
        var (tom, marc) = (await browser.OpenAsync(app.Address), await browser.OpenAsync(app.Address));
        await tom.SignInAsync("tom", await ada.AddOperatorAsync("Tom Girard", "tom", "6003"));
        await marc.SignInAsync("marc", await ada.AddOperatorAsync("Marc Leroy", "marc", "6004", "supervisor"));
        await RecordAsync(app, await ada.CreateTokenAsync("Poste de Léa", "agent"));

        // Two of three as an archive: asked for, left, and found again.
        await marc.GotoAsync("/recordings");
        var rows = marc.Locator("article.row");
        await Assertions.Expect(rows.Locator(".state .ca-pill:not(.accent)")).ToHaveCountAsync(3);
        await rows.Nth(0).GetByLabel("Choisir").CheckAsync();
        await rows.Nth(1).GetByLabel("Choisir").CheckAsync();
        await marc.Locator(".picked-bar").GetByRole(AriaRole.Button, new() { Name = "Télécharger" }).ClickAsync();
        await marc.ArriveAsync("/downloads$");
        await marc.GotoAsync("/recordings");
        await marc.GetByRole(AriaRole.Link, new() { Name = "Téléchargements" }).First.ClickAsync();
        var fetch = marc.GetByRole(AriaRole.Link, new() { Name = "Enregistrer le ZIP" });
        await Assertions.Expect(fetch).ToBeVisibleAsync();
        await Browser.PictureAsync(marc, "library-4-downloads");
        var download = await marc.RunAndWaitForDownloadAsync(() => fetch.ClickAsync());
        using (var zip = ZipFile.OpenRead(await download.PathAsync()))
        {
            Assert.Equal(2, zip.Entries.Count(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal)));
            Assert.All(zip.Entries, e => Assert.Contains("Léa Petit", e.Name, StringComparison.Ordinal));
        }

        // A colleague and the administrator see nothing of them, guess an id, and are noted.
        await marc.GotoAsync("/recordings");
        var recording = "/" + await rows.First.Locator("a.row-link").GetAttributeAsync("href");
        foreach (var other in (IPage[])[tom, ada])
        {
            await other.GotoAsync("/recordings");
            await Assertions.Expect(other.Locator(".empty")).ToBeVisibleAsync();
            await other.GotoAsync(recording);
            await Assertions.Expect(other.GetByText("Cet enregistrement n'est pas visible")).ToBeVisibleAsync();
            Assert.Equal(404, (await other.APIRequest.GetAsync($"{app.Address.TrimEnd('/')}{recording}/audio")).Status);
        }

        await marc.GotoAsync("/audit?outcome=denied");
        await Assertions.Expect(marc.Locator("tbody")).ToContainTextAsync("Tom Girard");
        await Assertions.Expect(marc.Locator("tbody")).ToContainTextAsync("Ada Martin");

        // The administrator makes a backup; then the supervisor erases a call, with a reason.
        await ada.GotoAsync("/care");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Sauvegarder maintenant" }).ClickAsync();
        await Assertions.Expect(ada.GetByText("relus et identiques")).ToBeVisibleAsync();
        await marc.GotoAsync("/recordings");
        await rows.Nth(2).GetByLabel("Choisir").CheckAsync();
        await marc.Locator(".picked-bar").GetByRole(AriaRole.Button, new() { Name = "Effacer" }).ClickAsync();
        await marc.GetByLabel("Motif").FillAsync("À la demande du client");
        await marc.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Effacer" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(2);

        // Restored from the page: the server begins again by itself. What was erased since the backup stays erased.
        await ada.GetByRole(AriaRole.Button, new() { Name = "Vérifier" }).ClickAsync();
        await Assertions.Expect(ada.GetByText("Ce qui a été effacé depuis est effacé de nouveau")).ToBeVisibleAsync();
        await Browser.PictureAsync(ada, "library-5-restore");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Préparer la restauration" }).First.ClickAsync();
        await ada.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Préparer la restauration" }).ClickAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Redémarrer maintenant" }).ClickAsync();
        await Modules.ModuleHost.EventuallyAsync(() => Task.FromResult(File.Exists(Path.Combine(_data, "restored.json")) && app.Log.Split("Application started").Length == 3), "The server did not begin again.");
        await ada.GotoAsync("/care");
        await Assertions.Expect(ada.GetByText("restaurée, demandée par Ada Martin")).ToBeVisibleAsync();
        await Browser.PictureAsync(ada, "library-6-restored");
        await marc.GotoAsync("/recordings");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
    }

    /// <summary>Keys, voices, speed; the text follows until the reader scrolls away, and again when she asks for it.</summary>
    private static async Task FollowAsync(IPage page)
    {
        Task<double> NumberAsync(string expression) => page.EvaluateAsync<double>($"() => {expression}");
        var at = await NumberAsync("document.querySelector('audio').currentTime");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("at => document.querySelector('audio').currentTime >= at + 4.5", at);
        await page.Keyboard.PressAsync("+");
        Assert.Equal(1.25, await NumberAsync("document.querySelector('audio').playbackRate"));
        Assert.Equal(1, await NumberAsync("Number(document.querySelector('audio').preservesPitch)"));
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator("[data-mute]").First).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator("[data-mute]").First).ToHaveAttributeAsync("aria-pressed", "false");
        // The last words, chosen by a click, come into view and are marked.
        var last = page.Locator("[data-turns] .said").Last;
        await last.ClickAsync();
        await page.WaitForFunctionAsync("words => heard.at(-1) === words", await last.TextContentAsync());
        await page.EvaluateAsync("() => document.querySelector('audio').pause()");
        at = await NumberAsync("document.querySelector('audio').currentTime");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForFunctionAsync("at => document.querySelector('audio').currentTime <= at - 4.5", at);
        // The first ones, said so slowly that they outlast whoever looks.
        await page.Locator("[data-turns] .said").First.ClickAsync();
        await page.EvaluateAsync("() => document.querySelector('audio').playbackRate = 0.0625");
        await page.Locator("[data-turns]").HoverAsync();
        await page.Mouse.WheelAsync(0, 3000);
        await Assertions.Expect(page.Locator("[data-player]")).ToHaveAttributeAsync("data-away", "");
        await page.Locator("[data-back]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-player]")).Not.ToHaveAttributeAsync("data-away", "");
        await Assertions.Expect(page.Locator("[data-turns] .said[data-current]")).ToBeInViewportAsync();
        await page.EvaluateAsync("() => document.querySelector('audio').pause()");
    }

    /// <summary>Three calls of 6002 within the last hour.</summary>
    private static async Task RecordAsync(AppProcess app, string token)
    {
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        string[] calls = ["dialogue1-dsn", "dialogue2-bulletin", "dialogue3-technique"];
        for (var i = 0; i < calls.Length; i++)
        {
            var capture = DemoCapture.At(DateTimeOffset.UtcNow.AddMinutes(-20 * (i + 1)), await File.ReadAllBytesAsync(AgentCalls.Fixture($"Calls/{calls[i]}.pcapng")));
            using var answer = await http.PostAsync("agent/v1/recordings?extension=6002", new ByteArrayContent(capture));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }
}
