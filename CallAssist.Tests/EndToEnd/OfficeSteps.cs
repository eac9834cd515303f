using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>What a person does again and again in the stories.</summary>
internal static class OfficeSteps
{
    public const string Password = "un mot de passe";

    /// <summary>
    /// Waits until the address matches. Asked again and again: <c>WaitForURLAsync</c> looks once and then waits for a navigation, and
    /// one that comes between the two is waited for in vain.
    /// </summary>
    public static Task ArriveAsync(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(address));

    /// <summary>Waits until the address no longer matches.</summary>
    public static Task LeaveAsync(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address) =>
        Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(address));

    /// <summary>First visit: company, first administrator; ends on the home page, signed in.</summary>
    public static async Task SetUpOfficeAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Société").FillAsync("Paie & Compagnie");
        await page.GetByLabel("Prénom et nom").FillAsync("Ada Martin");
        await page.GetByLabel("Nom de connexion").FillAsync("ada");
        await page.GetByLabel("Mot de passe").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Commencer" }).ClickAsync();
        await page.LeaveAsync("/set-up");
    }

    public static async Task SignInAsync(this IPage page, string name, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Nom de connexion").FillAsync(name);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await page.LeaveAsync("/sign-in");
    }

    /// <summary>The administrator adds an operator, or somebody of another role; returns the drawn password.</summary>
    public static async Task<string> AddOperatorAsync(this IPage page, string name, string userName, string extension, string role = "operator")
    {
        await page.GotoAsync("/users");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une personne" }).ClickAsync();
        await page.GetByLabel("Prénom et nom").FillAsync(name);
        await page.GetByLabel("Nom de connexion").FillAsync(userName);
        await page.GetByLabel("Postes").FillAsync(extension);
        await page.Locator("#u-role").SelectOptionAsync(role);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        return await page.Locator(".ca-note code").InnerTextAsync();
    }

    /// <summary>The administrator makes a token; returns its secret.</summary>
    public static async Task<string> CreateTokenAsync(this IPage page, string name, string source)
    {
        await page.GotoAsync("/tokens");
        await page.GetByLabel("Nom").FillAsync(name);
        await page.Locator("#t-source").SelectOptionAsync(source);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le jeton" }).ClickAsync();
        return await page.Locator(".ca-secret code").First.InnerTextAsync();
    }
}
