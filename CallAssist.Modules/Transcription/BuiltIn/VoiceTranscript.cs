using CallAssist.Engines.Whisper;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.BuiltIn;

/// <summary>One voice's words, with what the filters took out.</summary>
internal sealed record VoiceTranscript(string Language, IReadOnlyList<VoiceSegment> Segments, IReadOnlyList<DroppedText> Dropped)
{
    /// <summary>A word of less confidence is worth a second listening.</summary>
    private const double LeastSure = 0.5;

    public static VoiceTranscript From(WhisperResult result) => new(
        result.Language,
        [.. result.Segments.Select(s => new VoiceSegment(s.Start, s.End, s.Text, s.Confidence)
        {
            Words = s.Aligned ? [.. s.Words.Select(w => new VoiceWord(w.Start, w.End, w.Text))] : [],
            Unsure = Conversation.IsOf(s.Text, s.Words.Select(w => w.Text)) ? [.. s.Words.Index().Where(w => w.Item.Confidence < LeastSure).Select(w => w.Index)] : [],
        })],
        [.. result.Dropped.Select(d => new DroppedText(d.Start, d.End, d.Text, d.Reason))]);
}

/// <summary>Times in seconds of the voice.</summary>
internal sealed record VoiceSegment(double Start, double End, string Text, double Confidence)
{
    /// <summary>Its words; empty where their times are not known.</summary>
    public IReadOnlyList<VoiceWord> Words { get; init; } = [];

    /// <summary>Places of the words that were heard badly.</summary>
    public IReadOnlyList<int> Unsure { get; init; } = [];
}

/// <summary>A word; times in seconds of the voice.</summary>
internal sealed record VoiceWord(double Start, double End, string Text);

/// <summary>Text that was taken out again, and why.</summary>
internal sealed record DroppedText(double Start, double End, string Text, string Reason);

/// <summary>Merges the voices of a call into one conversation.</summary>
internal static class Conversation
{
    /// <summary>Segments of both sides in the order in which they begin.</summary>
    public static IReadOnlyList<TranscriptSegment> Merge(params (string Speaker, VoiceTranscript Voice)[] voices) =>
    [
        .. voices.SelectMany(v => v.Voice.Segments.Select(s => new TranscriptSegment(
                Math.Round(s.Start, 2), Math.Round(s.End, 2), v.Speaker, s.Text.Trim(), Math.Round(s.Confidence, 3)) { WordTimes = Times(s), Unsure = s.Unsure.Count > 0 ? s.Unsure : null }))
            .Where(s => s.Text.Length > 0)
            .OrderBy(s => s.Start).ThenBy(s => s.End),
    ];

    // Only where the words are the text's, one by one; some engines give them without punctuation.
    private static IReadOnlyList<double>? Times(VoiceSegment segment) =>
        segment.Words.Count > 0 && IsOf(segment.Text, segment.Words.Select(w => w.Text))
            ? [.. segment.Words.SelectMany(w => (double[])[Math.Round(w.Start, 2), Math.Round(w.End, 2)])]
            : null;

    /// <summary>Whether these are the words of the text, one by one.</summary>
    public static bool IsOf(string text, IEnumerable<string> words) => words.Select(Plain).SequenceEqual(text.Trim().Split(' ').Select(Plain));

    private static string Plain(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
