using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>A newcomer's first two minutes: `demo`, one click to enter, a call that comes by itself; then one click clears it all.</summary>
public sealed class DemoStory(PublishedApp published, Browser browser)
{
    /// <summary>The calls of the demo go on in real time.</summary>
    private const float FiveMinutes = 300_000;

    [Fact]
    public async Task Demo_LeftToItself_ShowsACardADraftAndAFullOffice_AndIsClearedByOneClick()
    {
        var data = Directory.CreateTempSubdirectory("callassist-demo-").FullName;
        await using var app = await published.StartAsync(data, "demo");
        var page = await browser.OpenAsync(app.Address);
        await page.GotoAsync("/");
        await Browser.PictureAsync(page, "demo-0-door");
        await page.GetByRole(AriaRole.Button, new() { Name = "Léa Petit" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Bureau de démonstration")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("article.card")).ToContainTextAsync("Claire Dupont", new() { Timeout = FiveMinutes });
        await Browser.PictureAsync(page, "demo-1-card");
        await Assertions.Expect(page.Locator("article.draft")).ToContainTextAsync("Coiffure Élégance", new() { Timeout = FiveMinutes });
        await Browser.PictureAsync(page, "demo-2-draft");
        await page.GotoAsync("/interventions");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("DSN mensuelle rejetée");

        await page.GetByRole(AriaRole.Button, new() { Name = "Tout effacer" }).ClickAsync();
        await page.ArriveAsync("/set-up");
        await page.SetUpOfficeAsync();
        await Assertions.Expect(page.GetByText("Bureau de démonstration")).ToHaveCountAsync(0);
        await page.GotoAsync("/interventions");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("DSN");
        Assert.Empty(Directory.Exists(Path.Combine(data, "vault")) ? Directory.GetDirectories(Path.Combine(data, "vault")) : []);
    }

    [Fact]
    public async Task Demo_WhereARealOfficeLives_IsRefusedAndTouchesNothing()
    {
        var data = Directory.CreateTempSubdirectory("callassist-real-").FullName;
        await using (var app = await published.StartAsync(data))
            await (await browser.OpenAsync(app.Address)).SetUpOfficeAsync();
        var (exit, _, error) = await published.RunAsync("demo", "--data", data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exit);
        Assert.Contains("real office", error);
    }
}
