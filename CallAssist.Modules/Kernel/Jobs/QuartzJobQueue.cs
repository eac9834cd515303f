using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CallAssist.Modules.Kernel.Jobs;

/// <summary>The queue on Quartz's persistent store. A job already there under its key is replaced, never doubled.</summary>
internal sealed class QuartzJobQueue(ISchedulerFactory schedulers, TimeProvider clock) : IJobQueue
{
    public async Task EnqueueAsync<TJob>(Guid subject, TimeSpan delay, CancellationToken ct) where TJob : class, IBackgroundJob
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var key = subject.ToString("D");
        var job = JobBuilder.Create<QuartzJob<TJob>>()
            .WithIdentity(key, TJob.Kind)
            .RequestRecovery(true)
            .DisallowConcurrentExecution(true)
            .Build();
        var trigger = TriggerBuilder.Create()
            .WithIdentity(key, TJob.Kind)
            .StartAt(clock.GetUtcNow() + delay)
            .Build();
        await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true }, ct);
    }

    public async Task<bool> HasAsync<TJob>(Guid subject, CancellationToken ct) where TJob : class, IBackgroundJob =>
        await (await schedulers.GetScheduler(ct)).Exists(new JobKey(subject.ToString("D"), TJob.Kind), ct);
}

/// <summary>Quartz's door to one of our jobs: a scope of its own and the subject out of the job's key.</summary>
internal sealed class QuartzJob<TJob>(IServiceScopeFactory scopes) : IJob where TJob : class, IBackgroundJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobRun>().Begin(context);
        var job = scope.ServiceProvider.GetRequiredService<TJob>();
        await job.RunAsync(Guid.Parse(context.JobDetail.Key.Name), cancellationToken);
    }
}
