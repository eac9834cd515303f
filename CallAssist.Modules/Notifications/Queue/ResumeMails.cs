using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>After a restart the queue runs, whatever the scheduler remembers.</summary>
internal sealed class ResumeMails(IJobQueue jobs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => jobs.EnqueueAsync<SendMails>(SendMails.Queue, ct: stoppingToken);
}
