using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Notifications.Digest;

/// <summary>After a restart the digest that was due meanwhile goes out, and the next one is set.</summary>
internal sealed class ResumeDigest(IJobQueue jobs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => jobs.EnqueueAsync<DigestJob>(DigestJob.Only, ct: stoppingToken);
}
