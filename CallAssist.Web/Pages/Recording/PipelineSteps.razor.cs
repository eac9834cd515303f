using CallAssist.Modules.Recordings.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Recording;

/// <summary>How far a recording is, why it does not go on, and a way to try again.</summary>
public sealed partial class PipelineSteps
{
    private static readonly string[] States = ["received", "extracted", "transcribed", "understood", "drafted"];

    private bool _asked;
    private bool _refused;

    /// <summary>The recording.</summary>
    [Parameter, EditorRequired]
    public required Modules.Recordings.Contracts.Recording Recording { get; set; }

    /// <summary>True for people who look after the pipeline.</summary>
    [Parameter]
    public bool MayRerun { get; set; }

    private bool Stuck => Recording.State == "failed";

    /// <summary>Index of the last state that stands; a failed recording stands before the step that failed.</summary>
    private int Reached => Stuck && Enum.TryParse<PipelineStep>(Recording.FailedStep, ignoreCase: true, out var failed)
        ? (int)failed
        : Array.IndexOf(States, Recording.State);

    private string Sentence => Why.Failure(Recording.FailureCode);

    private string? Technical => MayRerun ? Recording.FailureDetail : null;

    private async Task RerunAsync()
    {
        _asked = true;
        _refused = !Enum.TryParse<PipelineStep>(Recording.FailedStep, ignoreCase: true, out var step)
            || !await Pipeline.RerunAsync(Recording.Id, step);
        _asked = !_refused;
    }
}
