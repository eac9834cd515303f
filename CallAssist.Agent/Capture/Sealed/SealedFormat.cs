using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallAssist.Agent.Capture.Sealed;

/// <summary>What a frame of a sealed capture holds.</summary>
internal enum FrameKind : byte
{
    /// <summary><see cref="CaptureHead"/> as JSON: the first frame.</summary>
    Head = 1,

    /// <summary>Bytes of the pcapng file.</summary>
    Packets = 2,

    /// <summary><see cref="CaptureMark"/> as JSON.</summary>
    Mark = 3,
}

/// <summary>
/// A sealed capture grows frame by frame, so that a kill costs the last second at most: magic, the capture's own key wrapped by the
/// spool's, then frames of length (4 bytes), kind (1), ciphertext and tag. AES-256-GCM (NIST SP 800-38D), nonce = index of the frame,
/// associated data = kind; each capture has its own random key, so no nonce is ever met twice. Plaintext never reaches the disk.
/// </summary>
internal static class SealedFormat
{
    public const int TagSize = 16;
    public const int FrameHeader = 5;
    public const int LargestFrame = 1 << 16;
    public const int HeaderSize = 8 + SpoolKey.WrappedSize;

    public static ReadOnlySpan<byte> Magic => "CAcapt1\n"u8;

    public static void Nonce(long index, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], index);
    }

    /// <summary>Opens the key in a file's header; null when it is no sealed capture, or one of another PC.</summary>
    public static AesGcm? Open(ReadOnlySpan<byte> header, SpoolKey key) =>
        header.Length == HeaderSize && header.StartsWith(Magic) && key.Unwrap(header[Magic.Length..]) is { } own ? new AesGcm(own, TagSize) : null;

    /// <summary>Whether a file has lost its key and only kept its name: a kill came between the two.</summary>
    public static bool IsDestroyed(string path)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) == HeaderSize && !header.ContainsAnyExcept((byte)0);
    }
}
