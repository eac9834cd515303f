using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.BuiltIn;

namespace CallAssist.Modules.Transcription.Queue;

/// <summary>Turns the two voices of a call into text, each on its own.</summary>
internal interface ITranscriber
{
    /// <param name="call">The voices.</param>
    /// <param name="expected">Names and words to expect, most useful first.</param>
    /// <param name="progress">Told how far it is, 0 to 1.</param>
    /// <param name="ct">Cancels.</param>
    Task<TranscriberResult> TranscribeAsync(CallVoices call, IReadOnlyList<string> expected, IProgress<double> progress, CancellationToken ct);
}

/// <summary>What came of it.</summary>
internal abstract record TranscriberResult
{
    /// <summary>Heard, by a model that goes by this name.</summary>
    public sealed record Heard(VoiceTranscript Caller, VoiceTranscript Callee, string Model, bool Demo) : TranscriberResult
    {
        /// <summary>What the computing took, without waiting for a turn or for servers that could not; null where nobody knows.</summary>
        public TimeSpan? Took { get; init; }
    }

    /// <summary>Not now: the recording waits with this reason (resource <c>Waiting_{Code}</c>).</summary>
    public sealed record NotNow(string Code, string Detail) : TranscriberResult;

    /// <summary>Not this recording, however often it is tried (resource <c>Failure_{Code}</c>).</summary>
    public sealed record NotThis(string Code, string Detail) : TranscriberResult;
}
