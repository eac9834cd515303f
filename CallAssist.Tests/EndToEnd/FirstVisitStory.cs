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
        await RevokeAsync(page);

        await page.GotoAsync("/profile");
        await page.GetByLabel("Sombre").CheckAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Sombre")).ToBeCheckedAsync();

        var lea = await browser.OpenAsync(app.Address, width: 390, height: 800, scheme: ColorScheme.Dark);
        await lea.SignInAsync("lea", password);
        await Browser.PictureAsync(lea, "home-narrow-dark");
        await lea.GotoAsync("/users");
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cette page ne vous est pas ouverte");
    }

    /// <summary>What cannot be undone asks first; Escape is a no.</summary>
    private static async Task RevokeAsync(IPage page)
    {
        var revoke = page.GetByRole(AriaRole.Button, new() { Name = "Révoquer Standard" });
        var dialog = page.GetByRole(AriaRole.Dialog);
        await revoke.ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Révoquer « Standard » ?");
        await Browser.PictureAsync(page, "tokens-revoke");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(revoke).ToBeFocusedAsync();

        await revoke.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Révoquer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Standard" })).ToContainTextAsync("révoqué");
        await Assertions.Expect(revoke).ToHaveCountAsync(0);
    }
}
