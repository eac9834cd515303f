using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Agent;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>An agent as people have it before them: it is invited, seen with its problems, its captures are paused, sent or destroyed from the desk.</summary>
public sealed class AgentStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task Agent_InvitedOnThePage_ShowsItsStateAndObeysTheDesk()
    {
        await using var app = await published.StartAsync(Directory.CreateTempSubdirectory("callassist-story-").FullName);
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();
        var password = await page.AddOperatorAsync("Léa Petit", "lea", "6002");

        await page.GotoAsync("/agents");
        await Assertions.Expect(page.GetByText("Aucun agent pour l’instant")).ToBeVisibleAsync();
        await page.GetByLabel("Nom").FillAsync("PC de Léa");
        await page.GetByLabel("Postes").FillAsync("6002");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer un code d’installation" }).ClickAsync();
        var code = await page.Locator(".ca-secret code").First.InnerTextAsync();
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code);

        // The PC uses it; nobody touches the page.
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        using var enrolled = await http.PostAsJsonAsync(AgentApi.Enrolment, new EnrolmentRequest(code, "PC-LEA", "1.0"));
        var token = (await enrolled.Content.ReadFromJsonAsync<EnrolmentReceipt>())!.Token;
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "PC de Léa" });
        await Assertions.Expect(row).ToContainTextAsync("jamais venu");
        await using var agent = await FeedPeer.ConnectAsync(new(app.Address), token);
        await agent.SayAsync(new AgentHello("1.0", "PC-LEA", "Debian"));
        await agent.SayAsync(new AgentHealth([new(AgentProblems.NoPhoneTraffic, "no SIP for ten minutes")], 1));
        await Assertions.Expect(row).ToContainTextAsync("Span to PC");
        await Assertions.Expect(row).ToContainTextAsync("à voir");
        await Browser.PictureAsync(page, "agents");
        await agent.SayAsync(new AgentHealth([], 0));
        await Assertions.Expect(row).ToContainTextAsync("en marche");

        var desk = await browser.OpenAsync(app.Address);
        await desk.SignInAsync("lea", password);
        await desk.GotoAsync("/");
        var started = DateTimeOffset.UtcNow;
        var note = new CaptureNote(Guid.CreateVersion7(), "6002", null, "0639981001", started, CaptureState.Recording, null);
        await agent.SayAsync(new CaptureList([note]));
        var captures = desk.GetByRole(AriaRole.List, new() { Name = "Enregistrements de votre poste" });
        await Assertions.Expect(captures).ToContainTextAsync("06 39 98 10 01");
        await captures.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        Assert.Equal(new CaptureCommand(note.Id, CaptureAction.Pause), await agent.HearAsync<CaptureCommand>());
        await agent.SayAsync(new CaptureList([note with { State = CaptureState.Paused }]));
        await Assertions.Expect(captures).ToContainTextAsync("rien n’est enregistré");

        await agent.SayAsync(new CaptureList([note with { State = CaptureState.Held, LeavesAt = DateTimeOffset.UtcNow.AddMinutes(10) }]));
        await Assertions.Expect(captures).ToContainTextAsync(new Regex("Envoyé dans [5-9]:[0-5][0-9]"));
        await Browser.PictureAsync(desk, "desk-captures");
        await captures.GetByRole(AriaRole.Button, new() { Name = "Détruire" }).ClickAsync();
        await desk.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Détruire" }).ClickAsync();
        Assert.Equal(new CaptureCommand(note.Id, CaptureAction.Cancel), await agent.HearAsync<CaptureCommand>());
        await agent.SayAsync(new CaptureList([]));
        await Assertions.Expect(captures).ToHaveCountAsync(0);

        // A code at the phone that is not allowed is said.
        await agent.SayAsync(new CaptureList([], [new("6002", CaptureAction.Start, DateTimeOffset.UtcNow)]));
        await Assertions.Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("Refusé au téléphone (*44)");
        await Browser.PictureAsync(desk, "desk-refused");

        await row.GetByRole(AriaRole.Button, new() { Name = "Révoquer" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Révoquer" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        while (await agent.HearAsync() is not null)
        {
            // What was on its way before the connection ended.
        }
    }
}
