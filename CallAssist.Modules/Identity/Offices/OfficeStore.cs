using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Identity.People;
using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Identity.Offices;

internal sealed class OfficeStore(IDatabase database, IServiceScopeFactory scopes, TimeProvider clock) : IOffice
{
    public async Task<Office?> GetAsync(CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(
            "SELECT company, time_zone, language, demo FROM identity_office WHERE id = 1"), ct);
        return row is null ? null : new(row.Company, row.TimeZone, row.Language, row.Demo);
    }

    public async Task<IReadOnlyList<string>> SetUpAsync(Office office, Person administrator, string password, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(office.Company))
            return ["CompanyMissing"];
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(office.TimeZone, out _))
            return ["TimeZoneUnknown"];
        if (People.People.Wrong(administrator) is { } wrong)
            return wrong;
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PersonAccount>>();
        var account = new PersonAccount { SecurityStamp = Guid.NewGuid().ToString("N") };
        account.Take(administrator with { Role = Roles.Administrator, Active = true });
        if (await CheckAsync(users, account, password) is { Count: > 0 } errors)
            return errors;
        account.NormalizedName = users.NormalizeName(account.UserName)!;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        var store = scope.ServiceProvider.GetRequiredService<PersonStore>();
        return await database.WriteAsync<IReadOnlyList<string>>(async unit =>
        {
            var insert = database.Dialect.InsertIfMissing("identity_office", ["id"], ["company", "time_zone", "language", "demo", "created_at"]);
            var first = await unit.ExecuteAsync(insert, new
            {
                id = 1, company = office.Company.Trim(), time_zone = office.TimeZone, language = office.Language, demo = office.Demo, created_at = clock.GetUtcNow(),
            });
            if (first != 1)
                return ["AlreadySetUp"];
            await store.InsertAsync(unit, account);
            return [];
        }, ct);
    }

    private static async Task<List<string>> CheckAsync(UserManager<PersonAccount> users, PersonAccount account, string password)
    {
        var errors = new List<string>();
        foreach (var validator in users.UserValidators)
            errors.AddRange(People.People.Codes(await validator.ValidateAsync(users, account)));
        foreach (var validator in users.PasswordValidators)
            errors.AddRange(People.People.Codes(await validator.ValidateAsync(users, account, password)));
        return errors;
    }

    private sealed class Row
    {
        public string Company { get; init; } = "";
        public string TimeZone { get; init; } = "";
        public string Language { get; init; } = "";
        public bool Demo { get; init; }
    }
}
