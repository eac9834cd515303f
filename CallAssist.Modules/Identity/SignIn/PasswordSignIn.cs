using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Identity.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CallAssist.Modules.Identity.SignIn;

internal sealed class PasswordSignIn(
    SignInManager<PersonAccount> signIn, UnknownNames unknown, SignInWatch watch, IAuditLog audit, IHttpContextAccessor http) : ISignIn
{
    private UserManager<PersonAccount> Users => signIn.UserManager;

    public async Task<SignInOutcome> SignInAsync(string userName, string password, CancellationToken ct)
    {
        if (await Users.FindByNameAsync(userName) is not { } account)
        {
            SpendTime(password);
            return await EndAsync(unknown.Fail(Users.NormalizeName(userName)!) ? SignInOutcome.LockedOut : SignInOutcome.Refused, null, ct);
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        if (result.IsNotAllowed || result.IsLockedOut)
            SpendTime(password);
        var outcome = result.Succeeded ? SignInOutcome.SignedIn : result.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.Refused;
        return await EndAsync(outcome, account.Id, ct);
    }

    public Task SignOutAsync() => signIn.SignOutAsync();

    public async Task<IReadOnlyList<string>> ChangePasswordAsync(string current, string next, CancellationToken ct)
    {
        if (await AskerAsync() is not { } account)
            return ["Unknown"];
        var result = await Users.ChangePasswordAsync(account, current, next);
        await audit.RecordAsync(Entry("password.change", result.Succeeded, account.Id), ct);
        if (!result.Succeeded)
            return People.People.Codes(result);
        await signIn.RefreshSignInAsync(account);
        watch.Tell(account.Id);
        return [];
    }

    public async Task<IReadOnlyList<string>> ChangeLanguageAsync(string language, CancellationToken ct)
    {
        if (language is not ("fr" or "en") || await AskerAsync() is not { } account)
            return ["Unknown"];
        account.Language = language;
        var result = await Users.UpdateAsync(account);
        if (result.Succeeded)
            await signIn.RefreshSignInAsync(account);
        return People.People.Codes(result);
    }

    private async Task<PersonAccount?> AskerAsync() =>
        http.HttpContext is { } context ? await Users.GetUserAsync(context.User) : null;

    /// <summary>As much work as a password that is checked, so that the clock tells nothing of who exists.</summary>
    private void SpendTime(string password) => Users.PasswordHasher.HashPassword(new PersonAccount(), password);

    private async Task<SignInOutcome> EndAsync(SignInOutcome outcome, Guid? person, CancellationToken ct)
    {
        await audit.RecordAsync(Entry("sign-in", outcome == SignInOutcome.SignedIn, person), ct);
        return outcome;
    }

    private AuditEntry Entry(string action, bool done, Guid? person) => new()
    {
        Action = action, Outcome = done ? "ok" : "denied", PersonId = person, Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
    };
}
