using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Tests.Web.Desk;
using CallAssist.Web.Pages.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

public sealed class SavedFiltersTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    private ISavedFilters Filters => office.Host.Services.GetRequiredService<ISavedFilters>();

    [Fact]
    public async Task Filter_KeptUnderAName_IsItsPersonsAlone_AndTheSameNameOverwritesIt()
    {
        var (lea, tom) = (await office.PersonAsync("lea"), await office.PersonAsync("tom"));
        Assert.True(await Filters.SaveAsync(lea, "  Énervés   du mois ", "mood=x"));
        Assert.True(await Filters.SaveAsync(lea, "Énervés du mois", "mood=y&sort=longest"));
        var kept = Assert.Single(await Filters.ListAsync(lea));
        Assert.Equal(("Énervés du mois", "mood=y&sort=longest"), (kept.Name, kept.Query));
        Assert.Empty(await Filters.ListAsync(tom));
        await Filters.RemoveAsync(tom, kept.Id);
        Assert.Single(await Filters.ListAsync(lea));
        await Filters.RemoveAsync(lea, kept.Id);
        Assert.Empty(await Filters.ListAsync(lea));
    }

    [Theory]
    [InlineData("", "q=a")]
    [InlineData("   ", "q=a")]
    [InlineData("Nom", "")]
    public async Task Filter_WithoutANameOrAChoice_IsNotKept(string name, string query) =>
        Assert.False(await Filters.SaveAsync(await office.PersonAsync("tom"), name, query));

    [Fact]
    public async Task List_OpenedFromAKeptFilter_ShowsItAsTheOneThatIsOn()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var query = new RecordingQuery { Q = "\"été & hiver\"", Sort = "oldest", Purpose = "proof" }.ToAddress();
        Assert.True(await Filters.SaveAsync(supervisor, "Preuves d'été", query));
        var page = await office.Host.ReadAsync<RecordingList>("supervisor", "/recordings?" + query);
        Assert.Equal("Preuves d'été", page.QuerySelector(".saved .chip.on a")!.TextContent);
        Assert.Equal("recordings?" + query, page.QuerySelector(".saved .chip.on a")!.GetAttribute("href"));
        Assert.Null((await office.Host.ReadAsync<RecordingList>("supervisor", "/recordings")).QuerySelector(".saved .chip.on"));
    }
}
