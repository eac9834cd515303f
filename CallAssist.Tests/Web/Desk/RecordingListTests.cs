using System.Globalization;
using AngleSharp.Dom;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Draft;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Web.Pages.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Desk;

public sealed class RecordingListTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    [Fact]
    public async Task List_OfAnOperator_HoldsHisOwnRecordingsOnly_OfASupervisorEveryones()
    {
        await office.AddRecordingAsync("0155000001", "6002");
        await office.AddRecordingAsync("0155000002", "6003");
        Assert.Equal(["01 55 00 00 01"], await CallersAsync("lea", "q=0155"));
        Assert.Equal(2, (await CallersAsync("supervisor", "q=0155")).Length);
        Assert.Empty(await CallersAsync("administrator", "q=0155"));
        var tom = (await office.PersonAsync("tom")).Id;
        Assert.Equal(["01 55 00 00 02"], await CallersAsync("supervisor", $"q=0155&person={tom}"));
        Assert.Empty(await CallersAsync("lea", $"q=0155&person={tom}"));
    }

    [Fact]
    public async Task Row_OfAKnownCustomer_ShowsNamesOverNumbersOfBothEnds()
    {
        await office.AddCustomerAsync(new() { Name = "Pharmacie du Port", Contacts = [new("Zoé Marin", "", ["06 12 00 00 01"])] });
        await office.AddRecordingAsync("0612000001");
        var row = Assert.Single((await ReadAsync("lea", "q=marin")).QuerySelectorAll("article.row"));
        Assert.Equal(["Zoé Marin · Pharmacie du Port"], row.Texts(".who"));
        Assert.Equal(["→ Léa Petit"], row.Texts(".called"));
        Assert.Contains("1:05", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-media", "Aucune voix n'a été trouvée dans la capture.")]
    [InlineData("encrypted", "La voix est chiffrée et la clé n'est pas dans la capture.")]
    public async Task Row_OfAFailedRecording_SaysWhy(string code, string sentence)
    {
        await office.AddRecordingAsync("0156000001", state: "failed", failure: code);
        Assert.Contains((await ReadAsync("lea", "q=0156&stage=failed")).Texts("article.row"), row => row.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stage=working", "01 57 00 00 01")]
    [InlineData("stage=waiting", "01 57 00 00 02")]
    [InlineData("stage=ready&until=2026-03-10", "01 57 00 00 03")]
    [InlineData("from=2026-03-11", "01 57 00 00 04")]
    public async Task List_Filtered_HoldsWhatMatches(string filter, string expected)
    {
        await office.AddRecordingAsync("0157000001", state: "extracted");
        await office.AddRecordingAsync("0157000002", state: "extracted", waiting: "no-model");
        await office.AddRecordingAsync("0157000003");
        // Half past midnight of the 11th in Paris.
        await office.AddRecordingAsync("0157000004", at: new(2026, 3, 10, 23, 30, 0, TimeSpan.Zero));
        Assert.Equal([expected], (await CallersAsync("lea", "q=0157&" + filter)).Distinct());
    }

    [Fact]
    public async Task List_SearchedByWordsOfTheDraft_FindsItsRecording()
    {
        var recording = await office.AddRecordingAsync("0158000001");
        await office.AddRecordingAsync("0158000002");
        await DraftAsync(recording, "Attestation employeur introuvable");
        var row = Assert.Single((await ReadAsync("lea", "q=attestation+introuvable")).QuerySelectorAll("article.row"));
        Assert.Equal($"recordings/{recording}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["Attestation employeur introuvable"], row.Texts(".subject"));
        Assert.Equal(["Brouillon"], row.Texts(".state"));
    }

    [Fact]
    public async Task List_WithoutAnyRecording_SaysWhereTheyComeFrom()
    {
        await using var host = await WebHost.StartAsync();
        var page = await host.ReadAsync<RecordingList>("supervisor", "/recordings");
        Assert.Contains("installez l'agent", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_WhoseCaptureNamesTheSwitchboardsOwnNumber_ShowsTheCustomerOfTheCall()
    {
        await DraftAsync(await office.AddRecordingAsync("6099"), "Poste interne au standard", "Nadia Bonnet · Garage Bonnet");
        Assert.Equal(["Nadia Bonnet · Garage Bonnet"], await CallersAsync("lea", "q=standard"));
    }

    private Task DraftAsync(Guid recording, string subject, string customer = "") => office.Host.Services.GetRequiredService<IDatabase>().WriteAsync(unit =>
        office.Host.Services.GetRequiredService<DraftWriter>().WriteAsync(unit, new DraftMaterial
        {
            RecordingId = recording, At = DeskOffice.Morning, Extension = "6002", Body = new InterventionBody { Subject = subject, Customer = customer },
        }));

    private async Task<string[]> CallersAsync(string person, string query) => (await ReadAsync(person, query)).Texts(".who");

    private Task<IDocument> ReadAsync(string person, string query) => office.Host.ReadAsync<RecordingList>(person, "/recordings?" + query);
}
