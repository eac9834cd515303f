namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>Recordings by what was said in them. Without regard to rights: only what the person may hear is to be shown.</summary>
public interface ITranscriptSearch
{
    /// <summary>
    /// Recordings in which all of it was said, the latest first. Accents and capitals do not matter; <c>"several words"</c> is a
    /// phrase, <c>conge*</c> a beginning, <c>-maladie</c> must not occur; the last word may go on.
    /// </summary>
    /// <param name="text">What a person typed.</param>
    /// <param name="from">Only calls begun from here on.</param>
    /// <param name="until">Only calls begun before this.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<Guid>> FindAsync(string text, DateTimeOffset? from, DateTimeOffset? until, int take, CancellationToken ct = default);

    /// <summary>Where in these recordings it was said, in order of speech; those in which it was not are left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<Passage>>> PassagesAsync(string text, IReadOnlyCollection<Guid> recordingIds, CancellationToken ct = default);
}

/// <summary>An utterance in which searched words occur.</summary>
/// <param name="Speaker"><c>caller</c> or <c>callee</c>.</param>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">The whole utterance.</param>
/// <param name="Words">The words found, as they stand in it.</param>
public sealed record Passage(string Speaker, double Start, double End, string Text, IReadOnlyList<string> Words);
