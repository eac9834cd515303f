using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace CallAssist.Modules.Kernel.Jobs;

/// <summary>A job that comes back: its kind and when (Quartz' cron expression, in UTC).</summary>
internal sealed record RecurringJob(string Kind, string Cron, Func<JobKey, IJobDetail> Job);

internal static class RecurringJobs
{
    /// <summary>Runs the job at these times; its subject is <see cref="Guid.Empty"/>. A time missed while nothing ran is made up for once.</summary>
    public static IServiceCollection AddRecurring<TJob>(this IServiceCollection services, string cron) where TJob : class, IBackgroundJob =>
        services.AddScoped<TJob>().AddSingleton(new RecurringJob(
            TJob.Kind, cron, key => JobBuilder.Create<QuartzJob<TJob>>().WithIdentity(key).DisallowConcurrentExecution(true).Build()));
}

/// <summary>At start: every recurring job has its trigger; a changed time replaces the former one.</summary>
internal sealed class ScheduleRecurring(ISchedulerFactory schedulers, IEnumerable<RecurringJob> jobs) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var recurring in jobs)
        {
            var key = Guid.Empty.ToString("D");
            var job = recurring.Job(new JobKey(key, recurring.Kind));
            var trigger = TriggerBuilder.Create().WithIdentity(key, recurring.Kind)
                .WithCronSchedule(recurring.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
