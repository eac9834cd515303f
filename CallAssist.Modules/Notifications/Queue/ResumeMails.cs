using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>After a restart the queue runs, whatever the scheduler remembers.</summary>
internal sealed class ResumeMails(MailStore store, IJobQueue jobs) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.ReleaseAsync(stoppingToken);
        await jobs.EnqueueAsync<SendMails>(SendMails.Queue, ct: stoppingToken);
    }
}
