using CallAssist.Engines.Whisper;

namespace CallAssist.Web.Cli;

/// <summary>The Whisper model of a verb: the one that was named, else the demonstration model with a warning.</summary>
internal static class CommandLineModel
{
    private const string DemoWarning =
        "Warning: demo model. It knows synthetic voices only and invents fluent text on human ones; take a real model with --model PATH.";

    /// <summary>Null when the file is no sound model; <paramref name="stderr"/> says why.</summary>
    public static WhisperModel? Open(string? path, TextWriter stderr)
    {
        if (path is null)
            stderr.WriteLine(DemoWarning);
        var file = path ?? Path.Combine(AppContext.BaseDirectory, "Models", "ggml-demo-fr.bin");
        var model = WhisperModel.TryOpen(file, out var problem);
        if (model is null)
            stderr.WriteLine(problem);
        return model;
    }
}
