using CallAssist.Engines.Voices;
using CallAssist.Modules.Recordings.Extract;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>The programs that decode what the media engine does not.</summary>
public static class ExternalDecoders
{
    /// <summary>ffmpeg, found in PATH or at <paramref name="path"/>; null when it is not installed.</summary>
    public static IExternalDecoder? Ffmpeg(string? path = null) => FfmpegDecoder.Find(path);
}
