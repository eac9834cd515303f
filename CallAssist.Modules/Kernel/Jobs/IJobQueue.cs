namespace CallAssist.Modules.Kernel.Jobs;

/// <summary>Background work about one thing (a recording, a mail), idempotent by (kind, subject).</summary>
internal interface IBackgroundJob
{
    /// <summary>Stable name, for example <c>transcribe</c>; the Quartz group.</summary>
    static abstract string Kind { get; }

    Task RunAsync(Guid subject, CancellationToken ct);
}

/// <summary>Schedules background jobs; the same kind and subject twice is one job.</summary>
internal interface IJobQueue
{
    Task EnqueueAsync<TJob>(Guid subject, TimeSpan delay = default, CancellationToken ct = default) where TJob : class, IBackgroundJob;

    /// <summary>Whether such a job runs or waits.</summary>
    Task<bool> HasAsync<TJob>(Guid subject, CancellationToken ct = default) where TJob : class, IBackgroundJob;
}
