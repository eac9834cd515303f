using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Tests.Modules;
using CallAssist.Web.Pages.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

public sealed class SearchTests(LibraryOffice office) : IClassFixture<LibraryOffice>
{
    private ITranscriptSearch Search => office.Host.Services.GetRequiredService<ITranscriptSearch>();

    [Theory]
    [InlineData("dsn mensuelle", true)]
    [InlineData("ELEGANCE coiff*", true)]
    [InlineData("\"n'a pas été acceptée\"", true)]
    [InlineData("\"acceptée n'a pas\"", false)]
    [InlineData("dsn -coiffure", false)]
    [InlineData("mens", true)]
    [InlineData("\"mens\"", false)]
    [InlineData("zèbre", false)]
    public async Task Search_InWhatWasSaid_FindsOrNot(string typed, bool found) =>
        Assert.Equal(found, (await Search.FindAsync(typed, null, null, 10)).Contains(office.Call));

    [Fact]
    public async Task List_SearchedBySpokenWords_ShowsThePassageAndPlaysFromIt()
    {
        var row = Assert.Single((await office.Host.ReadAsync<RecordingList>("lea", "/recordings?q=mensuelle")).QuerySelectorAll("article.row"));
        Assert.Equal(["mensuelle"], row.Texts(".passages mark").Distinct());
        Assert.Matches($"^recordings/{office.Call}\\?at=[0-9.]+&q=mensuelle$", row.QuerySelector(".passages a")!.GetAttribute("href"));
        Assert.Empty((await office.Host.ReadAsync<RecordingList>("tom", "/recordings?q=mensuelle")).QuerySelectorAll("article.row"));
    }

    [Fact]
    public async Task Search_AfterACorrection_FindsTheNewWordsAndNotTheOld()
    {
        var said = (await office.Host.Services.GetRequiredService<ITranscripts>().FindAsync(office.Call))!.Segments;
        var at = said.Select((s, i) => (s, i)).First(x => x.s.Text.Contains("coupure", StringComparison.Ordinal)).i;
        await office.Host.Services.GetRequiredService<ITranscriptEditor>().CorrectAsync(await office.PersonAsync("lea"), office.Call, at, said[at].Text, "Un numéro en cas d'hippopotame ?");
        await ModuleHost.EventuallyAsync(async () => (await Search.FindAsync("hippopotame", null, null, 10)).Contains(office.Call), "The correction was not indexed.");
        Assert.DoesNotContain(office.Call, await Search.FindAsync("coupure", null, null, 10));
    }

    [Fact]
    public async Task Search_OutsideItsDays_FindsNothing()
    {
        var call = (await office.Host.Services.GetRequiredService<IRecordings>().FindAsync(office.Call))!.StartedAt!.Value;
        Assert.Contains(office.Call, await Search.FindAsync("dsn", call, call.AddSeconds(1), 10));
        Assert.DoesNotContain(office.Call, await Search.FindAsync("dsn", call.AddSeconds(1), null, 10));
        Assert.DoesNotContain(office.Call, await Search.FindAsync("dsn", null, call, 10));
    }

    [Theory]
    [InlineData("mood=Neutre", true)]
    [InlineData("mood=%C3%89nerv%C3%A9", false)]
    [InlineData("length=short", true)]
    [InlineData("length=long", false)]
    [InlineData("keyword=dsn-mensuelle&keyword=x", false)]
    [InlineData("sort=longest", true)]
    [InlineData("purpose=analysis", true)]
    [InlineData("purpose=proof", false)]
    public async Task List_Filtered_HoldsTheCallOrNot(string query, bool found)
    {
        var page = await office.Host.ReadAsync<RecordingList>("lea", "/recordings?" + query);
        Assert.Equal(found ? 1 : 0, page.QuerySelectorAll("article.row").Length);
    }

    [Fact]
    public async Task List_ByAKeywordThatWasHeard_HoldsTheCall()
    {
        var insights = await office.Host.Services.GetRequiredService<CallAssist.Modules.Insights.Contracts.IInsights>().FindAsync(office.Call);
        var keyword = insights!.Insights.Keywords[0].Id;
        Assert.Single((await office.Host.ReadAsync<RecordingList>("lea", $"/recordings?keyword={keyword}")).QuerySelectorAll("article.row"));
    }
}
