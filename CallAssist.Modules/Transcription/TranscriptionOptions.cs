using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription;

/// <summary>How recordings are transcribed (section <c>Transcription</c>).</summary>
public sealed class TranscriptionOptions
{
    /// <summary>A ggml Whisper file. Empty: the file chosen on the Model page, else none, and recordings wait.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// Lets the demonstration model that ships with the product stand in where no other is chosen. It knows synthetic
    /// voices only and invents text on human ones: for the demo office and tests, never for a real one.
    /// </summary>
    public bool UseDemoModel { get; set; }

    /// <summary>Worker threads; 0 means all processors but one, at least one.</summary>
    public int Threads { get; set; }

    /// <summary>Spoken language, ISO 639-1.</summary>
    public string Language { get; set; } = "fr";

    internal int EffectiveThreads => Threads > 0 ? Threads : Math.Max(1, Environment.ProcessorCount - 1);
}

internal sealed class ValidateTranscriptionOptions : IValidateOptions<TranscriptionOptions>
{
    public ValidateOptionsResult Validate(string? name, TranscriptionOptions options) =>
        options.Threads < 0 ? ValidateOptionsResult.Fail("Transcription:Threads must be 0 (automatic) or more.")
        : options.Language.Length != 2 ? ValidateOptionsResult.Fail("Transcription:Language must be an ISO 639-1 code such as fr.")
        : ValidateOptionsResult.Success;
}
