namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>The engine that turns voices into text in this process.</summary>
public interface ISpeechEngine
{
    /// <summary>What it does now and how fast it was lately.</summary>
    Task<EngineState> StateAsync(CancellationToken ct = default);

    /// <summary>
    /// Tries a file of the shelf: reads all of it for its checksum and transcribes ten seconds of a call that ships with the product.
    /// Waits for its turn; the model in use stays in use.
    /// </summary>
    Task<ModelTrial> TryAsync(string fileName, CancellationToken ct = default);
}

/// <summary>The engine at this moment.</summary>
/// <param name="Model">File name of the model that is open; null before the first recording.</param>
/// <param name="Quantisation">How its weights are stored: f32, f16, q8_0 and so on.</param>
/// <param name="Kernels">Vector512, Vector256 or Scalar: the instructions in use.</param>
/// <param name="Threads">Threads that compute.</param>
/// <param name="Working">Something is being transcribed.</param>
/// <param name="Progress">0 to 1, of what is being transcribed.</param>
/// <param name="Waiting">Recordings and trials that wait for their turn.</param>
/// <param name="TimesRealTime">Seconds of call per second of work over the last twenty transcripts; null before the first.</param>
public sealed record EngineState(
    string? Model, string? Quantisation, string Kernels, int Threads, bool Working, double Progress, int Waiting, double? TimesRealTime);

/// <summary>What a trial came to.</summary>
/// <param name="Problem">Why the file is no model; null when it is one.</param>
/// <param name="Sha256">Checksum of the file, to compare with the publisher's; 64 hexadecimal digits.</param>
/// <param name="AudioSeconds">Length of what was transcribed.</param>
/// <param name="WallSeconds">Time it took.</param>
/// <param name="Text">What the model heard.</param>
public sealed record ModelTrial(string? Problem, string Sha256, double AudioSeconds, double WallSeconds, string Text);
