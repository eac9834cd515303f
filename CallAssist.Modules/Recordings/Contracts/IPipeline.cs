using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>The steps of a recording, in order. Each one leads to the state of the same rank.</summary>
public enum PipelineStep
{
    /// <summary>Capture to voices: <c>received</c> → <c>extracted</c>.</summary>
    Extract,

    /// <summary>Voices to text: → <c>transcribed</c>.</summary>
    Transcribe,

    /// <summary>Text to keywords and draft texts: → <c>understood</c>.</summary>
    Understand,

    /// <summary>Insights to a waiting intervention: → <c>drafted</c>.</summary>
    Draft,
}

/// <summary>
/// One step of the pipeline, owned by the module that does the work. It reads, computes, and returns what to write; the
/// pipeline's runner claims the row, commits the effect together with the new state, and deals with failures.
/// </summary>
internal interface IPipelineStep
{
    PipelineStep Step { get; }

    Task<StepResult> RunAsync(Guid recordingId, CancellationToken ct);
}

/// <summary>What a step came to.</summary>
internal abstract record StepResult
{
    /// <summary>Done: the effect (rows and the next event) is committed with the new state.</summary>
    public sealed record Done(Func<UnitOfWork, Task> Effect) : StepResult;

    /// <summary>Cannot succeed by trying again; the code selects the sentence a manager reads (resource <c>Failure_{Code}</c>).</summary>
    public sealed record Failed(string Code, string Detail) : StepResult;

    /// <summary>Cannot run now (no model, server away): stays in its state with this reason until <see cref="IPipeline.ResumeAsync"/>.</summary>
    public sealed record Waiting(string Code, string Detail) : StepResult;
}

/// <summary>The pipeline as the steps' modules see it.</summary>
internal interface IPipeline
{
    /// <summary>Schedules the step's job for this recording; twice is once.</summary>
    Task EnqueueAsync(PipelineStep step, Guid recordingId, CancellationToken ct = default);

    /// <summary>Schedules again whatever waits before this step (a model arrived, a server is back).</summary>
    Task ResumeAsync(PipelineStep step, CancellationToken ct = default);
}
