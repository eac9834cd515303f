namespace CallAssist.Modules.Identity.Contracts;

/// <summary>Tokens of agents and webhook sources: 128 random bits, stored as SHA-256, shown once.</summary>
public interface IAccessTokens
{
    /// <summary>All tokens, newest first.</summary>
    Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken ct = default);

    /// <summary>The valid token of this secret, or null; notes when it was used.</summary>
    Task<AccessToken?> FindAsync(string secret, CancellationToken ct = default);

    /// <summary>
    /// A valid token by its id, for a request that is signed instead of carrying the secret, and the keys that may have signed
    /// it: SHA-256 of each valid secret in lower-case hex. Null when there is none.
    /// </summary>
    Task<(AccessToken Token, IReadOnlyList<string> Keys)?> FindSignerAsync(Guid id, CancellationToken ct = default);

    /// <summary>Makes a token and returns its secret, which nobody can read again.</summary>
    Task<(AccessToken Token, string Secret)> CreateAsync(NewToken token, CancellationToken ct = default);

    /// <summary>Makes a second secret; the former one stays valid until the next rotation or revocation.</summary>
    Task<string?> RotateAsync(Guid id, CancellationToken ct = default);

    /// <summary>Ends both secrets at once.</summary>
    Task RevokeAsync(Guid id, CancellationToken ct = default);
}

/// <summary>What a token may do.</summary>
[Flags]
public enum TokenRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Report call events.</summary>
    ReportEvents = 1,

    /// <summary>Read who is calling in the reply.</summary>
    ReadCaller = 2,

    /// <summary>Send captures.</summary>
    UploadRecordings = 4,

    /// <summary>Read customers and interventions over <c>/api/v1</c>.</summary>
    ReadOffice = 8,

    /// <summary>Write customers and interventions over <c>/api/v1</c>.</summary>
    WriteOffice = 16,
}

/// <summary>A token to be made. <paramref name="Kind"/> is <c>agent</c>, <c>webhook</c> or <c>api</c>; <paramref name="Source"/> names the adapter.</summary>
/// <param name="Kind">Agent, webhook or api.</param>
/// <param name="Name">For people.</param>
/// <param name="Source">generic, asterisk, voicemanager, yealink, snom, grandstream; <c>agent</c> for agents; <c>intranet</c> for the REST interface.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="AllowedNetworks">CIDR list separated by spaces; empty: from anywhere.</param>
public sealed record NewToken(string Kind, string Name, string Source, TokenRights Rights, string AllowedNetworks = "");

/// <summary>A token without its secret.</summary>
public sealed record AccessToken
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary><c>agent</c>, <c>webhook</c> or <c>api</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>For people.</summary>
    public string Name { get; init; } = "";

    /// <summary>The adapter that reads its requests.</summary>
    public string Source { get; init; } = "";

    /// <summary>What it may do.</summary>
    public TokenRights Rights { get; init; }

    /// <summary>CIDR list separated by spaces; empty: from anywhere.</summary>
    public string AllowedNetworks { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether this address may use it.</summary>
    public bool Allows(System.Net.IPAddress? address) =>
        AllowedNetworks.Length == 0
        || (address is not null && AllowedNetworks.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(network => System.Net.IPNetwork.TryParse(network, out var parsed) && parsed.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));
}
