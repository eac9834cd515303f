using CallAssist.Modules.Webhooks.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Modules.Webhooks.Queue;

/// <summary>Messages are taken: none waits for more than half an hour, none was given up.</summary>
internal sealed class WebhookHealth(IWebhooks webhooks, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var destinations = (await webhooks.ListAsync(cancellationToken)).Where(d => d.On).ToList();
        var patience = clock.GetUtcNow() - Patience;
        return destinations.Any(d => d.WaitingSince < patience) ? HealthCheckResult.Degraded($"{destinations.Sum(d => d.Waiting)}", data: Code("webhooks-waiting"))
            : destinations.Any(d => d.Failed > 0) ? HealthCheckResult.Degraded($"{destinations.Sum(d => d.Failed)}", data: Code("webhooks-failed"))
            : HealthCheckResult.Healthy(data: Code("ok"));
    }

    private static Dictionary<string, object> Code(string code) => new() { ["code"] = code };
}
