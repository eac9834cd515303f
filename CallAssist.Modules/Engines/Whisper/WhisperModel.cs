using CallAssist.Engines.Whisper.Model;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper;

/// <summary>A Whisper model in ggml's container, mapped into memory. Any number of transcribers may read it at once.</summary>
public sealed class WhisperModel : IDisposable
{
    private readonly MappedFile _file;

    private WhisperModel(MappedFile file, ModelContent content)
    {
        _file = file;
        Shape = content.Shape;
        MelFilters = content.MelFilters;
        Vocabulary = new Vocabulary(content.Shape, content.Tokens);
        Weights = new ModelWeights(content);
        Info = WhisperModelInfo.From(content, file.Length);
    }

    /// <summary>What the file is.</summary>
    public WhisperModelInfo Info { get; }

    internal ModelShape Shape { get; }

    /// <summary>[mel][bin], 201 bins of 40 Hz.</summary>
    internal float[] MelFilters { get; }

    internal Vocabulary Vocabulary { get; }

    internal ModelWeights Weights { get; }

    /// <summary>Maps a model file; null with one sentence in <paramref name="problem"/> when it is missing or wrong. Never reads past its end.</summary>
    public static WhisperModel? TryOpen(string path, out string problem)
    {
        MappedFile? file = null;
        try
        {
            if (!Exists(path, out problem)) return null;
            file = new MappedFile(path);
            unsafe
            {
                if (ModelFile.Read(file.Start, file.Length, out problem) is { } content)
                {
                    var model = new WhisperModel(file, content);
                    file = null;
                    return model;
                }
            }
            problem = $"{path}: {problem}";
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = $"{path}: {failure.Message}";
            return null;
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>Unmaps the file; no transcription may be under way.</summary>
    public void Dispose() => _file.Dispose();

    private static bool Exists(string path, out string problem)
    {
        var info = new FileInfo(path);
        problem = !info.Exists ? $"{path}: no such file" : $"{path}: the file is empty";
        return info is { Exists: true, Length: > 0 };
    }
}
