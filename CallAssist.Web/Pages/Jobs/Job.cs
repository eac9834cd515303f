using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Pages.Jobs;

using Recording = Modules.Recordings.Contracts.Recording;

/// <summary>How a recording stands for whoever looks after the pipeline, most pressing first.</summary>
public enum JobState
{
    /// <summary>Stopped for good until somebody runs it again.</summary>
    Failed,

    /// <summary>Cannot go on now: no model, a server away.</summary>
    Waiting,

    /// <summary>A step threw; it is tried again by itself.</summary>
    Retrying,

    /// <summary>A step works on it.</summary>
    Running,

    /// <summary>Its turn comes.</summary>
    Queued,

    /// <summary>The draft is written.</summary>
    Done,
}

/// <summary>One recording in the pipeline.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Operator">Who sits at its extension; the extension where nobody does.</param>
/// <param name="Customer">Who the number belongs to; null for a stranger's.</param>
/// <param name="CallNumber">The customer's number as its call has it; null while no call matched.</param>
/// <param name="Percent">How far its present step is; null while it does not say.</param>
public sealed record Job(Recording Recording, string? Operator = null, string? Customer = null, string? CallNumber = null, int? Percent = null)
{
    private static readonly string[] States = ["received", "extracted", "transcribed", "understood", "drafted"];

    /// <summary>How it stands.</summary>
    public JobState State => Recording switch
    {
        { Running: true } => JobState.Running,
        { State: "failed" } => JobState.Failed,
        { State: "drafted" } => JobState.Done,
        { WaitingCode: not null } => JobState.Waiting,
        { RetryAt: not null } => JobState.Retrying,
        _ => JobState.Queued,
    };

    /// <summary>The step that failed, runs or comes next; the last one when all are done.</summary>
    public PipelineStep Step => Enum.TryParse<PipelineStep>(Recording.FailedStep, ignoreCase: true, out var failed)
        ? failed
        : (PipelineStep)Math.Clamp(Array.IndexOf(States, Recording.State), 0, (int)PipelineStep.Draft);

    /// <summary>The steps it may run again from: those it has come to.</summary>
    public IEnumerable<PipelineStep> MayRunFrom => Enum.GetValues<PipelineStep>().Where(step => step <= Step);

    /// <summary>The customer's number as the call tells it, else the capture: that may know the switchboard's alone.</summary>
    public string? Number => CallNumber ?? (Recording.CustomerSide == "caller" ? Recording.FromNumber : Recording.ToNumber);
}
