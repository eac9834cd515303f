using CallAssist.Modules.Customers.Contracts;
using CallAssist.Web.Pages.Clients;

namespace CallAssist.Tests.Web.Desk;

public sealed class ClientPagesTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    [Theory]
    [InlineData("elegance")] // no accent
    [InlineData("dupont")] // a contact
    [InlineData("04 94 11 22")] // a part of the number, as people write it
    [InlineData("c-409")] // the intranet's key
    public async Task List_SearchedByWhatACallerTells_ShowsTheCompanyWithItsAlert(string typed)
    {
        await CoiffureAsync();
        await office.AddCustomerAsync(new() { Name = "Garage Martin", Numbers = ["01 55 55 12 34"] });
        var page = await office.Host.ReadAsync<ClientList>("lea", $"/clients?q={Uri.EscapeDataString(typed)}");
        var row = Assert.Single(page.QuerySelectorAll("article.row"));
        Assert.Contains("Coiffure Élégance", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Facture impayée", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithoutAnyCustomer_SaysWhatToDo()
    {
        await using var host = await WebHost.StartAsync();
        var page = await host.ReadAsync<ClientList>("operator", "/clients");
        Assert.Contains("Ajoutez un client", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='clients/new']"));
    }

    [Fact]
    public async Task List_OfMoreThanAPage_LeadsToTheRest()
    {
        foreach (var i in Enumerable.Range(1, 31))
            await office.AddCustomerAsync(new() { Name = $"Série {i:00}" });
        var first = await office.Host.ReadAsync<ClientList>("lea", "/clients?q=serie");
        Assert.Equal(30, first.QuerySelectorAll("article.row").Length);
        var next = await office.Host.ReadAsync<ClientList>("lea", first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("Série 31", Assert.Single(next.Texts("article.row")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfACallWrittenAbout_TellsItOnceWithTheInterventionAndTheSound()
    {
        var company = await office.AddCustomerAsync(new() { Name = "Boulangerie Durand", Numbers = ["01 44 00 00 01"] });
        var call = await office.AddCallAsync("+33144000001");
        await office.AddRecordingAsync("0144000001", call: call);
        await office.WriteAsync("lea", company, "DSN refusée", call);

        var item = Assert.Single((await ReadAsync("lea", company)).QuerySelectorAll(".item"));
        Assert.Contains("DSN refusée", item.QuerySelector("a[href^='interventions/']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Appel reçu · 2:00 · Léa Petit", item.TextContent, StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector("a[href^='recordings/']"));
    }

    [Fact]
    public async Task Page_ReadByAColleague_TellsTheCallWithoutItsSound()
    {
        var company = await office.AddCustomerAsync(new() { Name = "Garage Roche", Numbers = ["01 44 00 00 02"] });
        await office.AddRecordingAsync("0144000002", call: await office.AddCallAsync("+33144000002"));
        Assert.Empty((await ReadAsync("tom", company)).QuerySelectorAll("a[href^='recordings/']"));
        Assert.Single((await ReadAsync("supervisor", company)).QuerySelectorAll("a[href^='recordings/']"));
        Assert.Contains("Appel reçu", Assert.Single((await ReadAsync("tom", company)).Texts(".item")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAMissedCall_SaysSo()
    {
        var company = await office.AddCustomerAsync(new() { Name = "Fleurs & Co", Numbers = ["01 44 00 00 03"] });
        await office.AddCallAsync("+33144000003", status: "missed");
        Assert.Contains("Appel reçu, manqué", Assert.Single((await ReadAsync("lea", company)).Texts(".item.missed")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnUnknownCompany_SaysSo()
    {
        var page = await ReadAsync("lea", Guid.CreateVersion7());
        Assert.Contains("n'existe pas", page.QuerySelector(".gone")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OpenedFromAnUnknownCaller_HoldsTheNumber()
    {
        var page = await office.Host.ReadAsync<ClientEdit>("lea", "/clients/new?number=%2B33144000009");
        Assert.Equal("01 44 00 00 09", page.QuerySelector("#c-numbers")!.GetAttribute("value"));
    }

    private Task<AngleSharp.Dom.IDocument> ReadAsync(string person, Guid company) =>
        office.Host.ReadAsync<ClientPage>(person, $"/clients/{company}", new() { ["Id"] = company });

    private Task CoiffureAsync() => office.Host.WithAsync<ICustomerEditor, IReadOnlyList<Guid>>(editor => editor.SaveAsync(
    [
        new CompanyFile
        {
            Name = "Coiffure Élégance", ExternalId = "C-409", Numbers = ["04 94 11 22 33"],
            Contacts = [new("Claire Dupont", "", [])], Alerts = [new("unpaid-invoice", "Facture impayée", 1)],
        },
    ]));
}
