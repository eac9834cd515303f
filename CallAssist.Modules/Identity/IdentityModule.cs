using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Identity.Offices;
using CallAssist.Modules.Identity.People;
using CallAssist.Modules.Identity.SignIn;
using CallAssist.Modules.Identity.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Identity;

/// <summary>People, roles, sign-in, and the tokens of agents and webhook sources.</summary>
public static class IdentityModule
{
    /// <summary>Claim with the person's display name.</summary>
    public const string DisplayNameClaim = "callassist:name";

    /// <summary>Claim with the person's language.</summary>
    public const string LanguageClaim = "callassist:language";

    /// <summary>Registers people, tokens and the office; sign-in by cookie belongs to <see cref="AddSignIn"/>.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddScoped<PersonStore>();
        services.AddScoped<IUserStore<PersonAccount>>(provider => provider.GetRequiredService<PersonStore>());
        services.AddScoped<IPeople, People.People>();
        services.AddSingleton<IAccessTokens, AccessTokens>();
        services.AddSingleton<IOffice, OfficeStore>();
        services.AddSingleton<SignInWatch>();
        services.AddSingleton<ISignInWatch>(provider => provider.GetRequiredService<SignInWatch>());
        services.AddIdentityCore<PersonAccount>(options =>
        {
            options.Password.RequiredLength = 10;
            options.Password.RequireNonAlphanumeric = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireDigit = false;
            options.Password.RequiredUniqueChars = 4;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";
            options.SignIn.RequireConfirmedAccount = true;
        })
        .AddClaimsPrincipalFactory<PersonClaims>();
        services.AddScoped<IUserConfirmation<PersonAccount>, ActiveOnly>();
        return services;
    }

    /// <summary>Registers sign-in by cookie; needs an HTTP host.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<SignInManager<PersonAccount>>();
        services.AddScoped<IStampCheck, StampCheck>();
        services.AddSingleton<UnknownNames>();
        services.AddScoped<ISignIn, PasswordSignIn>();
        return services;
    }
}
