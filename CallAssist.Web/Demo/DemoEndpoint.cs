using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace CallAssist.Web.Demo;

/// <summary>The banner's one click: whoever is in a demo office may clear it.</summary>
internal static class DemoEndpoint
{
    public static void MapDemo(this WebApplication app) =>
        app.MapPost("/demo/clear", async ([FromForm] string? _, DemoOffice demo, ISignIn signIn, CancellationToken ct) =>
        {
            if (!await demo.ClearAsync(ct))
                return Results.NotFound();
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/set-up");
        });
}
