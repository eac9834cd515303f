namespace CallAssist.Engines.Whisper;

/// <summary>What was said in an audio.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="AudioSeconds">Length of the audio.</param>
/// <param name="Segments">In order of time.</param>
/// <param name="Dropped">What the model wrote and nobody said, with the reason.</param>
public sealed record WhisperResult(string Language, double AudioSeconds, IReadOnlyList<WhisperSegment> Segments, IReadOnlyList<DroppedSegment> Dropped);

/// <summary>A phrase.</summary>
/// <param name="Start">Seconds from the beginning of the audio.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">Without blanks around it.</param>
/// <param name="Confidence">Geometric mean of the token probabilities, 0 to 1.</param>
/// <param name="Words">The words with their times.</param>
public sealed record WhisperSegment(double Start, double End, string Text, double Confidence, IReadOnlyList<WhisperWord> Words)
{
    /// <summary>True when the words' times were found, false when they share the phrase's time by their length.</summary>
    public bool Aligned { get; init; }
}

/// <summary>A word.</summary>
/// <param name="Start">Seconds from the beginning of the audio.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">With its punctuation, without blanks.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record WhisperWord(double Start, double End, string Text, double Confidence);

/// <summary>A phrase that was taken out.</summary>
/// <param name="Start">Seconds from the beginning of the audio.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">What the model wrote.</param>
/// <param name="Reason">Why it cannot be trusted, in English.</param>
public sealed record DroppedSegment(double Start, double End, string Text, string Reason);
