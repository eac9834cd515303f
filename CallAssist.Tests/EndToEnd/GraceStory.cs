using System.Text.Json.Nodes;
using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Verbs;
using CallAssist.Engines.Packets;
using CallAssist.Tests.Agent;
using CallAssist.Tests.Agent.Capture;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>The ten minutes in which a recording is still its operator's, with a real agent on its PC and a real browser on the desk.</summary>
public sealed class GraceStory(PublishedApp published, Browser browser)
{
    private readonly string _pc = Directory.CreateTempSubdirectory("callassist-pc-").FullName;

    [Fact]
    public async Task Recording_WithinItsGrace_IsDestroyedAtOnceOrSentAtOnce()
    {
        await using var app = await published.StartAsync(Directory.CreateTempSubdirectory("callassist-story-").FullName);
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();
        var password = await page.AddOperatorAsync("Léa Petit", "lea", "6002");
        await page.GotoAsync("/agents");
        await page.GetByLabel("Nom").FillAsync("PC de Léa");
        await page.GetByLabel("Postes").FillAsync("6002");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer un code d’installation" }).ClickAsync();
        await using var agent = await StartAgentAsync(app.Address, await page.Locator(".ca-secret code").First.InnerTextAsync());
        var desk = await browser.OpenAsync(app.Address);
        await desk.SignInAsync("lea", password);
        await desk.GotoAsync("/");

        // The server has told whose calls are recorded; a call comes and ends: its file lies on the PC, and time runs.
        await Modules.ModuleHost.EventuallyAsync(() => Task.FromResult(File.Exists(Path.Combine(_pc, "spool", "captures", "policy.json"))), "The agent never heard its rules:\n" + agent.Log);
        await GoAsync(1);
        var captures = desk.GetByRole(AriaRole.List, new() { Name = "Enregistrements de votre poste" });
        await Assertions.Expect(captures).ToContainTextAsync(new System.Text.RegularExpressions.Regex("Envoyé dans [5-9]:[0-5][0-9]"));
        Assert.Single(Files("held"));
        var shown = await captures.Locator("strong").InnerTextAsync();
        await Assertions.Expect(captures.Locator("strong")).Not.ToHaveTextAsync(shown);
        await Browser.PictureAsync(desk, "grace-countdown");

        // Destroyed: the file is gone at once, the server keeps the fact alone.
        await captures.GetByRole(AriaRole.Button, new() { Name = "Détruire" }).ClickAsync();
        await desk.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Détruire" }).ClickAsync();
        await Assertions.Expect(captures).ToHaveCountAsync(0);
        Assert.Empty(Files("held").Concat(Files("rec")).Concat(Files("ready")));
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Enregistrements détruits par leur opérateur" })).ToContainTextAsync("Poste 6002 : appel enregistré le");
        await Browser.PictureAsync(page, "grace-destroyed");
        await desk.GotoAsync("/recordings");
        await Assertions.Expect(desk.Locator(".recording-row")).ToHaveCountAsync(0);

        // The next one is sent without waiting: it is there, and no longer on the PC.
        await GoAsync(2);
        await desk.GotoAsync("/");
        await Assertions.Expect(captures).ToContainTextAsync("Envoyé dans");
        await captures.GetByLabel("Client prévenu").CheckAsync();
        await Assertions.Expect(captures.GetByLabel("Client prévenu")).ToBeDisabledAsync();
        await Browser.PictureAsync(desk, "grace-told");
        await captures.GetByRole(AriaRole.Button, new() { Name = "Envoyer maintenant" }).ClickAsync();
        await Assertions.Expect(captures).ToHaveCountAsync(0);
        await Modules.ModuleHost.EventuallyAsync(() => Task.FromResult(!Files("held").Concat(Files("ready")).Any()), "It never left the PC:\n" + agent.Log);
        await desk.GotoAsync("/recordings");
        await desk.Locator(".recording-row").ClickAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Region, new() { Name = "Annonce" })).ToContainTextAsync("Client prévenu de vive voix par Léa Petit");
        await Browser.PictureAsync(desk, "grace-announced");
    }

    /// <summary>Enrols the PC with its code, and starts its agent over two captured calls that begin now.</summary>
    private async Task<AgentProcess> StartAgentAsync(string server, string code)
    {
        var settings = Path.Combine(_pc, "agent.json");
        Assert.Equal(0, await AgentProgram.RunAsync(["enrol", code, "--server", server, "--settings", settings], TextWriter.Null, TextWriter.Null));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(settings))!;
        json["spool"] = Path.Combine(_pc, "spool");
        json["dumpcap"] = FakeDumpcap.PlayingInTurn(_pc, Retimed("Calls/dialogue1-dsn.pcapng"), Retimed("Calls/dialogue2-bulletin.pcapng"));
        await File.WriteAllTextAsync(settings, json.ToJsonString());
        return AgentProcess.Start(settings);
    }

    /// <summary>A captured call as if its packets came in some minutes: the recorder takes no voice from before it began.</summary>
    private string Retimed(string fixture)
    {
        var path = Path.Combine(_pc, Path.GetFileName(fixture));
        using var from = CaptureBench.OpenFixture(fixture);
        using var to = File.Create(path);
        var (reader, writer) = (new CaptureReader(from), new PcapngWriter(to.Write));
        long? shift = null;
        while (reader.MoveNext())
        {
            shift ??= (DateTimeOffset.UtcNow.AddMinutes(5) - DateTimeOffset.UnixEpoch).Ticks * 100 - reader.TimeNs;
            writer.Write(new Frame(reader.LinkType, reader.TimeNs + shift.Value, reader.WireLength, reader.Data));
        }

        return path;
    }

    private Task GoAsync(int call) => File.WriteAllTextAsync(Path.Combine(_pc, $"go{call}"), "");

    private string[] Files(string state) => Directory.GetFiles(Path.Combine(_pc, "spool", "captures"), "*." + state);
}
