using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Identity.SignIn;
using Microsoft.AspNetCore.Identity;

namespace CallAssist.Modules.Identity.People;

internal sealed class People(UserManager<PersonAccount> users, PersonStore store, SignInWatch watch) : IPeople
{
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct) => [.. (await store.ListAsync(ct)).Select(a => a.ToPerson())];

    public async Task<Person?> FindAsync(Guid id, CancellationToken ct) => (await store.FindByIdAsync(id.ToString("D"), ct))?.ToPerson();

    public async Task<Person?> FindByNameAsync(string userName, CancellationToken ct) => (await users.FindByNameAsync(userName))?.ToPerson();

    public async Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, CancellationToken ct) =>
        [.. (await store.AtExtensionsAsync(extensions, null, ct)).Where(a => a.Active).Select(a => a.ToPerson())];

    public async Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, DateTimeOffset at, CancellationToken ct) =>
        [.. (await store.AtExtensionsAsync(extensions, at, ct)).Select(a => a.ToPerson())];

    public async Task<IReadOnlyList<string>> AddAsync(Person person, string password, CancellationToken ct)
    {
        var account = new PersonAccount();
        account.Take(person);
        return Wrong(person) ?? Codes(await users.CreateAsync(account, password));
    }

    public Task<IReadOnlyList<string>> UpdateAsync(Person person, CancellationToken ct) => UpdateAsync(person, null, ct);

    public async Task<IReadOnlyList<string>> UpdateAsync(Person person, DateTimeOffset? movedAt, CancellationToken ct)
    {
        if (Wrong(person) is { } wrong)
            return wrong;
        if (await users.FindByIdAsync(person.Id.ToString("D")) is not { } account)
            return ["Unknown"];
        if (account.Role == Roles.Administrator && (person.Role != Roles.Administrator || !person.Active) && await IsLastAdministratorAsync(account, ct))
            return ["LastAdministrator"];
        var signOut = account.Role != person.Role || account.Active != person.Active;
        account.Take(person);
        account.MovedAt = movedAt;
        var result = await users.UpdateAsync(account);
        return result.Succeeded && signOut ? await SignOutAsync(account) : Codes(result);
    }

    public async Task<IReadOnlyList<string>> ResetPasswordAsync(Guid id, string password, CancellationToken ct)
    {
        if (await users.FindByIdAsync(id.ToString("D")) is not { } account)
            return ["Unknown"];
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, account, password) is { Succeeded: false } bad)
                return Codes(bad);
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        await store.SetLockoutEndDateAsync(account, null, ct);
        await store.ResetAccessFailedCountAsync(account, ct);
        return await SignOutAsync(account);
    }

    internal static IReadOnlyList<string>? Wrong(Person person) =>
        string.IsNullOrWhiteSpace(person.DisplayName) ? ["NameMissing"]
        : !Roles.All.Contains(person.Role) ? ["RoleUnknown"]
        : person.Language is not ("fr" or "en") ? ["LanguageUnknown"]
        : person.RandomPercent is < 1 or > 100 ? ["PercentOutOfRange"]
        : null;

    internal static IReadOnlyList<string> Codes(IdentityResult result) => [.. result.Errors.Select(e => e.Code)];

    private async Task<IReadOnlyList<string>> SignOutAsync(PersonAccount account)
    {
        var result = await users.UpdateSecurityStampAsync(account);
        if (result.Succeeded)
            watch.Tell(account.Id);
        return Codes(result);
    }

    private async Task<bool> IsLastAdministratorAsync(PersonAccount account, CancellationToken ct) =>
        !(await store.GetUsersInRoleAsync(Roles.Administrator, ct)).Any(a => a.Active && a.Id != account.Id);
}
