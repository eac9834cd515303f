using System.Text.Json;
using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>The plain recipe against a double-precision implementation of it: every array within tolerance, every token the same.</summary>
public sealed class GoldenTests(GoldenModels models) : IClassFixture<GoldenModels>
{
    /// <summary>Largest difference allowed to the double-precision values.</summary>
    private static double Tolerance(string array) => array switch
    {
        "mel" => 1e-4,
        "conv" => 5e-4,
        "encoder" => 1e-3,
        _ when array.StartsWith("layer", StringComparison.Ordinal) => 2e-3,
        _ => 5e-3, // logits
    };

    [Theory]
    [InlineData("devA-f32", KernelPath.Best)]
    [InlineData("devA-f16", KernelPath.Best)]
    [InlineData("devA-q8_0", KernelPath.Best)]
    [InlineData("devA-q5_0", KernelPath.Best)]
    [InlineData("devB-f16", KernelPath.Best)]
    [InlineData("devA-f16", KernelPath.Vector256)]
    [InlineData("devA-q5_0", KernelPath.Vector256)]
    [InlineData("devA-q8_0", KernelPath.Scalar)]
    public void Transcribe_GoldenAudio_ArraysAndTokensOfTheReference(string model, KernelPath path)
    {
        foreach (var wav in (string[])["fr_5s", "fr_12s"])
        {
            var trace = new FakeTrace();
            new WhisperTranscriber(models.Model(model)).Transcribe(
                GoldenModels.Samples(wav), new WhisperOptions { Plain = true, Threads = 2, Kernels = path, Trace = trace }, null, TestContext.Current.CancellationToken);
            var expected = GoldenModels.Case($"{wav}.{model}");
            AssertWindows(expected.GetProperty("float64").GetProperty("windows"), trace);
            AssertArrays(expected, trace);
            AssertMel($"{wav}.mel{trace.Arrays["mel"].Shape[0]}.ref.f32", trace);
        }
    }

    private static void AssertWindows(JsonElement windows, FakeTrace trace)
    {
        Assert.Equal(windows.GetArrayLength(), trace.Windows.Count);
        foreach (var (expected, actual) in windows.EnumerateArray().Zip(trace.Windows))
        {
            Assert.Equal(expected.GetProperty("seek").GetInt32(), actual.Seek);
            Assert.Equal(Ints(expected, "prompt"), actual.Prompt);
            Assert.Equal(Ints(expected, "tokens"), actual.Tokens);
            foreach (var (p, q) in expected.GetProperty("p").EnumerateArray().Zip(actual.Probabilities)) Assert.Equal(p.GetDouble(), q, 1e-3);
        }
    }

    private static void AssertArrays(JsonElement expected, FakeTrace trace)
    {
        var reference = expected.GetProperty("float64").GetProperty("arrays");
        var floats = GoldenModels.Floats(reference.GetProperty("file").GetString()!);
        foreach (var array in reference.GetProperty("arrays").EnumerateObject())
        {
            var offset = array.Value.GetProperty("offset").GetInt32();
            var count = Ints(array.Value, "shape").Aggregate(1, (a, b) => a * b);
            AssertClose(array.Name, floats.AsSpan(offset, count), Selected(array.Name, trace));
        }
    }

    /// <summary>The parts that the reference keeps: some positions, and the ids of real tokens.</summary>
    private static float[] Selected(string name, FakeTrace trace)
    {
        var (shape, values) = trace.Arrays[name];
        if (name.StartsWith("logits", StringComparison.Ordinal)) return [.. values[..1200], .. values[50_257..]];
        var step = name switch { "conv" => 25, "encoder" => 10, _ => 50 };
        return [.. Enumerable.Range(0, (shape[0] + step - 1) / step).SelectMany(i => values.AsSpan(i * step * shape[1], shape[1]).ToArray())];
    }

    private static void AssertMel(string file, FakeTrace trace)
    {
        var (shape, values) = trace.Arrays["mel"];
        float[] selected = [.. Enumerable.Range(0, shape[0]).SelectMany(mel => Enumerable.Range(0, 200).Select(i => values[mel * shape[1] + 3 * i]))];
        AssertClose("mel", GoldenModels.Floats(file), selected);
    }

    private static void AssertClose(string name, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double worst = 0;
        for (var i = 0; i < expected.Length; i++) worst = Math.Max(worst, Math.Abs((double)expected[i] - actual[i]));
        Assert.True(worst <= Tolerance(name), $"{name} differs by {worst:G3}, allowed {Tolerance(name):G3}");
    }

    private static int[] Ints(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];
}
