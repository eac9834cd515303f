using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CallAssist.Web.Hosting;

/// <summary>Sign-out and the language switch: plain form posts with an antiforgery token.</summary>
internal static class Account
{
    public static void MapAccount(this WebApplication app)
    {
        app.MapPost("/sign-out", async ([FromForm] string? _, ISignIn signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
        app.MapPost("/language", async ([FromForm] string culture, [FromForm] string? back, HttpContext context, ISignIn signIn) =>
        {
            if (culture is "fr-FR" or "en-GB")
            {
                // Whoever is signed in has a language of his own, which goes before the cookie.
                await signIn.ChangeLanguageAsync(culture[..2], context.RequestAborted);
                context.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true });
            }

            return Results.LocalRedirect(back is ['/', not ('/' or '\\'), ..] ? back : "/");
        }).AllowAnonymous();
    }
}
