namespace CallAssist.Engines.Voices;

/// <summary>A stretch of a voice in which somebody speaks.</summary>
/// <param name="Start">First sample.</param>
/// <param name="End">Sample after the last.</param>
public readonly record struct SpeechSpan(int Start, int End)
{
    /// <summary>Samples.</summary>
    public int Length => End - Start;
}
