using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Whisper;

/// <summary>How to transcribe.</summary>
public sealed record WhisperOptions
{
    /// <summary>Threads that compute; 0: processors minus one, at least one.</summary>
    public int Threads { get; init; }

    /// <summary>ISO 639-1 code, or "auto" to let the model decide on the first window.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>Greedy, temperature 0 without fallback, no voice detection, timestamps on: the recipe that other implementations can be held against.</summary>
    public bool Plain { get; init; }

    /// <summary>Hypotheses kept side by side; 1 is greedy.</summary>
    public int BeamSize { get; init; } = 5;

    /// <summary>Windows of 30 s decoded together, or twice as many of half that length; more need more memory.</summary>
    public int Windows { get; init; } = 4;

    /// <summary>Tries again at higher temperatures where the text is poor.</summary>
    public bool Fallback { get; init; } = true;

    /// <summary>Text taken to stand before the beginning: style and names.</summary>
    public string InitialPrompt { get; init; } = "";

    /// <summary>Transcribes only where somebody speaks.</summary>
    public bool VoiceActivity { get; init; } = true;

    /// <summary>Names and words whose odds are raised.</summary>
    public IReadOnlyList<string> Vocabulary { get; init; } = [];

    /// <summary>By how much, per token, natural log; 0 is not at all.</summary>
    public float VocabularyStrength { get; init; } = 0.4f;

    /// <summary>Finds when each word was spoken; otherwise the words of a phrase share its time by their length.</summary>
    public bool WordTimes { get; init; }

    /// <summary>Sees the intermediate values of a <see cref="Plain"/> transcription.</summary>
    public IWhisperTrace? Trace { get; init; }

    /// <summary>Which instructions the kernels use.</summary>
    public KernelPath Kernels { get; init; }
}
