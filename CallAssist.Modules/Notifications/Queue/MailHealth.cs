using CallAssist.Modules.Notifications.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>Mails leave: none waits for more than half an hour, none was given up since yesterday.</summary>
internal sealed class MailHealth(IMailServer server, IMailQueue queue, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (!(await server.GetAsync(cancellationToken)).On)
            return HealthCheckResult.Healthy(data: Code("ok"));
        var now = clock.GetUtcNow();
        var backlog = await queue.BacklogAsync(now.AddDays(-1), cancellationToken);
        return backlog.Oldest < now - Patience ? HealthCheckResult.Degraded($"{backlog.Waiting}", data: Code("mails-waiting"))
            : backlog.Failed > 0 ? HealthCheckResult.Degraded($"{backlog.Failed}", data: Code("mails-failed"))
            : HealthCheckResult.Healthy(data: Code("ok"));
    }

    private static Dictionary<string, object> Code(string code) => new() { ["code"] = code };
}
