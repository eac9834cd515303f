using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Identity.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CallAssist.Modules.Identity.SignIn;

internal sealed class PasswordSignIn(SignInManager<PersonAccount> signIn, IAuditLog audit, IHttpContextAccessor http) : ISignIn
{
    public async Task<SignInOutcome> SignInAsync(string userName, string password, CancellationToken ct)
    {
        var account = await signIn.UserManager.FindByNameAsync(userName);
        if (account is null)
        {
            // As much work as for a name that exists, so that the clock tells nothing.
            signIn.UserManager.PasswordHasher.HashPassword(new PersonAccount(), password);
            return await EndAsync(SignInOutcome.Refused, null, ct);
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        var outcome = result.Succeeded ? SignInOutcome.SignedIn : result.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.Refused;
        return await EndAsync(outcome, account.Id, ct);
    }

    public Task SignOutAsync() => signIn.SignOutAsync();

    private async Task<SignInOutcome> EndAsync(SignInOutcome outcome, Guid? person, CancellationToken ct)
    {
        await audit.RecordAsync(new()
        {
            Action = "sign-in", Outcome = outcome == SignInOutcome.SignedIn ? "ok" : "denied", PersonId = person,
            Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
        }, ct);
        return outcome;
    }
}

/// <summary>People who were switched off may not sign in; whoever is signed in is refused at the next request.</summary>
internal sealed class ActiveOnly : DefaultUserConfirmation<PersonAccount>
{
    public override Task<bool> IsConfirmedAsync(UserManager<PersonAccount> manager, PersonAccount user) => Task.FromResult(user.Active);
}
