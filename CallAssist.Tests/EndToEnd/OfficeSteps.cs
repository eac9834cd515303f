using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>What a person does again and again in the stories.</summary>
internal static class OfficeSteps
{
    public const string Password = "un mot de passe";

    /// <summary>First visit: company, first administrator; ends on the home page, signed in.</summary>
    public static async Task SetUpOfficeAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Société").FillAsync("Paie & Compagnie");
        await page.GetByLabel("Prénom et nom").FillAsync("Ada Martin");
        await page.GetByLabel("Nom de connexion").FillAsync("ada");
        await page.GetByLabel("Mot de passe").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Commencer" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/set-up", StringComparison.Ordinal));
    }

    public static async Task SignInAsync(this IPage page, string name, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Nom de connexion").FillAsync(name);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }
}
