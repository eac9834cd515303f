using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Modules.Recordings.Care;

/// <summary>The last backup is not older than two nights, where there is something to keep.</summary>
internal sealed class BackupHealth(IDatabase database, IBackup backup, IRestores restores, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(50);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (backup.Folder is null)
            return Say("ok");
        var (last, before) = ((await restores.ListAsync(cancellationToken)).FirstOrDefault()?.At, clock.GetUtcNow() - Patience);
        if (last > before)
            return Say("ok");
        var old = await database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM recordings_recording WHERE received_at < @before", new { before }), cancellationToken);
        return old == 0 ? Say("ok") : Say("backup-old", last?.ToString("u"));
    }

    private static HealthCheckResult Say(string code, string? detail = null)
    {
        var data = new Dictionary<string, object> { ["code"] = code };
        return code == "ok" ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded(detail, data: data);
    }
}
