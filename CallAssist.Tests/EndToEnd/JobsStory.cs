using System.Net;
using System.Net.Http.Headers;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Tests.Architecture;
using CallAssist.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>The Jobs page as somebody has it who looks after the pipeline: it says why a recording stands still, follows by itself, and runs again.</summary>
public sealed class JobsStory(PublishedApp published, Browser browser)
{
    private const string Calls = "CallAssist.Tests/Fixtures/Calls";

    [Fact]
    public async Task Recordings_ThatWaitOrFail_AreExplainedAndRunAgain()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data);
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();
        var agent = await page.CreateTokenAsync("Poste de Léa", "agent");

        await page.GotoAsync("/jobs");
        await Assertions.Expect(page.GetByText("Rien n’attend")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "jobs-quiet");

        // A capture of a call waits for a model; one without voices fails for good. Nobody touches the page.
        await UploadAsync(http, agent, await File.ReadAllBytesAsync(Path.Combine(SourceTree.Root, Calls, "dialogue1-dsn.pcapng")));
        await UploadAsync(http, agent, EmptyCapture);
        var waiting = page.GetByRole(AriaRole.Region, new() { Name = "En attente" });
        var failed = page.GetByRole(AriaRole.Region, new() { Name = "En échec" });
        await Assertions.Expect(waiting).ToContainTextAsync("un administrateur doit en installer un");
        await Assertions.Expect(failed).ToContainTextAsync("La capture est vide");
        await Browser.PictureAsync(page, "jobs-stuck");

        await failed.GetByText("Détail technique").ClickAsync();
        await Assertions.Expect(failed.Locator("details code").First).ToContainTextAsync("no-media-nothing-captured: ");
        await failed.GetByRole(AriaRole.Button, new() { Name = "Relancer", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Relancé depuis : Extraction des voix.");

        // A sound model is put on the shelf and chosen: what waited goes on to its draft.
        var shelf = Directory.CreateDirectory(Path.Combine(data, "models")).FullName;
        File.Copy(Path.Combine(SourceTree.Root, "CallAssist.Web/Models/ggml-demo-fr.bin"), Path.Combine(shelf, "ggml-demo-fr.bin"));
        await waiting.GetByRole(AriaRole.Link, new() { Name = "Choisir un modèle" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Utiliser" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("ggml-demo-fr.bin");
        await page.GotoAsync("/jobs?all=true");
        var done = page.GetByRole(AriaRole.Region, new() { Name = "Terminés" });
        await Assertions.Expect(done.Locator("li.job")).ToHaveCountAsync(1);

        // Even what is done runs again, from any step.
        await done.Locator("summary.ca-button").ClickAsync();
        await Browser.PictureAsync(page, "jobs-menu");
        await done.GetByRole(AriaRole.Button, new() { Name = "Analyse" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Relancé depuis : Analyse.");
        await Assertions.Expect(done.Locator("li.job")).ToHaveCountAsync(1);

        await using var host = CallAssistHost.Build(["--data", data], demo: false, quiet: true);
        var noted = await host.Services.GetRequiredService<IAuditLog>().ListAsync(ct: TestContext.Current.CancellationToken);
        Assert.Equal(2, noted.Count(e => e is { Action: "recording.rerun", PersonId: not null }));
    }

    [Fact]
    public async Task Recordings_ThatMatchASearch_AreRunAgainAndDeletedTogetherByThoseWhoMay()
    {
        await using var app = await published.StartAsync(Directory.CreateTempSubdirectory("callassist-story-").FullName);
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();
        await page.AddOperatorAsync("Léa Petit", "lea", "6002");
        var supervisor = await page.AddOperatorAsync("Marc Leroy", "marc", "6003", "supervisor");
        var observer = await page.AddOperatorAsync("Zoé Blanc", "zoe", "6004", "observer");
        var agent = await page.CreateTokenAsync("Postes", "agent");
        await UploadAsync(http, agent, await File.ReadAllBytesAsync(Path.Combine(SourceTree.Root, Calls, "dialogue1-dsn.pcapng")));
        await UploadAsync(http, agent, EmptyCapture, "vide-un.pcapng");
        await UploadAsync(http, agent, [.. EmptyCapture[..^8], 0xFE, .. EmptyCapture[^7..]], "vide-deux.pcapng", "6003");

        // By state, number, file and operator; what is looked for stands in the address.
        await page.GotoAsync("/jobs");
        var rows = page.Locator("li.job");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "En attente" }).Locator("li.job")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "En échec" }).Locator("li.job")).ToHaveCountAsync(2);
        var search = page.GetByLabel("Rechercher");
        await search.FillAsync("6001");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await search.FillAsync("vide-un");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await search.FillAsync("");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await page.GetByLabel("Opérateur").SelectOptionAsync(new SelectOptionValue { Label = "Léa Petit" });
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await page.GetByLabel("Opérateur").SelectOptionAsync("");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await page.GetByLabel("État", new() { Exact = true }).SelectOptionAsync("failed");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Browser.PictureAsync(page, "jobs-search");

        // Run again, all of them: they fail anew. An administrator does not delete.
        await page.GetByRole(AriaRole.Button, new() { Name = "Tout relancer" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Tout relancer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 relancé(s)");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Tout supprimer" })).ToHaveCountAsync(0);

        // A supervisor deletes all that match, with a reason; the others stay.
        var chief = await browser.OpenAsync(app.Address);
        await chief.SignInAsync("marc", supervisor);
        await chief.GotoAsync("/jobs?stage=failed");
        await Assertions.Expect(chief.Locator("li.job")).ToHaveCountAsync(2);
        await chief.GetByRole(AriaRole.Button, new() { Name = "Tout supprimer" }).ClickAsync();
        await chief.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("captures vides");
        await chief.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Tout supprimer" }).ClickAsync();
        await Assertions.Expect(chief.GetByRole(AriaRole.Status)).ToContainTextAsync("2 supprimé(s)");
        await Assertions.Expect(page.GetByText("Aucun enregistrement ne correspond")).ToBeVisibleAsync();
        await chief.GotoAsync("/jobs");
        await Assertions.Expect(chief.Locator("li.job")).ToHaveCountAsync(1);

        // An observer reads the same, and finds nothing to press.
        var reader = await browser.OpenAsync(app.Address);
        await reader.SignInAsync("zoe", observer);
        await reader.GotoAsync("/jobs");
        await Assertions.Expect(reader.GetByRole(AriaRole.Note)).ToContainTextAsync("Lecture seule");
        await Assertions.Expect(reader.Locator("li.job")).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Locator("main").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await reader.GotoAsync("/jobs?view=recurring");
        await Assertions.Expect(reader.GetByText("Sauvegarde")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Locator("main").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task RecurringWork_IsPausedRunOnDemandAndFoundInTheHistory()
    {
        await using var app = await published.StartAsync(Directory.CreateTempSubdirectory("callassist-story-").FullName);
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();

        await page.GotoAsync("/jobs");
        await page.GetByRole(AriaRole.Link, new() { Name = "Récurrents" }).ClickAsync();
        var retention = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Durées de conservation" });
        await Assertions.Expect(retention).ToContainTextAsync("jamais encore");
        await retention.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(retention).ToContainTextAsync("en pause par Ada Martin");
        await retention.GetByRole(AriaRole.Button, new() { Name = "Lancer maintenant" }).ClickAsync();
        await Assertions.Expect(retention).ToContainTextAsync("fait");
        await Browser.PictureAsync(page, "jobs-recurring");
        await retention.GetByRole(AriaRole.Button, new() { Name = "Reprendre" }).ClickAsync();
        await Assertions.Expect(retention).Not.ToContainTextAsync("en pause");

        await retention.GetByRole(AriaRole.Link, new() { Name = "Historique" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "à la demande" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Files et serveurs" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "celui-ci" })).ToContainTextAsync("vivant");
    }

    [Fact]
    public async Task Event_PutAside_IsShownWithItsReasonAndRunsAgain()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data);
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();
        await ParkAsync(data);

        await page.GotoAsync("/jobs");
        var parked = page.GetByRole(AriaRole.Region, new() { Name = "Événements mis de côté" });
        await Assertions.Expect(parked).ToContainTextAsync("La suite d’un enregistrement");
        await parked.GetByText("Détail technique").ClickAsync();
        await Assertions.Expect(parked.GetByText("TimeoutException: the queue was away")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "jobs-parked");
        await parked.GetByRole(AriaRole.Button, new() { Name = "Relancer" }).ClickAsync();
        await Assertions.Expect(parked).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("Rien n’attend")).ToBeVisibleAsync();
    }

    /// <summary>A pcap file (link type Ethernet) without a packet.</summary>
    private static byte[] EmptyCapture { get; } = [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 1, 0, 0, 0];

    private static async Task UploadAsync(HttpClient http, string token, byte[] capture, string name = "appel.pcapng", string extension = "6002")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"agent/v1/recordings?name={name}&extension={extension}")
        {
            Content = new ByteArrayContent(capture), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        Assert.Equal(HttpStatusCode.Created, (await http.SendAsync(request)).StatusCode);
    }

    /// <summary>What the dispatcher leaves after its last attempt.</summary>
    private static async Task ParkAsync(string data)
    {
        await using var host = CallAssistHost.Build(["--data", data], demo: false, quiet: true);
        var (id, recording) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var delivery = new
        {
            id, stream = $"recording:{recording}", at = DateTimeOffset.UtcNow, reason = "TimeoutException: the queue was away",
            body = $$"""{"EventId":"{{id}}","At":"2026-11-02T09:00:00+00:00","RecordingId":"{{recording}}"}""",
        };
        await host.Services.GetRequiredService<IDatabase>().WriteAsync(async unit =>
        {
            await unit.ExecuteAsync("INSERT INTO kernel_event (id, name, version, stream, at, body) VALUES (@id, 'recordings.received', 1, @stream, @at, @body)", delivery);
            await unit.ExecuteAsync(
                "INSERT INTO kernel_delivery (event_id, handler, stream, state, attempts, reason) VALUES (@id, 'Recordings.ScheduleExtract', @stream, 'parked', 5, @reason)", delivery);
        });
    }
}
