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
        app.MapPost("/language", ([FromForm] string culture, [FromForm] string? back, HttpContext context) =>
        {
            if (culture is "fr-FR" or "en-GB")
            {
                context.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true });
            }

            return Results.LocalRedirect(back is ['/', not ('/' or '\\'), ..] ? back : "/");
        }).AllowAnonymous();
    }
}
