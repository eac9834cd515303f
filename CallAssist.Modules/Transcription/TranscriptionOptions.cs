using CallAssist.Engines.Whisper;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Servers;
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

    /// <summary>Spoken language, ISO 639-1, or auto.</summary>
    public string Language { get; set; } = "fr";

    /// <summary>Hypotheses kept side by side; 1 is fastest, 5 makes a quarter fewer mistakes.</summary>
    public int BeamSize { get; set; } = 5;

    /// <summary>Stretches of speech written down together; more are faster and need more memory.</summary>
    public int Windows { get; set; } = 4;

    /// <summary>By how much names and keywords are expected, 0 (not at all) to 5.</summary>
    public float VocabularyStrength { get; set; } = 0.4f;

    /// <summary>
    /// Addresses of transcription servers, blanks between them, to be used until others are set on the page. Inside the house only: voices
    /// leave it by an administrator's hand on the page alone.
    /// </summary>
    public string Servers { get; set; } = "";

    /// <summary>First pause before a voice is sent again; doubled each time.</summary>
    public int ServerRetryMilliseconds { get; set; } = 2000;

    internal ServerSettings ToServers() => new()
    {
        On = Servers.Length > 0,
        Servers = [.. Servers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(url => new ServerAddress(url.TrimEnd('/'), Outside: false))],
    };

    internal WhisperOptions ToEngine(IReadOnlyList<string> vocabulary) => new()
    {
        Threads = EffectiveThreads,
        Language = Language,
        BeamSize = BeamSize,
        Windows = Windows,
        Vocabulary = vocabulary,
        VocabularyStrength = VocabularyStrength,
        // Personal words are silenced by them.
        WordTimes = true,
    };

    internal int EffectiveThreads => Threads > 0 ? Threads : Math.Max(1, Environment.ProcessorCount - 1);
}

internal sealed class ValidateTranscriptionOptions : IValidateOptions<TranscriptionOptions>
{
    public ValidateOptionsResult Validate(string? name, TranscriptionOptions options) =>
        options.Threads < 0 ? ValidateOptionsResult.Fail("Transcription:Threads must be 0 (automatic) or more.")
        : options.BeamSize is < 1 or > 16 ? ValidateOptionsResult.Fail("Transcription:BeamSize must be 1 to 16.")
        : options.Windows is < 1 or > 16 ? ValidateOptionsResult.Fail("Transcription:Windows must be 1 to 16.")
        : options.VocabularyStrength is < 0 or > 5 ? ValidateOptionsResult.Fail("Transcription:VocabularyStrength must be 0 to 5.")
        : options.Language is not "auto" && options.Language.Length != 2 ? ValidateOptionsResult.Fail("Transcription:Language must be an ISO 639-1 code such as fr, or auto.")
        : options.ServerRetryMilliseconds is < 1 or > 600_000 ? ValidateOptionsResult.Fail("Transcription:ServerRetryMilliseconds must be 1 to 600000.")
        : TranscriptionServers.Problems(options.ToServers()).Any() ? ValidateOptionsResult.Fail("Transcription:Servers must be http or https addresses inside the house, blanks between them.")
        : ValidateOptionsResult.Success;
}
