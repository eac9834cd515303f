using System.Buffers.Binary;
using System.Text.Json.Nodes;
using CallAssist.Engines.Whisper;

namespace CallAssist.Web.Cli;

/// <summary>
/// Writes what a plain transcription computes: <c>trace.json</c> with every window's tokens and the shapes of the arrays, and each
/// array of window 0 as <c>NAME.f32</c>, little-endian and whole.
/// </summary>
internal sealed class TraceFolder : IWhisperTrace, IDisposable
{
    private readonly string _folder;
    private readonly JsonArray _windows = [];
    private readonly JsonObject _arrays = [];

    /// <summary>A trace.json of before goes: until the new one is there, the arrays are not all of one run.</summary>
    public TraceFolder(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        File.Delete(Path.Combine(_folder, "trace.json"));
    }

    public void Array(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values)
    {
        var count = shape.Aggregate(1, (product, length) => product * length);
        var bytes = new byte[count * sizeof(float)];
        for (var i = 0; i < count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        File.WriteAllBytes(Path.Combine(_folder, name + ".f32"), bytes);
        _arrays[name] = Numbers(shape);
    }

    public void Window(int seek, IReadOnlyList<int> prompt, IReadOnlyList<int> tokens, IReadOnlyList<double> probabilities) => _windows.Add(new JsonObject
    {
        ["seek"] = seek,
        ["prompt"] = Numbers(prompt),
        ["tokens"] = Numbers(tokens),
        ["p"] = Numbers(probabilities),
    });

    /// <summary>Writes <c>trace.json</c>.</summary>
    public void Dispose() =>
        File.WriteAllText(Path.Combine(_folder, "trace.json"), new JsonObject { ["windows"] = _windows, ["arrays"] = _arrays }.ToJsonString());

    private static JsonArray Numbers<T>(IEnumerable<T> values) => [.. values.Select(v => (JsonNode?)JsonValue.Create(v))];
}
