using System.Security.Cryptography;
using System.Text;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Identity.Tokens;

internal sealed class AccessTokens(IDatabase database, Ids ids, TimeProvider clock) : IAccessTokens
{
    private const string Columns = "id, kind, name, source, rights, allowed_networks, created_at, last_used_at, revoked_at";

    public async Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken ct) =>
        (await database.ReadAsync(c => c.QueryAsync<AccessToken>($"SELECT {Columns} FROM identity_token ORDER BY id DESC"), ct)).AsList();

    public async Task<AccessToken?> FindAsync(string secret, CancellationToken ct)
    {
        if (secret.Length is 0 or > 200)
            return null;
        var hash = Hash(secret);
        var token = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<AccessToken>(
            $"SELECT {Columns} FROM identity_token WHERE (hash = @hash OR former_hash = @hash) AND revoked_at IS NULL", new { hash }), ct);
        if (token is not null && (token.LastUsedAt is not { } used || clock.GetUtcNow() - used > TimeSpan.FromMinutes(1)))
        {
            await database.WriteAsync(unit => unit.ExecuteAsync(
                "UPDATE identity_token SET last_used_at = @now WHERE id = @Id", new { now = clock.GetUtcNow(), token.Id }), ct);
        }

        return token;
    }

    public Task<(AccessToken Token, IReadOnlyList<string> Keys)?> FindSignerAsync(Guid id, CancellationToken ct) => database.ReadAsync<(AccessToken, IReadOnlyList<string>)?>(async c =>
    {
        var token = await c.QueryFirstOrDefaultAsync<AccessToken>($"SELECT {Columns} FROM identity_token WHERE id = @id AND revoked_at IS NULL", new { id });
        if (token is null)
            return null;
        var keys = await c.QueryFirstAsync<(string Hash, string? FormerHash)>("SELECT hash, former_hash FROM identity_token WHERE id = @id", new { id });
        return (token, keys.FormerHash is null ? [keys.Hash] : [keys.Hash, keys.FormerHash]);
    }, ct);

    public async Task<(AccessToken Token, string Secret)> CreateAsync(NewToken token, CancellationToken ct)
    {
        var secret = NewSecret();
        var row = new AccessToken
        {
            Id = ids.New(), Kind = token.Kind, Name = token.Name.Trim(), Source = token.Source, Rights = token.Rights,
            AllowedNetworks = token.AllowedNetworks.Trim(), CreatedAt = clock.GetUtcNow(),
        };
        await database.WriteAsync(unit => unit.ExecuteAsync(
            """
            INSERT INTO identity_token (id, kind, name, source, rights, allowed_networks, hash, created_at)
            VALUES (@Id, @Kind, @Name, @Source, @Rights, @AllowedNetworks, @Hash, @CreatedAt)
            """,
            new { row.Id, row.Kind, row.Name, row.Source, Rights = (int)row.Rights, row.AllowedNetworks, Hash = Hash(secret), row.CreatedAt }), ct);
        return (row, secret);
    }

    public async Task<string?> RotateAsync(Guid id, CancellationToken ct)
    {
        var secret = NewSecret();
        var changed = await database.WriteAsync(unit => unit.ExecuteAsync(
            "UPDATE identity_token SET former_hash = hash, hash = @hash WHERE id = @id AND revoked_at IS NULL", new { id, hash = Hash(secret) }), ct);
        return changed == 1 ? secret : null;
    }

    public Task RevokeAsync(Guid id, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        "UPDATE identity_token SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", new { id, now = clock.GetUtcNow() }), ct);

    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
