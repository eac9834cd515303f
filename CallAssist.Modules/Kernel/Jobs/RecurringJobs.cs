using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace CallAssist.Modules.Kernel.Jobs;

/// <summary>A job that comes back.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Cron">When: Quartz' cron expression, in UTC; null where each run sets the next.</param>
/// <param name="Job">Makes it; null with <paramref name="Cron"/>.</param>
internal sealed record RecurringJob(string Kind, string? Cron, Func<JobKey, IJobDetail>? Job);

internal static class RecurringJobs
{
    /// <summary>Runs the job at these times; its subject is <see cref="Guid.Empty"/>. A time missed while nothing ran is made up for once.</summary>
    public static IServiceCollection AddRecurring<TJob>(this IServiceCollection services, string cron) where TJob : class, IBackgroundJob =>
        services.AddScoped<TJob>().AddSingleton(new RecurringJob(
            TJob.Kind, cron, key => JobBuilder.Create<QuartzJob<TJob>>().WithIdentity(key).StoreDurably().DisallowConcurrentExecution(true).Build()));

    /// <summary>A job whose every run enqueues the next one by a rule of its own; the Jobs page shows it among those that come back.</summary>
    public static IServiceCollection AddSelfRecurring<TJob>(this IServiceCollection services) where TJob : class, IBackgroundJob =>
        services.AddScoped<TJob>().AddSingleton(new RecurringJob(TJob.Kind, null, null));
}

/// <summary>At start: every recurring job has its trigger. One that stands keeps its next turn, so that a missed one is made up for; a changed time replaces it.</summary>
internal sealed class ScheduleRecurring(ISchedulerFactory schedulers, IEnumerable<RecurringJob> jobs) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var (kind, cron, job) in jobs)
        {
            if (cron is null || job is null)
                continue;
            var key = Guid.Empty.ToString("D");
            await scheduler.AddJob(job(new JobKey(key, kind)), new AddJobOptions { Replace = true }, cancellationToken);
            if (await scheduler.GetTrigger(new TriggerKey(key, kind), cancellationToken) is ICronTrigger standing && standing.CronExpressionString == cron)
                continue;
            var trigger = TriggerBuilder.Create().WithIdentity(key, kind).ForJob(new JobKey(key, kind))
                .WithCronSchedule(cron, schedule => schedule.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            await scheduler.UnscheduleJob(trigger.Key, cancellationToken);
            await scheduler.ScheduleJob(trigger, new ScheduleJobOptions(), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
