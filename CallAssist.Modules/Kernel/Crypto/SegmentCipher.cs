using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>
/// AES-256-GCM over segments of 64 KiB (NIST SP 800-38D), so that a player can read from the middle. Each file has a key of
/// its own, derived from the recording's key and the file's random salt (HKDF, RFC 5869), so a file written again never meets
/// its former nonces; the nonce is the segment's index. The associated data says whether it is the last segment, so that a cut
/// file is found as surely as a flipped bit.
/// </summary>
internal sealed class SegmentCipher(byte[] key, ReadOnlySpan<byte> salt, string purpose) : IDisposable
{
    public const int SegmentSize = 65_536;
    public const int TagSize = 16;
    public const int SealedSize = SegmentSize + TagSize;

    public const int SaltSize = 32;

    private readonly AesGcm _aes = new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, salt.ToArray(), Encoding.ASCII.GetBytes(purpose)), TagSize);

    /// <summary>Seals one segment; <paramref name="output"/> is as long as the input plus the tag.</summary>
    public void Seal(long index, bool last, ReadOnlySpan<byte> plain, Span<byte> output)
    {
        Span<byte> nonce = stackalloc byte[12];
        Nonce(index, nonce);
        _aes.Encrypt(nonce, plain, output[..plain.Length], output.Slice(plain.Length, TagSize), [last ? (byte)1 : (byte)0]);
    }

    /// <summary>Opens one segment.</summary>
    /// <exception cref="AuthenticationTagMismatchException">A byte was changed, or the file was cut here.</exception>
    public void Open(long index, bool last, ReadOnlySpan<byte> sealedSegment, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[12];
        Nonce(index, nonce);
        _aes.Decrypt(nonce, sealedSegment[..^TagSize], sealedSegment[^TagSize..], plain, [last ? (byte)1 : (byte)0]);
    }

    public void Dispose() => _aes.Dispose();

    private static void Nonce(long index, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], index);
    }
}
