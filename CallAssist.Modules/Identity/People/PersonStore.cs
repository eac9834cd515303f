using System.Globalization;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace CallAssist.Modules.Identity.People;

/// <summary>ASP.NET Core Identity's stores on our tables: password, lock-out, security stamp and one role per person.</summary>
internal sealed class PersonStore(IDatabase database, Ids ids, TimeProvider clock)
    : IUserPasswordStore<PersonAccount>, IUserLockoutStore<PersonAccount>, IUserSecurityStampStore<PersonAccount>, IUserRoleStore<PersonAccount>
{
    private const string Columns =
        "id, user_name, normalized_name, display_name, email, role, language, record_mode, random_percent, active, " +
        "password_hash, security_stamp, failed_count, locked_until, version, created_at";

    public async Task<IReadOnlyList<PersonAccount>> ListAsync(CancellationToken ct) =>
        await LoadAsync("ORDER BY display_name, id", null, ct);

    /// <summary>Whoever held one of these extensions at that instant; null: holds one now.</summary>
    public async Task<IReadOnlyList<PersonAccount>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, DateTimeOffset? at, CancellationToken ct) =>
        extensions.Count == 0 ? [] : await LoadAsync(
            "WHERE id IN (SELECT person_id FROM identity_tenure WHERE extension IN @extensions AND " +
            (at is null ? "until_at IS NULL" : "from_at <= @at AND (until_at IS NULL OR until_at > @at)") + ") ORDER BY id", new { extensions, at }, ct);

    public async Task<IdentityResult> CreateAsync(PersonAccount user, CancellationToken ct)
    {
        await database.WriteAsync(unit => InsertAsync(unit, user), ct);
        return IdentityResult.Success;
    }

    /// <summary>Inserts within a transaction of the caller (the set-up stores office and administrator together).</summary>
    public async Task InsertAsync(UnitOfWork unit, PersonAccount user)
    {
        user.Id = user.Id == Guid.Empty ? ids.New() : user.Id;
        user.CreatedAt = clock.GetUtcNow();
        await unit.ExecuteAsync(
            $"""
            INSERT INTO identity_person ({Columns}) VALUES (@Id, @UserName, @NormalizedName, @DisplayName, @Email, @Role, @Language,
            @RecordMode, @RandomPercent, @Active, @PasswordHash, @SecurityStamp, @FailedCount, @LockedUntil, @Version, @CreatedAt)
            """, user);
        await WriteLinesAsync(unit, user);
    }

    /// <summary>
    /// Writes everything but failures and lock-out, which have their own atomic statements below. Refused when somebody else
    /// wrote since the row was read: a sign-in under way must not bring back a person who was just switched off.
    /// </summary>
    public async Task<IdentityResult> UpdateAsync(PersonAccount user, CancellationToken ct)
    {
        var written = await database.WriteAsync(async unit =>
        {
            var rows = await unit.ExecuteAsync(
                """
                UPDATE identity_person SET user_name = @UserName, normalized_name = @NormalizedName, display_name = @DisplayName, email = @Email,
                role = @Role, language = @Language, record_mode = @RecordMode, random_percent = @RandomPercent, active = @Active,
                password_hash = @PasswordHash, security_stamp = @SecurityStamp, version = @Version + 1 WHERE id = @Id AND version = @Version
                """, user);
            if (rows == 0)
                return false;
            await unit.ExecuteAsync("DELETE FROM identity_number WHERE person_id = @Id", new { user.Id });
            await WriteLinesAsync(unit, user);
            return true;
        }, ct);
        if (!written)
            return IdentityResult.Failed(new IdentityError { Code = "ConcurrencyFailure", Description = "Somebody else changed this person." });
        user.Version++;
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(PersonAccount user, CancellationToken ct) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "NotDeletable", Description = "People are switched off, never deleted." }));

    public async Task<PersonAccount?> FindByIdAsync(string userId, CancellationToken ct) =>
        Guid.TryParse(userId, out var id) ? (await LoadAsync("WHERE id = @id", new { id }, ct)).FirstOrDefault() : null;

    public async Task<PersonAccount?> FindByNameAsync(string normalizedUserName, CancellationToken ct) =>
        (await LoadAsync("WHERE normalized_name = @normalizedUserName", new { normalizedUserName }, ct)).FirstOrDefault();

    public Task<string> GetUserIdAsync(PersonAccount user, CancellationToken ct) => Task.FromResult(user.Id.ToString("D", CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(PersonAccount user, CancellationToken ct) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(PersonAccount user, string? userName, CancellationToken ct) => Set(() => user.UserName = userName ?? "");

    public Task<string?> GetNormalizedUserNameAsync(PersonAccount user, CancellationToken ct) => Task.FromResult<string?>(user.NormalizedName);

    public Task SetNormalizedUserNameAsync(PersonAccount user, string? normalizedName, CancellationToken ct) => Set(() => user.NormalizedName = normalizedName ?? "");

    public Task SetPasswordHashAsync(PersonAccount user, string? passwordHash, CancellationToken ct) => Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(PersonAccount user, CancellationToken ct) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(PersonAccount user, CancellationToken ct) => Task.FromResult(user.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(PersonAccount user, CancellationToken ct) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(PersonAccount user, DateTimeOffset? lockoutEnd, CancellationToken ct)
    {
        user.LockedUntil = lockoutEnd;
        return database.WriteAsync(unit => unit.ExecuteAsync("UPDATE identity_person SET locked_until = @LockedUntil WHERE id = @Id", user), ct);
    }

    /// <summary>Counted in the database, so that guesses sent side by side all count.</summary>
    public async Task<int> IncrementAccessFailedCountAsync(PersonAccount user, CancellationToken ct) => user.FailedCount = await database.WriteAsync(async unit =>
    {
        await unit.ExecuteAsync("UPDATE identity_person SET failed_count = failed_count + 1 WHERE id = @Id", user);
        return await unit.QuerySingleAsync<int>("SELECT failed_count FROM identity_person WHERE id = @Id", user);
    }, ct);

    public Task ResetAccessFailedCountAsync(PersonAccount user, CancellationToken ct)
    {
        user.FailedCount = 0;
        return database.WriteAsync(unit => unit.ExecuteAsync("UPDATE identity_person SET failed_count = 0 WHERE id = @Id", user), ct);
    }

    public Task<int> GetAccessFailedCountAsync(PersonAccount user, CancellationToken ct) => Task.FromResult(user.FailedCount);

    public Task<bool> GetLockoutEnabledAsync(PersonAccount user, CancellationToken ct) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(PersonAccount user, bool enabled, CancellationToken ct) => Task.CompletedTask;

    public Task SetSecurityStampAsync(PersonAccount user, string stamp, CancellationToken ct) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(PersonAccount user, CancellationToken ct) => Task.FromResult<string?>(user.SecurityStamp);

    public Task AddToRoleAsync(PersonAccount user, string roleName, CancellationToken ct) => Set(() => user.Role = roleName.ToLowerInvariant());

    public Task RemoveFromRoleAsync(PersonAccount user, string roleName, CancellationToken ct) => Task.CompletedTask;

    public Task<IList<string>> GetRolesAsync(PersonAccount user, CancellationToken ct) => Task.FromResult<IList<string>>([user.Role]);

    public Task<bool> IsInRoleAsync(PersonAccount user, string roleName, CancellationToken ct) =>
        Task.FromResult(string.Equals(user.Role, roleName, StringComparison.OrdinalIgnoreCase));

    public async Task<IList<PersonAccount>> GetUsersInRoleAsync(string roleName, CancellationToken ct) =>
        [.. await LoadAsync("WHERE role = @role", new { role = roleName.ToLowerInvariant() }, ct)];

    public void Dispose()
    {
        // Nothing is held: connections are opened per query.
    }

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private async Task WriteLinesAsync(UnitOfWork unit, PersonAccount user)
    {
        var now = clock.GetUtcNow();
        await Tenures.WriteAsync(unit, user.Id, user.Extensions, user.MovedAt < now ? user.MovedAt.Value : now);
        foreach (var number in user.Numbers)
            await unit.ExecuteAsync("INSERT INTO identity_number (person_id, number) VALUES (@Id, @number)", new { user.Id, number });
    }

    private Task<IReadOnlyList<PersonAccount>> LoadAsync(string where, object? parameters, CancellationToken ct) => database.ReadAsync(async c =>
    {
        var people = (await c.QueryAsync<PersonAccount>($"SELECT {Columns} FROM identity_person {where}", parameters)).AsList();
        if (people.Count == 0)
            return (IReadOnlyList<PersonAccount>)people;
        var byId = people.ToDictionary(p => p.Id);
        var keys = byId.Keys.Select(k => k.ToString("D", CultureInfo.InvariantCulture)).ToArray();
        foreach (var (person, tenure) in await Tenures.ReadAsync(c, keys))
        {
            byId[person].Tenures.Add(tenure);
            if (tenure.Until is null)
                byId[person].Extensions.Add(tenure.Extension);
        }

        foreach (var (id, value) in await c.QueryAsync<(string, string)>("SELECT person_id, number FROM identity_number WHERE person_id IN @keys ORDER BY number", new { keys }))
            byId[Guid.Parse(id)].Numbers.Add(value);
        return people;
    }, ct);
}
