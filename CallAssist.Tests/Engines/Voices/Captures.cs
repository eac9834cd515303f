using System.Runtime.CompilerServices;
using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>Fixtures of this project that hold packets.</summary>
internal static class Captures
{
    public static string Path(string name, [CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(here, "..", "..", "..", "Fixtures", name));

    public static MediaReport Extract(string name, MediaOptions? options = null)
    {
        using var file = File.OpenRead(Path(name));
        return MediaExtractor.Extract(file, options ?? new MediaOptions(), TestContext.Current.CancellationToken);
    }
}
