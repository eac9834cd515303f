using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>Where personal data was said in a call: filled by a module below (Insights: redaction).</summary>
internal interface IPersonalPassages
{
    /// <summary>All of it. What looks personal without being sure of it is among them with its whole utterance.</summary>
    Task<IReadOnlyList<PersonalPassage>> FindAsync(Recording recording, Transcript transcript, CancellationToken ct = default);
}

/// <summary>A stretch of one utterance that is personal.</summary>
/// <param name="Segment">Index of the utterance.</param>
/// <param name="Start">First character (UTF-16) of its text.</param>
/// <param name="End">After the last character.</param>
/// <param name="Placeholder">What may stand in its place.</param>
internal readonly record struct PersonalPassage(int Segment, int Start, int End, string Placeholder);
