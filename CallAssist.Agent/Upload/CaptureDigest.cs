using System.Security.Cryptography;

namespace CallAssist.Agent.Upload;

/// <summary>What identifies a capture: the length read, in bytes, and the SHA-256 of these bytes, lower-case.</summary>
internal sealed record CaptureDigest(long Length, string Sha256)
{
    /// <summary>Short enough for a log, and nothing of the file's name.</summary>
    public string Tag => Sha256[..8];

    /// <summary>Reads from the start to the end; bytes appended later do not belong to it.</summary>
    public static async Task<CaptureDigest> OfAsync(Stream capture, CancellationToken ct)
    {
        capture.Position = 0;
        var hash = await SHA256.HashDataAsync(capture, ct);
        return new(capture.Position, Convert.ToHexStringLower(hash));
    }
}
