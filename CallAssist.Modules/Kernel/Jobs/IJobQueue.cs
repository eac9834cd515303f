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
    /// <param name="subject">What it is about.</param>
    /// <param name="delay">How long from now it begins.</param>
    /// <param name="replace">False leaves a job that is there already, running or waiting, as it is.</param>
    /// <param name="ct">Cancels the scheduling.</param>
    Task EnqueueAsync<TJob>(Guid subject, TimeSpan delay = default, bool replace = true, CancellationToken ct = default) where TJob : class, IBackgroundJob;
}
