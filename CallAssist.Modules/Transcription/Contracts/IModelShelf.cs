namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>The Whisper models at hand, and the one in use.</summary>
public interface IModelShelf
{
    /// <summary>Folder into which an administrator puts model files.</summary>
    string Folder { get; }

    /// <summary>The model in use, or why there is none.</summary>
    Task<ModelState> CurrentAsync(CancellationToken ct = default);

    /// <summary>Model files found in <see cref="Folder"/>, each opened and checked.</summary>
    Task<IReadOnlyList<ModelFile>> ListAsync(CancellationToken ct = default);

    /// <summary>
    /// Takes this file of <see cref="Folder"/> into use after checking it, and lets waiting recordings go on.
    /// Returns null, or the sentence that says what is wrong with the file.
    /// </summary>
    Task<string?> ChooseAsync(string fileName, CancellationToken ct = default);
}

/// <summary>A file on the shelf; exactly one of <see cref="Kind"/> and <see cref="Problem"/> is set.</summary>
public sealed record ModelFile(string FileName, long Bytes, ModelKind? Kind, string? Problem);

/// <summary>What a sound model is.</summary>
/// <param name="Size"><c>tiny</c> to <c>large-v3-turbo</c>, or <c>custom</c>.</param>
/// <param name="Quantisation"><c>f32 f16 q8_0 q5_0 q5_1 q4_0 q4_1</c>.</param>
/// <param name="Multilingual">False: English only.</param>
/// <param name="Description">All of it in one technician's line.</param>
public sealed record ModelKind(string Size, string Quantisation, bool Multilingual, string Description);

/// <summary>What transcribes now. Exactly one of <see cref="Path"/> and <see cref="Problem"/> is set.</summary>
public sealed record ModelState(string? Path, bool Demo, ModelKind? Kind, ModelProblem? Problem);

/// <summary>Why there is no model: <c>no-model</c> or <c>bad-model</c>, with the technician's sentence.</summary>
public sealed record ModelProblem(string Code, string Detail);

/// <summary>A standard ggml Whisper file, as published; sizes in megabytes (10^6 bytes).</summary>
/// <param name="Name">Size class.</param>
/// <param name="File">Usual file name.</param>
/// <param name="F16">Size of the f16 file.</param>
/// <param name="Q8">Size of the q8_0 file.</param>
/// <param name="Q5">Size of the q5_0 or q5_1 file.</param>
/// <param name="Parameters">Millions of parameters.</param>
public sealed record StandardModel(string Name, string File, int F16, int Q8, int Q5, int Parameters)
{
    /// <summary>tiny to large-v3-turbo.</summary>
    public static IReadOnlyList<StandardModel> All { get; } =
    [
        new("tiny", "ggml-tiny.bin", 78, 44, 32, 39),
        new("base", "ggml-base.bin", 148, 82, 60, 74),
        new("small", "ggml-small.bin", 488, 264, 190, 244),
        new("medium", "ggml-medium.bin", 1533, 823, 539, 769),
        new("large-v3-turbo", "ggml-large-v3-turbo.bin", 1625, 874, 574, 809),
        new("large-v3", "ggml-large-v3.bin", 3095, 1656, 1081, 1550),
    ];

    /// <summary>
    /// Which to take for French telephone speech so that a day's calls are done the same day: what this many processors
    /// transcribe in about half of the calls' length.
    /// </summary>
    public static string Recommended(int processors) => processors switch
    {
        <= 2 => "base",
        <= 6 => "small",
        _ => "large-v3-turbo",
    };
}
