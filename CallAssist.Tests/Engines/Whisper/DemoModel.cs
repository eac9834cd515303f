using CallAssist.Engines.Whisper;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>The small model that ships with the application.</summary>
internal static class DemoModel
{
    public static string Path => System.IO.Path.Combine(SourceTree.Root, "CallAssist.Web", "Models", "ggml-demo-fr.bin");

    public static WhisperModel Open() => WhisperModel.TryOpen(Path, out var problem) ?? throw new InvalidOperationException(problem);
}
