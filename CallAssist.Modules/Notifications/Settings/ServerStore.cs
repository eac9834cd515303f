using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Notifications.Contracts;
using Dapper;

namespace CallAssist.Modules.Notifications.Settings;

/// <summary>The one row of the mail server's settings.</summary>
internal sealed class ServerStore(IDatabase database, MasterKey master, TimeProvider clock) : IMasterKeyUser
{
    private const string Select =
        """
        SELECT is_on, host, port, security, user_name, password, trusted_certificate, from_address, from_name, site_url, on_since
        FROM notifications_server WHERE id = 1
        """;

    public Task<ServerRow?> FindAsync(CancellationToken ct) => database.ReadAsync(c => c.QueryFirstOrDefaultAsync<ServerRow>(Select), ct);

    /// <summary>The password in the clear; null without one.</summary>
    public string? PasswordOf(ServerRow? row) => row?.Password is { } sealedPassword ? SealedSecret.Open(master, sealedPassword) : null;

    public Task<int> RewrapAsync(CancellationToken ct) => database.WriteAsync(async unit =>
        (await unit.QuerySingleAsync<ServerRow>(Select))?.Password is { } sealedPassword && SealedSecret.Rewrap(master, sealedPassword) is { } anew
            ? await unit.ExecuteAsync("UPDATE notifications_server SET password = @anew WHERE id = 1", new { anew })
            : 0, ct);

    /// <summary>Stores everything; a null password keeps the former one.</summary>
    public async Task SaveAsync(MailServer server, string? password, CancellationToken ct)
    {
        var fresh = password is { Length: > 0 } ? SealedSecret.Seal(master, password) : null;
        await database.WriteAsync(async unit =>
        {
            var former = await unit.QuerySingleAsync<ServerRow>(Select);
            await unit.ExecuteAsync(
                database.Dialect.Upsert("notifications_server", ["id"],
                    ["is_on", "host", "port", "security", "user_name", "password", "trusted_certificate", "from_address", "from_name", "site_url", "on_since"]),
                new
                {
                    id = 1, is_on = server.On, host = server.Host, port = server.Port, security = (int)server.Security, user_name = server.UserName,
                    password = password is null ? former?.Password : fresh, trusted_certificate = server.TrustedCertificate,
                    from_address = server.FromAddress, from_name = server.FromName, site_url = server.SiteUrl,
                    on_since = server.On ? former?.OnSince ?? clock.GetUtcNow() : (DateTimeOffset?)null,
                });
        }, ct);
    }
}

/// <summary>The row as it stands.</summary>
internal sealed class ServerRow
{
    public bool IsOn { get; init; }
    public string Host { get; init; } = "";
    public int Port { get; init; }
    public SmtpSecurity Security { get; init; }
    public string UserName { get; init; } = "";
    public string? Password { get; init; }
    public string TrustedCertificate { get; init; } = "";
    public string FromAddress { get; init; } = "";
    public string FromName { get; init; } = "";
    public string SiteUrl { get; init; } = "";

    /// <summary>Since when mails leave; what happened before is nobody's mail.</summary>
    public DateTimeOffset? OnSince { get; init; }

    public MailServer ToServer() => new()
    {
        On = IsOn, Host = Host, Port = Port, Security = Security, UserName = UserName, HasPassword = Password is not null, TrustedCertificate = TrustedCertificate,
        FromAddress = FromAddress, FromName = FromName, SiteUrl = SiteUrl,
    };
}
