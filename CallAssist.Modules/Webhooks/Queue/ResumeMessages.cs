using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Webhooks.Destinations;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Webhooks.Queue;

/// <summary>After a restart every lane runs, whatever the scheduler remembers.</summary>
internal sealed class ResumeMessages(MessageStore messages, DestinationStore destinations, IJobQueue jobs) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await messages.ReleaseAsync(stoppingToken);
        foreach (var destination in await destinations.ListAsync(stoppingToken))
            await jobs.EnqueueAsync<SendMessages>(destination.Id, ct: stoppingToken);
    }
}
