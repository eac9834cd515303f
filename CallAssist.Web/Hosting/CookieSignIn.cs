using System.Globalization;
using System.Security.Claims;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.StaticAssets;

namespace CallAssist.Web.Hosting;

/// <summary>Cookie, policies, keys, and who is asking.</summary>
internal static class CookieSignIn
{
    public static void AddCookieSignIn(this IServiceCollection services, string dataFolder)
    {
        services.AddDataProtection().SetApplicationName("CallAssist").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "keys")));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "callassist";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/denied";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = StillValidAsync;
            cookie.Events.OnRedirectToAccessDenied = DeniedAsync;
        });
        services.AddAuthorizationBuilder()
            // Whatever says nothing of itself asks for a signed-in person.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Administration, policy => policy.RequireRole(Roles.Administrator))
            .AddPolicy(Policies.Management, policy => policy.RequireRole(Roles.Administrator, Roles.Supervisor))
            .AddPolicy(Policies.Oversight, policy => policy.RequireRole(Roles.Administrator, Roles.Supervisor, Roles.Observer));
        services.AddScoped<AuthenticationStateProvider, StampedState>();
        services.AddScoped<ICurrentPerson, CurrentPerson>();
    }

    /// <summary>Every request: a person who was switched off, or whose role or password changed, is refused at once.</summary>
    private static async Task StillValidAsync(CookieValidatePrincipalContext context)
    {
        // Scripts and styles are the same for everyone.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        if (await context.HttpContext.RequestServices.GetRequiredService<IStampCheck>().StillValidAsync(context.Principal!))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Notes who tried to open what his role does not, and answers a browser with a page and a program with 403.</summary>
    private static async Task DeniedAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        await http.RequestServices.GetRequiredService<IAuditLog>().RecordAsync(new()
        {
            Action = "access", Outcome = "denied", Subject = $"path:{http.Request.Path}", Address = http.Connection.RemoteIpAddress?.ToString(),
            PersonId = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person) ? person : null,
        }, http.RequestAborted);
        if (HttpMethods.IsGet(http.Request.Method))
            http.Response.Redirect("/denied");
        else
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [new("fr-FR"), new("en-GB")];
            options.DefaultRequestCulture = new("fr-FR");
            options.SupportedCultures = options.SupportedUICultures = cultures;
            options.RequestCultureProviders =
            [
                // The person's own language first, then the choice made before signing in, then the browser's.
                new CustomRequestCultureProvider(context => Task.FromResult(Of(context.User.FindFirst(IdentityModule.LanguageClaim)?.Value))),
                new CookieRequestCultureProvider(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    private static ProviderCultureResult? Of(string? language) => language switch
    {
        "fr" => new("fr-FR"),
        "en" => new("en-GB"),
        _ => null,
    };
}
