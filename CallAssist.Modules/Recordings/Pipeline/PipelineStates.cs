using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Pipeline;

/// <summary>The state machine: before and after each step.</summary>
internal static class PipelineStates
{
    public const string Failed = "failed";
    public const string Last = "drafted";

    private static readonly string[] Names = ["received", "extracted", "transcribed", "understood", Last];

    public static string Before(PipelineStep step) => Names[(int)step];

    public static string After(PipelineStep step) => Names[(int)step + 1];

    /// <summary>The step that a recording in this state waits for; null when it is done or failed.</summary>
    public static PipelineStep? Next(string state) =>
        Array.IndexOf(Names, state) is >= 0 and var rank && rank < Names.Length - 1 ? (PipelineStep)rank : null;

    /// <summary>Whether a recording in this state (or failed at this step) has what <paramref name="step"/> needs.</summary>
    public static bool HasReached(string state, string? failedStep, PipelineStep step) =>
        state == Failed
            ? Enum.TryParse<PipelineStep>(failedStep, out var failed) && failed >= step
            : Array.IndexOf(Names, state) >= (int)step;
}
