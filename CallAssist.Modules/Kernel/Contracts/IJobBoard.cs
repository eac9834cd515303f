namespace CallAssist.Modules.Kernel.Contracts;

/// <summary>Background work as the Jobs page shows it, on every server of the office: what waits, runs, is tried again, comes back, and was done.</summary>
public interface IJobBoard
{
    /// <summary>Kinds of work of which something waits or runs, the longest queue first.</summary>
    Task<IReadOnlyList<JobQueueLength>> QueuesAsync(CancellationToken ct = default);

    /// <summary>What runs now, the longest first.</summary>
    Task<IReadOnlyList<RunningJob>> RunningAsync(CancellationToken ct = default);

    /// <summary>What failed and is tried again by itself, the next one first.</summary>
    Task<IReadOnlyList<RetryingJob>> RetriesAsync(CancellationToken ct = default);

    /// <summary>What comes back by the clock.</summary>
    Task<IReadOnlyList<RecurringWork>> RecurringAsync(CancellationToken ct = default);

    /// <summary>What was done within the last 90 days, newest first.</summary>
    Task<JobHistory> HistoryAsync(JobHistoryFilter filter, CancellationToken ct = default);

    /// <summary>The processes that work, this one first.</summary>
    Task<IReadOnlyList<JobServer>> ServersAsync(CancellationToken ct = default);

    /// <summary>Runs recurring work now, paused or not; false when there is nothing to run.</summary>
    Task<bool> RunNowAsync(string kind, CancellationToken ct = default);

    /// <summary>Lets recurring work rest until <see cref="ResumeAsync"/>, over restarts too.</summary>
    Task PauseAsync(string kind, string by, CancellationToken ct = default);

    /// <summary>Lets it run again; a turn missed meanwhile is made up for once.</summary>
    Task ResumeAsync(string kind, CancellationToken ct = default);
}

/// <summary>One kind of work.</summary>
/// <param name="Kind">Its stable name, for example <c>transcribe</c>.</param>
/// <param name="Waiting">Due, and not begun.</param>
/// <param name="Later">Set for a later time.</param>
/// <param name="Running">Under way.</param>
/// <param name="OldestDueAt">Since when the oldest waits; null when none does.</param>
public sealed record JobQueueLength(string Kind, int Waiting, int Later, int Running, DateTimeOffset? OldestDueAt);

/// <summary>A job under way.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">What it is about (a recording, a person); empty for what is about nothing.</param>
/// <param name="Since">When it began.</param>
/// <param name="Server">Where.</param>
/// <param name="Percent">How far it is, 0 to 100; null while it does not say.</param>
public sealed record RunningJob(string Kind, Guid Subject, DateTimeOffset Since, string Server, int? Percent);

/// <summary>A job that failed and is tried again.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Attempt">Which attempt comes next, from 1.</param>
/// <param name="NextAt">When.</param>
/// <param name="Error">What went wrong last, for a technician.</param>
public sealed record RetryingJob(string Kind, Guid Subject, int Attempt, DateTimeOffset? NextAt, string? Error);

/// <summary>Work that comes back.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Cron">When, as Quartz writes it (UTC); null where each run sets the next.</param>
/// <param name="Last">Its last run; null before the first.</param>
/// <param name="NextAt">Its next turn; null while it is paused or has none.</param>
/// <param name="Pause">Who paused it and when; null while it runs.</param>
/// <param name="Running">It runs at this moment.</param>
public sealed record RecurringWork(string Kind, string? Cron, JobDone? Last, DateTimeOffset? NextAt, JobPause? Pause, bool Running);

/// <summary>Who paused something, and when.</summary>
public sealed record JobPause(string? By, DateTimeOffset? At);

/// <summary>One run that ended.</summary>
/// <param name="Id">Of the entry.</param>
/// <param name="Kind">What it did.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Detail">For a technician: what went wrong, or what the job said of itself.</param>
/// <param name="Retried">It failed and was to be tried again.</param>
/// <param name="Manual">Somebody asked for it.</param>
/// <param name="Server">Where it ran.</param>
public sealed record JobDone(string Id, string Kind, Guid Subject, DateTimeOffset At, TimeSpan Took, JobResult Result, string? Detail, bool Retried, bool Manual, string Server);

/// <summary>How a run ended.</summary>
public enum JobResult
{
    /// <summary>It did its work, or found none.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was stopped, with its server for instance.</summary>
    Stopped,
}

/// <summary>Which runs to list; null means any.</summary>
public sealed record JobHistoryFilter
{
    /// <summary>One kind's.</summary>
    public string? Kind { get; init; }

    /// <summary>About one thing, whatever was done with it.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Only those that failed.</summary>
    public bool FailedOnly { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A page of history.</summary>
public sealed record JobHistory(IReadOnlyList<JobDone> Items, bool More);

/// <summary>One process that works.</summary>
/// <param name="Name">Its instance.</param>
/// <param name="Here">The one that answers.</param>
/// <param name="SeenAt">Its last heartbeat.</param>
/// <param name="Alive">It was heard of within its interval.</param>
/// <param name="Since">When it began; known of this one only.</param>
/// <param name="Running">Jobs under way there.</param>
public sealed record JobServer(string Name, bool Here, DateTimeOffset SeenAt, bool Alive, DateTimeOffset? Since, int Running);
