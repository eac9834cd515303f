using System.Text.RegularExpressions;
using CallAssist.Tests.Web;
using CallAssist.Tests.Web.Desk;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>The customer file by hand: a new customer, found while typing, whose history grows while one looks at it.</summary>
public sealed class CustomerStory(Browser browser, DeskOffice office) : IClassFixture<DeskOffice>
{
    private const string OfClient = "/clients/[0-9a-f-]{36}$";

    [Fact]
    public async Task Page_LeftBeforeItsScriptCame_StopsNotTheNextOne()
    {
        await office.AddCustomerAsync(new() { Name = "Scierie Lambert" });
        var page = await browser.OpenAsync(office.Host.Address.ToString());
        await page.SignInAsync("lea", WebHost.Password);
        await page.GotoAsync("/profile");
        var slow = new TaskCompletionSource();
        await page.RouteAsync("**/js/desk-keys.js*", async route =>
        {
            await slow.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/clients");
        await page.GetByLabel("Rechercher").PressSequentiallyAsync("lamb");
        await Assertions.Expect(page.Locator("article.row")).ToHaveCountAsync(1);
        await page.Locator("article.row a").First.ClickAsync();
        await page.ArriveAsync(OfClient);
        slow.SetResult();
        await page.Locator("[data-keys]").WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Scierie Lambert");
    }

    [Fact]
    public async Task Customer_AddedByHand_IsFoundWhileTypingAndItsHistoryGrowsByItself()
    {
        var page = await browser.OpenAsync(office.Host.Address.ToString());
        await page.SignInAsync("lea", WebHost.Password);
        await page.GotoAsync("/clients/new");
        await page.GetByLabel("Société").FillAsync("Menuiserie Lefèvre");
        await page.GetByLabel("Numéros").FillAsync("04 94 11 22 3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("04 94 11 22 3");
        await page.GetByLabel("Numéros").FillAsync("04 94 11 22 33");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter un contact" }).ClickAsync();
        await page.GetByLabel("Prénom et nom").FillAsync("Paul Lefèvre");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await page.ArriveAsync(OfClient);
        var company = Guid.Parse(page.Url.Split('/')[^1]);

        await page.GotoAsync("/clients");
        await page.GetByLabel("Rechercher").PressSequentiallyAsync("lefe");
        await Assertions.Expect(page.Locator("article.row").Filter(new() { HasText = "Menuiserie Lefèvre" })).ToContainTextAsync("Paul Lefèvre");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=lefe$"));
        await page.Locator("[data-keys]").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Aucun appel ni intervention")).ToBeVisibleAsync();

        await office.WriteAsync("tom", company, "Acompte sur salaire");
        await Assertions.Expect(page.Locator(".item")).ToContainTextAsync("Acompte sur salaire");
    }
}
