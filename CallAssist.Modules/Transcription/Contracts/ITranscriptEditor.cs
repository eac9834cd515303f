using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>People's corrections of what the engine heard.</summary>
public interface ITranscriptEditor
{
    /// <summary>Writes other words over one utterance; the engine's stay beside them, with who changed them and when.</summary>
    /// <param name="editor">Somebody who may see the recording.</param>
    /// <param name="recordingId">The recording.</param>
    /// <param name="position">Index of the utterance in the transcript.</param>
    /// <param name="shown">The words the person had before him; others mean that somebody was faster.</param>
    /// <param name="text">The words that were said; the engine's own take the correction back.</param>
    /// <param name="ct">Cancels.</param>
    Task<CorrectionOutcome> CorrectAsync(Person editor, Guid recordingId, int position, string shown, string text, CancellationToken ct = default);
}

/// <summary>What came of a correction.</summary>
public abstract record CorrectionOutcome
{
    /// <summary>It stands; the transcript as it reads now.</summary>
    public sealed record Saved(Transcript Transcript) : CorrectionOutcome;

    /// <summary>Somebody changed these words meanwhile; the transcript as it reads now.</summary>
    public sealed record Overtaken(Transcript Transcript) : CorrectionOutcome;

    /// <summary>Not without any word.</summary>
    public sealed record Empty : CorrectionOutcome;

    /// <summary>There is no such transcript, or it is not this person's.</summary>
    public sealed record Gone : CorrectionOutcome;
}
