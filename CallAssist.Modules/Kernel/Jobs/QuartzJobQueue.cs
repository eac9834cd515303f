using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CallAssist.Modules.Kernel.Jobs;

/// <summary>
/// The queue on Quartz's persistent store. A job already there under its key is replaced, never doubled; one that is due already
/// stays, so that a run which sets its next turn does not put off what somebody asked for meanwhile.
/// </summary>
internal sealed class QuartzJobQueue(ISchedulerFactory schedulers, TimeProvider clock) : IJobQueue, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

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
        await _one.WaitAsync(ct);
        try
        {
            if (!await IsDueAsync(scheduler, trigger.Key, ct))
                await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true }, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    // The trigger of a run that goes on has no next time, unless it was replaced meanwhile.
    private async Task<bool> IsDueAsync(IScheduler scheduler, TriggerKey key, CancellationToken ct) =>
        await scheduler.GetTrigger(key, ct) is { NextFireTimeUtc: { } due } && due <= clock.GetUtcNow()
        && await scheduler.GetTriggerState(key, ct) is TriggerState.Normal or TriggerState.Blocked or TriggerState.Executing;

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
