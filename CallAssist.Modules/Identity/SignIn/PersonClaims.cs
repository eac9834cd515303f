using System.Security.Claims;
using CallAssist.Modules.Identity.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Identity.SignIn;

/// <summary>What the cookie carries: id, name, role, stamp and language.</summary>
internal sealed class PersonClaims(UserManager<PersonAccount> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<PersonAccount>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PersonAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(ClaimTypes.Role, user.Role));
        identity.AddClaim(new(IdentityModule.DisplayNameClaim, user.DisplayName));
        identity.AddClaim(new(IdentityModule.LanguageClaim, user.Language));
        return identity;
    }
}
