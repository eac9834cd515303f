using CallAssist.Modules.Identity.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Web.Hosting;

/// <summary>The database answers.</summary>
internal sealed class DatabaseHealth(IOffice office) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        await office.GetAsync(cancellationToken);
        return HealthCheckResult.Healthy(data: Codes.Ok);
    }
}

/// <summary>The data folder's disk has room: below 2 GB is degraded, below 200 MB nothing can be received.</summary>
internal sealed class DiskHealth(IConfiguration configuration) : IHealthCheck
{
    private const long Low = 2_000_000_000;
    private const long Full = 200_000_000;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var free = new DriveInfo(DataFolder.Of(configuration)).AvailableFreeSpace;
        var data = new Dictionary<string, object> { ["code"] = free < Low ? "disk-low" : "ok" };
        var text = $"{free / 1_000_000_000.0:0.0} GB";
        return Task.FromResult(
            free < Full ? HealthCheckResult.Unhealthy(text, data: data)
            : free < Low ? HealthCheckResult.Degraded(text, data: data)
            : HealthCheckResult.Healthy(text, data));
    }
}

internal static class Codes
{
    public static IReadOnlyDictionary<string, object> Ok { get; } = new Dictionary<string, object> { ["code"] = "ok" };
}
