using CallAssist.Modules.Identity.People;
using Microsoft.AspNetCore.Identity;

namespace CallAssist.Modules.Identity.SignIn;

/// <summary>People who were switched off may not sign in; whoever is signed in is refused at the next request.</summary>
internal sealed class ActiveOnly : DefaultUserConfirmation<PersonAccount>
{
    public override Task<bool> IsConfirmedAsync(UserManager<PersonAccount> manager, PersonAccount user) => Task.FromResult(user.Active);
}
