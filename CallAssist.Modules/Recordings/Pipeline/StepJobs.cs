using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Pipeline;

/// <summary>Quartz's four kinds of wake-up; each only calls the runner.</summary>
internal sealed class ExtractJob(PipelineRunner runner) : IBackgroundJob
{
    public static string Kind => "extract";

    public Task RunAsync(Guid subject, CancellationToken ct) => runner.RunAsync(PipelineStep.Extract, subject, ct);
}

internal sealed class TranscribeJob(PipelineRunner runner) : IBackgroundJob
{
    public static string Kind => "transcribe";

    public Task RunAsync(Guid subject, CancellationToken ct) => runner.RunAsync(PipelineStep.Transcribe, subject, ct);
}

internal sealed class UnderstandJob(PipelineRunner runner) : IBackgroundJob
{
    public static string Kind => "understand";

    public Task RunAsync(Guid subject, CancellationToken ct) => runner.RunAsync(PipelineStep.Understand, subject, ct);
}

internal sealed class DraftJob(PipelineRunner runner) : IBackgroundJob
{
    public static string Kind => "draft";

    public Task RunAsync(Guid subject, CancellationToken ct) => runner.RunAsync(PipelineStep.Draft, subject, ct);
}
