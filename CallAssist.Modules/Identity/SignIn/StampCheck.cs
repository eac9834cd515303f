using System.Security.Claims;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Identity.People;
using Microsoft.AspNetCore.Identity;

namespace CallAssist.Modules.Identity.SignIn;

internal sealed class StampCheck(UserManager<PersonAccount> users) : IStampCheck
{
    public async Task<bool> StillValidAsync(ClaimsPrincipal principal)
    {
        var account = await users.GetUserAsync(principal);
        return account is { Active: true }
            && account.SecurityStamp == principal.FindFirstValue(users.Options.ClaimsIdentity.SecurityStampClaimType);
    }
}
