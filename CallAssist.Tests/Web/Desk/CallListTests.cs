using AngleSharp.Dom;
using CallAssist.Web.Pages.Calls;

namespace CallAssist.Tests.Web.Desk;

public sealed class CallListTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    [Fact]
    public async Task List_OfAnOperator_HoldsHisOwnCallsOnly_OfASupervisorEveryones()
    {
        await office.AddCallAsync("+33155000001", "6002");
        await office.AddCallAsync("+33155000002", "6003");
        Assert.Equal(["01 55 00 00 01"], await NumbersAsync("lea", "q=0155000"));
        Assert.Equal(["01 55 00 00 02"], await NumbersAsync("tom", "q=0155000"));
        Assert.Equal(2, (await NumbersAsync("supervisor", "q=0155000")).Length);
        Assert.Empty(await NumbersAsync("administrator", "q=0155000"));
    }

    [Fact]
    public async Task List_AskedForAColleaguesCalls_ShowsAnOperatorNone()
    {
        await office.AddCallAsync("+33155110001", "6003");
        var tom = (await office.PersonAsync("tom")).Id;
        Assert.Empty(await NumbersAsync("lea", $"person={tom}"));
        Assert.NotEmpty(await NumbersAsync("supervisor", $"person={tom}"));
    }

    [Fact]
    public async Task Row_OfACallWrittenAboutAndRecorded_LeadsToAllOfThem()
    {
        var company = await office.AddCustomerAsync(new() { Name = "Boulangerie Durand", Numbers = ["01 56 00 00 01"] });
        var call = await office.AddCallAsync("+33156000001");
        var recording = await office.AddRecordingAsync("0156000001", call: call);
        var written = await office.WriteAsync("lea", company, "Mutuelle à paramétrer", call);

        var row = Assert.Single((await ReadAsync("lea", "q=durand")).QuerySelectorAll("article.row"));
        Assert.Equal(
            [$"clients/{company}", $"interventions/{written.Id}", $"recordings/{recording}", $"calls/{call}"],
            row.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Mutuelle à paramétrer", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2:00", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_OfAnAnsweredCallNobodyWroteAbout_OffersToWriteIt()
    {
        var call = await office.AddCallAsync("+33157000001");
        var page = await ReadAsync("lea", "q=0157");
        Assert.NotNull(page.QuerySelector($"a[href='interventions/new?call={call}']"));
        Assert.NotNull(page.QuerySelector("a[href^='clients/new?number=']"));
    }

    [Theory]
    [InlineData("result=missed", "01 58 00 00 02")]
    [InlineData("result=answered&direction=inbound", "01 58 00 00 01")]
    [InlineData("direction=outbound", "01 58 00 00 03")]
    [InlineData("from=2026-03-12&until=2026-03-12", "01 58 00 00 04")]
    public async Task List_Filtered_HoldsWhatMatches(string filter, string expected)
    {
        await office.AddCallAsync("+33158000001");
        await office.AddCallAsync("+33158000002", status: "missed");
        await office.AddCallAsync("+33158000003", direction: "outbound");
        // Half past eleven in the evening of the 12th in Paris.
        await office.AddCallAsync("+33158000004", status: "busy", at: new(2026, 3, 12, 22, 30, 0, TimeSpan.Zero));
        Assert.Equal([expected], (await NumbersAsync("lea", "q=0158&" + filter)).Distinct());
    }

    [Fact]
    public async Task List_WithoutAnExtension_SaysWhatIsMissing() =>
        Assert.Contains("Aucun poste ne vous est attribué", (await ReadAsync("operator", "")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);

    private async Task<string[]> NumbersAsync(string person, string query) => (await ReadAsync(person, query)).Texts("a.who");

    private Task<IDocument> ReadAsync(string person, string query) => office.Host.ReadAsync<CallList>(person, "/calls?" + query);
}
