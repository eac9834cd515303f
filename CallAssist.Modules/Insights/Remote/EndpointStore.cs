using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>The one row of the language model's settings.</summary>
internal sealed class EndpointStore(IDatabase database, MasterKey master) : IMasterKeyUser
{
    private const string Select =
        "SELECT is_on, url, model, in_house, daily_tokens, timeout_seconds, instructions, api_key FROM insights_endpoint WHERE id = 1";

    public Task<EndpointRow?> FindAsync(CancellationToken ct) => database.ReadAsync(c => c.QueryFirstOrDefaultAsync<EndpointRow>(Select), ct);

    /// <summary>The key in the clear; null without one.</summary>
    public string? KeyOf(EndpointRow? row) => row?.ApiKey is { } sealedKey ? SealedSecret.Open(master, sealedKey) : null;

    public Task<int> RewrapAsync(CancellationToken ct) => database.WriteAsync(async unit =>
        (await unit.QuerySingleAsync<EndpointRow>(Select))?.ApiKey is { } sealedKey && SealedSecret.Rewrap(master, sealedKey) is { } anew
            ? await unit.ExecuteAsync("UPDATE insights_endpoint SET api_key = @anew WHERE id = 1", new { anew })
            : 0, ct);

    /// <summary>Stores everything; a null key keeps the former one.</summary>
    public Task SaveAsync(RemoteEndpoint endpoint, string? key, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var former = await unit.QuerySingleAsync<EndpointRow>(Select);
        await unit.ExecuteAsync(
            database.Dialect.Upsert("insights_endpoint", ["id"], ["is_on", "url", "model", "in_house", "daily_tokens", "timeout_seconds", "instructions", "api_key"]),
            new
            {
                id = 1, is_on = endpoint.On ? 1 : 0, url = endpoint.Url, model = endpoint.Model, in_house = endpoint.InHouse ? 1 : 0,
                daily_tokens = endpoint.DailyTokens, timeout_seconds = endpoint.TimeoutSeconds, instructions = endpoint.Instructions,
                api_key = key is null ? former?.ApiKey : key.Length == 0 ? null : SealedSecret.Seal(master, key),
            });
    }, ct);
}

/// <summary>The row as it stands.</summary>
internal sealed record EndpointRow
{
    public bool IsOn { get; init; }

    public string Url { get; init; } = "";

    public string Model { get; init; } = "";

    public bool InHouse { get; init; }

    public int DailyTokens { get; init; }

    public int TimeoutSeconds { get; init; }

    public string Instructions { get; init; } = "";

    public string? ApiKey { get; init; }

    public RemoteEndpoint ToEndpoint() => new()
    {
        On = IsOn, Url = Url, Model = Model, InHouse = InHouse, DailyTokens = DailyTokens, TimeoutSeconds = TimeoutSeconds, Instructions = Instructions,
        HasKey = ApiKey is not null,
    };
}
