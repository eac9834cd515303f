using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

public sealed class FirstVisitStory(PublishedApp published, Browser browser)
{
    [Fact]
    public async Task FirstVisit_SetUpAddPersonAndToken_EverythingWorksInARealBrowser()
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data);
        var page = await browser.OpenAsync(app.Address);
        await page.SetUpOfficeAsync();

        var password = await page.AddOperatorAsync("Léa Petit", "lea", "6002");
        await Browser.PictureAsync(page, "users");

        Assert.Matches("^[0-9a-f]{32}$", await page.CreateTokenAsync("Standard", "generic"));
        await Browser.PictureAsync(page, "tokens");

        var lea = await browser.OpenAsync(app.Address, width: 390, height: 800, scheme: ColorScheme.Dark);
        await lea.SignInAsync("lea", password);
        await Browser.PictureAsync(lea, "home-narrow-dark");
        await lea.GotoAsync("/users");
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cette page ne vous est pas ouverte");
    }
}
