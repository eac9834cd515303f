using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>Small models with random weights, and what a double-precision implementation of the same recipe makes of them.</summary>
public sealed class GoldenModels : IDisposable
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Whisper");
    private readonly string _unpacked = Directory.CreateTempSubdirectory("whisper-golden-").FullName;
    private readonly Dictionary<string, WhisperModel> _models = [];

    public WhisperModel Model(string name)
    {
        if (_models.TryGetValue(name, out var known)) return known;
        var path = FileOf(name);
        using (var packed = new GZipStream(System.IO.File.OpenRead(Path.Combine(Folder, name + ".bin.gz")), CompressionMode.Decompress))
        using (var plain = System.IO.File.Create(path)) packed.CopyTo(plain);
        return _models[name] = WhisperModel.TryOpen(path, out var problem) ?? throw new InvalidOperationException(problem);
    }

    /// <summary>Where a model that was asked for lies.</summary>
    public string FileOf(string name) => Path.Combine(_unpacked, name + ".bin");

    public static string File(string name) => Path.Combine(Folder, name);

    public static float[] Samples(string wav)
    {
        using var file = System.IO.File.OpenRead(Path.Combine(Folder, wav + ".wav"));
        return Resampler.ToFloat16k(Wav.Read(file)!.Channels[0], 16_000);
    }

    public static JsonElement Case(string name) => JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement;

    public static float[] Floats(string file) => MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(Path.Combine(Folder, file))).ToArray();

    public void Dispose()
    {
        foreach (var model in _models.Values) model.Dispose();
        Directory.Delete(_unpacked, recursive: true);
    }
}
