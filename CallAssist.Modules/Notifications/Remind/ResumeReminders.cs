using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Readers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Notifications.Remind;

/// <summary>After a restart everyone's open calls are looked at, whatever the scheduler remembers.</summary>
internal sealed class ResumeReminders(IServiceScopeFactory scopes, IJobQueue jobs) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var (person, _) in await scope.ServiceProvider.GetRequiredService<ReaderStore>().ListAsync(stoppingToken))
            await jobs.EnqueueAsync<RemindJob>(person.Id, ct: stoppingToken);
    }
}
