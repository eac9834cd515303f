using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary>The phones' rows. Each has a secret of its own, in the address where it fetches its screen.</summary>
internal sealed class PhoneStore(IDatabase database, MasterKey master, TimeProvider clock) : IMasterKeyUser
{
    private const int MaxDetail = 200;

    private const string Columns =
        "id, make, extension, address, user_name, password, server_url, is_plain, is_on, secret, shown_at, problem, problem_detail, problem_at";

    public Task<IReadOnlyList<PhoneRow>> ListAsync(CancellationToken ct) => QueryAsync("1 = 1 ORDER BY extension, id", null, ct);

    public async Task<PhoneRow?> FindAsync(Guid id, CancellationToken ct) => (await QueryAsync("id = @id", new { id }, ct)).FirstOrDefault();

    public async Task<PhoneRow?> FindBySecretAsync(string secret, CancellationToken ct) =>
        (await QueryAsync("secret_hash = @hash AND is_on = 1", new { hash = Hash(secret) }, ct)).FirstOrDefault();

    /// <summary>Phones at these extensions that take screens.</summary>
    public Task<IReadOnlyList<PhoneRow>> AtAsync(IReadOnlyCollection<string> extensions, CancellationToken ct) =>
        extensions.Count == 0 ? Task.FromResult<IReadOnlyList<PhoneRow>>([]) : QueryAsync("is_on = 1 AND extension IN @extensions", new { extensions }, ct);

    public Task SaveAsync(Guid id, DeskPhone phone, string? password, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var former = await unit.QuerySingleAsync<PhoneRow>($"SELECT {Columns} FROM telephony_phone WHERE id = @id", new { id });
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var columns = new Dictionary<string, object?>
        {
            ["id"] = id, ["make"] = phone.Make.ToString(), ["extension"] = phone.Extension, ["address"] = phone.Address, ["user_name"] = phone.UserName,
            ["password"] = password is null ? former?.Password : password.Length == 0 ? null : SealedSecret.Seal(master, password),
            ["server_url"] = phone.ServerUrl, ["is_plain"] = phone.Plain, ["is_on"] = phone.On,
        };
        await unit.ExecuteAsync(database.Dialect.Upsert("telephony_phone", ["id"], [.. columns.Keys.Skip(1)]), columns);
        await unit.ExecuteAsync("UPDATE telephony_phone SET secret = @secret, secret_hash = @hash WHERE id = @id AND secret IS NULL",
            new { id, secret = SealedSecret.Seal(master, secret), hash = Hash(secret) });
    }, ct);

    public async Task<int> RewrapAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var phone in await ListAsync(ct))
        {
            var (secret, password) = (SealedSecret.Rewrap(master, phone.Secret), phone.Password is null ? null : SealedSecret.Rewrap(master, phone.Password));
            if (secret is null && password is null)
                continue;
            // Where nobody changed it meanwhile: what is new is wrapped by the present key already.
            done += await database.WriteAsync(unit => unit.ExecuteAsync(
                """
                UPDATE telephony_phone SET secret = COALESCE(@secret, secret), password = CASE WHEN password = @formerPassword THEN COALESCE(@password, password) ELSE password END
                WHERE id = @Id AND secret = @formerSecret
                """,
                new { phone.Id, formerSecret = phone.Secret, formerPassword = phone.Password, secret, password }), ct);
        }

        return done;
    }

    public Task RemoveAsync(Guid id, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync("DELETE FROM telephony_phone WHERE id = @id", new { id }), ct);

    /// <summary>Notes how a push ended, where that is news.</summary>
    public Task NoteAsync(PhoneRow phone, PushOutcome outcome, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var problem = outcome.Result == PushResult.Shown ? null : outcome.Result.ToString();
        var detail = problem is null || outcome.Detail is not { } said ? null : said[..Math.Min(said.Length, MaxDetail)];
        if (problem == phone.Problem && detail == phone.ProblemDetail && (problem is not null || now - phone.ShownAt < TimeSpan.FromMinutes(1)))
            return Task.CompletedTask;
        return database.WriteAsync(unit => unit.ExecuteAsync(
            """
            UPDATE telephony_phone SET problem = @problem, problem_detail = @detail, problem_at = CASE WHEN @problem IS NULL THEN NULL ELSE @now END,
            shown_at = CASE WHEN @problem IS NULL THEN @now ELSE shown_at END WHERE id = @Id
            """, new { phone.Id, problem, detail, now }), ct);
    }

    /// <exception cref="MasterKeyException">Another master key sealed it.</exception>
    public string Open(string sealedText) => SealedSecret.Open(master, sealedText);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));

    private async Task<IReadOnlyList<PhoneRow>> QueryAsync(string condition, object? parameters, CancellationToken ct) =>
        (await database.ReadAsync(c => c.QueryAsync<PhoneRow>($"SELECT {Columns} FROM telephony_phone WHERE {condition}", parameters), ct)).AsList();
}

/// <summary>A row as it stands.</summary>
internal sealed record PhoneRow
{
    public Guid Id { get; init; }
    public string Make { get; init; } = "";
    public string Extension { get; init; } = "";
    public string Address { get; init; } = "";
    public string UserName { get; init; } = "";
    public string? Password { get; init; }
    public string ServerUrl { get; init; } = "";
    public bool IsPlain { get; init; }
    public bool IsOn { get; init; }
    public string Secret { get; init; } = "";
    public DateTimeOffset? ShownAt { get; init; }
    public string? Problem { get; init; }
    public string? ProblemDetail { get; init; }
    public DateTimeOffset? ProblemAt { get; init; }

    public PhoneMake Kind => Enum.Parse<PhoneMake>(Make);

    public DeskPhone ToPhone() => new()
    {
        Id = Id, Make = Kind, Extension = Extension, Address = Address, UserName = UserName, HasPassword = Password is not null, ServerUrl = ServerUrl,
        Plain = IsPlain, On = IsOn, ShownAt = ShownAt, ProblemAt = ProblemAt, Problem = Problem is null ? null : new(Enum.Parse<PushResult>(Problem), ProblemDetail),
    };
}
