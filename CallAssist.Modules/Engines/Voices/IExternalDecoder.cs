namespace CallAssist.Engines.Voices;

/// <summary>A seam for codecs that another program decodes: the engine itself starts no process.</summary>
public interface IExternalDecoder
{
    /// <summary>Decodes a whole file held in memory to mono PCM16.</summary>
    /// <param name="format">Container: "ogg" (Opus, Speex), "g729" (raw frames), "ilbc", "amr" (RFC 3267 §5, RFC 3952 §2 storage formats).</param>
    /// <param name="data">The file's bytes.</param>
    /// <param name="sampleRate">Samples per second wanted.</param>
    /// <param name="ct">Stops the decoding.</param>
    /// <returns>The samples, or null when that program is missing or failed.</returns>
    short[]? Decode(string format, ReadOnlyMemory<byte> data, int sampleRate, CancellationToken ct);
}
