using System.Buffers.Binary;
using System.IO.Compression;

namespace CallAssist.Modules.Recordings.Intake;

/// <summary>Tells a capture by its first bytes: pcap (four magics), pcapng (section header block), or a gzip of one.</summary>
internal static class CaptureSignature
{
    public static bool Matches(ReadOnlySpan<byte> start) =>
        start is [0x1F, 0x8B, ..] ? IsCapture(FirstUnzipped(start)) : IsCapture(start);

    private static bool IsCapture(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(start) is 0xA1B2C3D4 or 0xD4C3B2A1 or 0xA1B23C4D or 0x4D3CB2A1 or 0x0A0D0D0A;

    private static byte[] FirstUnzipped(ReadOnlySpan<byte> start)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(start.ToArray()), CompressionMode.Decompress);
            var first = new byte[4];
            return gzip.ReadAtLeast(first, 4, throwOnEndOfStream: false) == 4 ? first : [];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
