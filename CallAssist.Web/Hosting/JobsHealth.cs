using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Web.Hosting;

/// <summary>Work goes on: no event is put aside, nothing failed since yesterday, and what is queued is taken up.</summary>
internal sealed class JobsHealth(IRecordingPipeline pipeline, IParkedEvents parked, TimeProvider clock) : IHealthCheck
{
    /// <summary>How long a recording may lie untouched while nothing runs: a step's lease and its longest pause between two attempts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await pipeline.ListAsync(all: false, ct: cancellationToken);
        var aside = (await parked.ListAsync(cancellationToken)).Count;
        var failed = open.Count(r => r.State == "failed" && r.ChangedAt > now - Recent);
        var stuck = open.Any(r => r.Running) ? 0 : open.Count(r => r is { WaitingCode: null, RetryAt: null, State: not "failed" } && r.ChangedAt < now - Patience);
        return (aside, failed, stuck) switch
        {
            ( > 0, _, _) => Degraded("events-parked", aside),
            (_, _, > 0) => Degraded("jobs-stuck", stuck),
            (_, > 0, _) => Degraded("jobs-failed", failed),
            _ => HealthCheckResult.Healthy(data: Codes.Ok),
        };
    }

    private static HealthCheckResult Degraded(string code, int count) =>
        HealthCheckResult.Degraded($"{code}: {count}", data: new Dictionary<string, object> { ["code"] = code });
}
