using System.Text.Json;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Transcription.Contracts;
using Dapper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>The one row of the servers' settings; until it is written, what the configuration names.</summary>
internal sealed class ServerStore(IDatabase database, MasterKey master, IOptions<TranscriptionOptions> options) : IMasterKeyUser
{
    private const string Select = "SELECT is_on, servers, model, per_server, timeout_seconds, fall_back, api_key FROM transcription_servers WHERE id = 1";

    public async Task<ServerSettings> GetAsync(CancellationToken ct) => (await FindAsync(ct))?.ToSettings() ?? options.Value.ToServers();

    /// <summary>The key in the clear; null without one.</summary>
    public async Task<string?> KeyAsync(CancellationToken ct) => (await FindAsync(ct))?.ApiKey is { } sealedKey ? SealedSecret.Open(master, sealedKey) : null;

    /// <summary>Stores everything; a null key keeps the former one.</summary>
    public Task SaveAsync(ServerSettings settings, string? key, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var former = await unit.QuerySingleAsync<Row>(Select);
        await unit.ExecuteAsync(
            database.Dialect.Upsert("transcription_servers", ["id"], ["is_on", "servers", "model", "per_server", "timeout_seconds", "fall_back", "api_key"]),
            new
            {
                id = 1, is_on = settings.On ? 1 : 0, servers = JsonSerializer.Serialize(settings.Servers), model = settings.Model, per_server = settings.PerServer,
                timeout_seconds = settings.TimeoutSeconds, fall_back = settings.FallBack ? 1 : 0,
                api_key = key is null ? former?.ApiKey : key.Length == 0 ? null : SealedSecret.Seal(master, key),
            });
    }, ct);

    public Task<int> RewrapAsync(CancellationToken ct) => database.WriteAsync(async unit =>
        (await unit.QuerySingleAsync<Row>(Select))?.ApiKey is { } sealedKey && SealedSecret.Rewrap(master, sealedKey) is { } anew
            ? await unit.ExecuteAsync("UPDATE transcription_servers SET api_key = @anew WHERE id = 1", new { anew })
            : 0, ct);

    private Task<Row?> FindAsync(CancellationToken ct) => database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(Select), ct);

    private sealed record Row
    {
        public bool IsOn { get; init; }

        public string Servers { get; init; } = "[]";

        public string Model { get; init; } = "";

        public int PerServer { get; init; }

        public int TimeoutSeconds { get; init; }

        public bool FallBack { get; init; }

        public string? ApiKey { get; init; }

        public ServerSettings ToSettings() => new()
        {
            On = IsOn, Servers = JsonSerializer.Deserialize<List<ServerAddress>>(Servers) ?? [], Model = Model, PerServer = PerServer, TimeoutSeconds = TimeoutSeconds,
            FallBack = FallBack, HasKey = ApiKey is not null,
        };
    }
}
