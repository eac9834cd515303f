using System.Globalization;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;

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
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        services.AddAuthorizationBuilder()
            // Whatever says nothing of itself asks for a signed-in person.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Administration, policy => policy.RequireRole(Roles.Administrator))
            .AddPolicy(Policies.Management, policy => policy.RequireRole(Roles.Administrator, Roles.Supervisor));
        services.AddScoped<AuthenticationStateProvider, StampedState>();
        services.AddScoped<ICurrentPerson, CurrentPerson>();
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
