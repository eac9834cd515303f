using CallAssist.Modules.Kernel.Contracts;
using Quartz;
using Quartz.Extensibility;

namespace CallAssist.Modules.Kernel.Jobs;

/// <summary>Reads the scheduler's store: what waits, runs and was done on every server.</summary>
internal sealed class JobBoard(ISchedulerFactory schedulers, IExecutionHistoryStore history, IEnumerable<RecurringJob> recurring, TimeProvider clock) : IJobBoard
{
    public async Task<IReadOnlyList<JobQueueLength>> QueuesAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var now = clock.GetUtcNow();
        var running = (await RunningAsync(ct)).CountBy(r => r.Kind).ToDictionary();
        var waiting = (await TriggersAsync(scheduler, ct)).Where(t => t.State is TriggerState.Normal or TriggerState.Blocked).ToLookup(t => t.JobKey.Group);
        var own = recurring.Select(r => r.Kind).ToHashSet();
        return
        [
            .. from kind in waiting.Select(w => w.Key).Union(running.Keys)
               where !own.Contains(kind)
               let due = waiting[kind].Where(t => t.NextFireTimeUtc <= now).ToList()
               let length = new JobQueueLength(kind, due.Count, waiting[kind].Count() - due.Count, running.GetValueOrDefault(kind), due.Min(t => t.NextFireTimeUtc))
               orderby length.Waiting descending, length.Running descending, kind
               select length,
        ];
    }

    public async Task<IReadOnlyList<RunningJob>> RunningAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var fired = await scheduler.QueryFireInstances(new FireInstanceQuery { Take = int.MaxValue }, ct);
        return [.. fired.Items.Where(f => f.JobKey is not null).OrderBy(f => f.FireTimeUtc).Select(f => new RunningJob(f.JobKey!.Group, SubjectOf(f.JobKey), f.FireTimeUtc, Server(f.SchedulerInstanceId), f.Progress))];
    }

    public async Task<IReadOnlyList<RetryingJob>> RetriesAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var retrying = new List<RetryingJob>();
        foreach (var trigger in (await TriggersAsync(scheduler, ct)).Where(t => t.RetryAttempt > 0 && t.State != TriggerState.Executing).OrderBy(t => t.NextFireTimeUtc).Take(200))
        {
            var status = await history.GetJobRunStatus(scheduler.SchedulerName, trigger.JobKey, ct);
            retrying.Add(new(trigger.JobKey.Group, SubjectOf(trigger.JobKey), trigger.RetryAttempt, trigger.NextFireTimeUtc, status?.LastFailureMessage));
        }

        return retrying;
    }

    public async Task<IReadOnlyList<RecurringWork>> RecurringAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var triggers = (await TriggersAsync(scheduler, ct)).ToLookup(t => t.JobKey.Group);
        var running = (await RunningAsync(ct)).Select(r => r.Kind).ToHashSet();
        var paused = (await scheduler.GetPausedTriggerGroups(ct)).ToHashSet();
        var work = new List<RecurringWork>();
        foreach (var (kind, cron, _) in recurring)
        {
            var last = await HistoryAsync(new() { Kind = kind, Take = 1 }, ct);
            var pause = paused.Contains(kind) ? await scheduler.GetTriggerGroupPause(kind, ct) : null;
            work.Add(new(
                kind, cron, last.Items.FirstOrDefault(), paused.Contains(kind) ? null : triggers[kind].Min(t => t.NextFireTimeUtc),
                paused.Contains(kind) ? new(pause?.RequestedBy, pause?.PausedAtUtc) : null, running.Contains(kind)));
        }

        return work;
    }

    public async Task<JobHistory> HistoryAsync(JobHistoryFilter filter, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var page = await history.QueryExecutions(
            new ExecutionHistoryQuery
            {
                SchedulerName = scheduler.SchedulerName, Skip = Math.Max(0, filter.Skip), Take = Math.Clamp(filter.Take, 1, 200),
                Job = filter is { Kind: { } kind, Subject: { } about } ? new JobKey(about.ToString("D"), kind) : null,
                JobContains = filter switch { { Kind: not null, Subject: not null } => null, { Subject: { } subject } => subject.ToString("D"), { Kind: { } only } => only + ".", _ => null },
                Results = filter.FailedOnly ? [JobRunResult.Failed] : null,
            }, ct);
        return new([.. page.Items.Select(Read)], page.HasMore);
    }

    public async Task<IReadOnlyList<JobServer>> ServersAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var since = (await scheduler.GetMetadata(ct)).RunningSince;
        var running = (await RunningAsync(ct)).CountBy(r => r.Server).ToDictionary();
        return
        [
            .. (await scheduler.QueryClusterNodes(ct)).Select(node => new JobServer(
                // Alone, it has nobody to report to: that it answers is its heartbeat.
                Server(node.InstanceId), node.IsCurrentNode, node.LastCheckInUtc ?? clock.GetUtcNow(), node.State == ClusterNodeState.Alive,
                node.IsCurrentNode ? since : null, running.GetValueOrDefault(Server(node.InstanceId)))),
        ];
    }

    public async Task<bool> RunNowAsync(string kind, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        if (recurring.All(r => r.Kind != kind))
            return false;
        var keys = await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(kind), ct);
        foreach (var key in keys)
            await scheduler.TriggerJob(key, ct);
        return keys.Count > 0;
    }

    public async Task PauseAsync(string kind, string by, CancellationToken ct) =>
        await (await schedulers.GetScheduler(ct)).PauseTriggerGroupsWith(GroupMatcher<TriggerKey>.GroupEquals(kind), new PauseDetails { RequestedBy = by }, ct);

    public async Task ResumeAsync(string kind, CancellationToken ct) =>
        await (await schedulers.GetScheduler(ct)).ResumeTriggerGroups(GroupMatcher<TriggerKey>.GroupEquals(kind), ct);

    private static async Task<IReadOnlyList<TriggerHeader>> TriggersAsync(IScheduler scheduler, CancellationToken ct) =>
        (await scheduler.QueryTriggers(new TriggerQuery { Take = int.MaxValue }, ct)).Items;

    private static JobDone Read(ExecutionHistoryEntry entry) => new(
        entry.EntryId ?? $"{entry.JobGroup}.{entry.JobName}.{entry.FiredAtUtc.Ticks}", entry.JobGroup, Guid.TryParse(entry.JobName, out var subject) ? subject : Guid.Empty,
        entry.FiredAtUtc, entry.Duration,
        entry.EffectiveResult switch { JobRunResult.Failed => JobResult.Failed, JobRunResult.Cancelled => JobResult.Stopped, _ => JobResult.Done },
        entry.ExceptionMessage ?? entry.Summary, entry.RetryScheduled, entry.Manual, Server(entry.SchedulerInstanceId));

    /// <summary>A scheduler that is alone has no name of its own.</summary>
    private static string Server(string instance) => instance == "NON_CLUSTERED" ? Environment.MachineName : instance;

    private static Guid SubjectOf(JobKey key) => Guid.TryParse(key.Name, out var subject) ? subject : Guid.Empty;
}
