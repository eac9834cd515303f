using CallAssist.Engines.Whisper;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>Keeps everything a trace is told.</summary>
internal sealed class FakeTrace : IWhisperTrace
{
    public Dictionary<string, (IReadOnlyList<int> Shape, float[] Values)> Arrays { get; } = [];

    public List<(int Seek, IReadOnlyList<int> Prompt, IReadOnlyList<int> Tokens, IReadOnlyList<double> Probabilities)> Windows { get; } = [];

    public void Array(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values) => Arrays.Add(name, (shape, values.ToArray()));

    public void Window(int seek, IReadOnlyList<int> prompt, IReadOnlyList<int> tokens, IReadOnlyList<double> probabilities) => Windows.Add((seek, prompt, tokens, probabilities));
}
