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
        await Assertions.Expect(done.Locator("li.job")).ToHaveCountAsync(1, new() { Timeout = 120_000 });

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

    private static async Task UploadAsync(HttpClient http, string token, byte[] capture)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "agent/v1/recordings?name=appel.pcapng&extension=6002")
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
