using AngleSharp.Dom;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Pages.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Desk;

/// <summary>Missed calls until somebody has called back, and the log as a file.</summary>
public sealed class MissedCallTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ToCallBack_LeavesOutThoseCalledBackOrReachedSince()
    {
        await office.AddCallAsync("+33160000001", status: "missed", at: Nine);
        await office.AddCallAsync("+33160000002", status: "missed", at: Nine);
        await office.AddCallAsync("+33160000002", "6003", direction: "outbound", at: Nine.AddMinutes(20));
        await office.AddCallAsync("+33160000003", status: "abandoned", at: Nine);
        await office.AddCallAsync("+33160000003", at: Nine.AddMinutes(5));
        // Before the missed one: nobody has called back.
        await office.AddCallAsync("+33160000004", direction: "outbound", at: Nine.AddMinutes(-30));
        await office.AddCallAsync("+33160000004", status: "closed", at: Nine);
        Assert.Equal(["01 60 00 00 01", "01 60 00 00 04"], (await ReadAsync("lea", "q=01600&result=tocallback")).Texts("a.who").Order(StringComparer.Ordinal));

        var rows = (await ReadAsync("lea", "q=01600&result=missed")).QuerySelectorAll("article.row");
        Assert.Contains("rappelé", Row(rows, "01 60 00 00 02"), StringComparison.Ordinal);
        Assert.Contains("nous a joints", Row(rows, "01 60 00 00 03"), StringComparison.Ordinal);
        Assert.Contains("Vu", Row(rows, "01 60 00 00 01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seen_ByOneOfThoseItRang_IsToldToTheTeam_ByAStrangerIsRefused()
    {
        var call = await office.AddCallAsync("+33161000001", status: "missed", at: Nine);
        var missed = office.Host.Services.GetRequiredService<IMissedCalls>();
        Assert.False(await missed.SeeAsync(await office.PersonAsync("tom"), call));
        Assert.True(await missed.SeeAsync(await office.PersonAsync("lea"), call));
        Assert.True(await missed.SeeAsync(await office.PersonAsync("supervisor"), call));
        var lea = (await office.PersonAsync("lea")).DisplayName;
        Assert.Contains($"vu par {lea}", Row((await ReadAsync("supervisor", "q=01610")).QuerySelectorAll("article.row"), "01 61"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_HoldsWhatThePersonMaySeeAndIsSafeInASpreadsheet()
    {
        var company = await office.AddCustomerAsync(new() { Name = "=CMD()", Numbers = ["01 62 00 00 01"] });
        Assert.NotEqual(Guid.Empty, company);
        await office.AddCallAsync("+33162000001", "6002");
        await office.AddCallAsync("+33162000002", "6003");
        using var lea = await office.Host.SignInAsync("lea");
        using var answer = await lea.GetAsync("/calls/export.csv?q=01620");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("'=CMD()", lines[1], StringComparison.Ordinal);
        Assert.Contains("01 62 00 00 01", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d;.*;0:02:00;", lines[1]);
    }

    private Task<IDocument> ReadAsync(string person, string query) => office.Host.ReadAsync<CallList>(person, "/calls?" + query);

    private static string Row(IEnumerable<IElement> rows, string number) => rows.Single(r => r.TextContent.Contains(number, StringComparison.Ordinal)).TextContent;
}
