using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>Degraded while no server can be asked; with what the others say.</summary>
internal sealed class ServerHealth(ITranscriptionServers servers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (!(await servers.GetAsync(cancellationToken)).On)
            return HealthCheckResult.Healthy(data: new Dictionary<string, object> { ["code"] = "ok" });
        var states = await servers.StateAsync(cancellationToken);
        var said = string.Join(", ", states.Select(s => $"{s.Url}: {(s.Resting ? "rests" : s.Trouble ?? "ok")}"));
        return states.Any(s => s is { Trouble: null, Resting: false })
            ? HealthCheckResult.Healthy(said, new Dictionary<string, object> { ["code"] = "ok" })
            : HealthCheckResult.Degraded(said, data: new Dictionary<string, object> { ["code"] = "servers-away" });
    }
}
