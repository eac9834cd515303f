using System.Security.Cryptography;
using System.Text;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Protocol.AgentV1;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Agents.Enrol;

/// <summary>One-time codes: 60 random bits in letters that cannot be misread (Crockford's base 32), kept as SHA-256, good for one agent.</summary>
internal sealed class Enrolment(IDatabase database, IAccessTokens tokens, Ids ids, TimeProvider clock, IOptions<AgentsOptions> options)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 12;

    public async Task<Invitation> InviteAsync(string name, IReadOnlyCollection<string> extensions, CancellationToken ct)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Letters);
        var expiresAt = clock.GetUtcNow() + options.Value.CodeLifetime;
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "INSERT INTO agents_invitation (id, code_hash, name, extensions, expires_at) VALUES (@id, @hash, @name, @extensions, @expiresAt)",
            new { id = ids.New(), hash = Hash(code), name = name.Trim(), extensions = string.Join(' ', extensions), expiresAt }), ct);
        return new($"{code[..4]}-{code[4..8]}-{code[8..]}", expiresAt);
    }

    /// <summary>The agent's token, or null when the code is unknown, used or too old. A code is used up first: it never makes two tokens.</summary>
    public async Task<EnrolmentReceipt?> RedeemAsync(EnrolmentRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var invited = await database.WriteAsync(async unit =>
        {
            var hash = Hash(request.Code);
            var taken = await unit.ExecuteAsync(
                "UPDATE agents_invitation SET used_at = @now WHERE code_hash = @hash AND used_at IS NULL AND expires_at > @now", new { now, hash });
            return taken == 0 ? null : await unit.QuerySingleAsync<Invited>("SELECT name, extensions FROM agents_invitation WHERE code_hash = @hash", new { hash });
        }, ct);
        if (invited is null)
            return null;
        var (token, secret) = await tokens.CreateAsync(new("agent", invited.Name, "agent", TokenRights.UploadRecordings), ct);
        await database.WriteAsync(unit => unit.ExecuteAsync(
            """
            INSERT INTO agents_agent (id, name, extensions, machine, version, platform, enrolled_at, problems, waiting)
            VALUES (@Id, @Name, @Extensions, @Machine, @Version, '', @now, '[]', 0)
            """,
            new { token.Id, invited.Name, invited.Extensions, Machine = Cut(request.Machine, 200), Version = Cut(request.Version, 64), now }), ct);
        return new(secret, invited.Name);
    }

    /// <summary>As people type it: any case, with or without dashes, O for 0 and I or L for 1.</summary>
    internal static string Plain(string code) => new(
        [.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })]);

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Plain(code))));

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private sealed class Invited
    {
        public string Name { get; init; } = "";
        public string Extensions { get; init; } = "";
    }
}
