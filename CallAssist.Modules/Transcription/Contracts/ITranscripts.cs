using System.Text.Json.Serialization;

namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>Transcripts of recordings.</summary>
public interface ITranscripts
{
    /// <summary>The transcript, or null while there is none.</summary>
    Task<Transcript?> FindAsync(Guid recordingId, CancellationToken ct = default);

    /// <summary>What the model wrote and the filters took out of the transcript, in the order of speech.</summary>
    Task<IReadOnlyList<LeftOut>> LeftOutAsync(Guid recordingId, CancellationToken ct = default);
}

/// <summary>Text that was written and not trusted; times in seconds; the reason is <c>no speech</c>, <c>no words</c>, <c>known invention</c> or <c>repetition</c>.</summary>
public sealed record LeftOut(string Speaker, double Start, double End, string Text, string Reason);

/// <summary>What was said in one recording, both voices merged in the order of speech.</summary>
public sealed record Transcript(Guid RecordingId, string Language, string Model, bool DemoModel, double AudioSeconds, double WallSeconds, IReadOnlyList<TranscriptSegment> Segments);

/// <summary>One utterance; times in seconds from the start of the recording; speaker is <c>caller</c> or <c>callee</c>; confidence 0 to 1.</summary>
public sealed record TranscriptSegment(double Start, double End, string Speaker, string Text, double Confidence)
{
    /// <summary>Who wrote other words over it; null while the engine's stand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextCorrection? Correction { get; init; }

    /// <summary>Begin and end of each word the engine heard, in turn, in seconds; words are what blanks part. Null where they are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? WordTimes { get; init; }

    /// <summary>Words the engine was not sure of, by their place among those that blanks part, from 0; null where there are none, or nobody knows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Unsure { get; init; }
}

/// <summary>A correction that stands: what the engine heard, who wrote over it and when.</summary>
public sealed record TextCorrection(string Original, Guid PersonId, DateTimeOffset At);

/// <summary>Words to expect in a call: filled by modules below (Insights: the keyword catalogue).</summary>
public interface IVocabulary
{
    /// <summary>Terms, most useful first.</summary>
    Task<IReadOnlyList<string>> TermsAsync(Guid recordingId, CancellationToken ct = default);
}
