using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallAssist.Engines.Packets;

/// <summary>Session keys made from one SDES key, and the decryption of packets with them (RFC 3711, RFC 6188, RFC 7714).</summary>
internal sealed class SrtpContext : IDisposable
{
    private const int MaxPacket = 9216;

    private readonly Aes? _aes;
    private readonly AesGcm? _gcm;
    private readonly byte[] _authKey = [];
    private readonly byte[] _salt;
    private readonly int _tagLength;
    private readonly int _mkiLength;
    private readonly byte[] _counter = new byte[MaxPacket + 16];
    private readonly byte[] _stream = new byte[MaxPacket + 16];

    private SrtpContext(byte[] masterKey, byte[] masterSalt, int tagLength, int mkiLength, bool gcm)
    {
        (_tagLength, _mkiLength) = (tagLength, mkiLength);
        using var master = Aes.Create();
        master.Key = masterKey;
        var key = Derive(master, masterSalt, 0, masterKey.Length);
        _salt = Derive(master, masterSalt, 2, gcm ? 12 : 14);
        if (gcm)
        {
            _gcm = new AesGcm(key, 16);
            return;
        }
        _authKey = Derive(master, masterSalt, 1, 20);
        _aes = Aes.Create();
        _aes.Key = key;
    }

    /// <summary>Bytes after the payload.</summary>
    public int TrailerLength => _tagLength + _mkiLength;

    /// <summary>Null for an unknown suite or a damaged key.</summary>
    public static SrtpContext? TryCreate(SdesKey key)
    {
        var (keyLength, saltLength, tag, gcm) = key.Suite.ToUpperInvariant() switch
        {
            "AES_CM_128_HMAC_SHA1_80" => (16, 14, 10, false),
            "AES_CM_128_HMAC_SHA1_32" => (16, 14, 4, false),
            "AES_192_CM_HMAC_SHA1_80" => (24, 14, 10, false),
            "AES_192_CM_HMAC_SHA1_32" => (24, 14, 4, false),
            "AES_256_CM_HMAC_SHA1_80" => (32, 14, 10, false),
            "AES_256_CM_HMAC_SHA1_32" => (32, 14, 4, false),
            "AEAD_AES_128_GCM" => (16, 12, 16, true),
            "AEAD_AES_256_GCM" => (32, 12, 16, true),
            _ => default,
        };
        if (keyLength == 0) return null;
        var bytes = new byte[key.KeySalt.Length + 4];
        var text = key.KeySalt.TrimEnd('=');
        text += new string('=', (4 - text.Length % 4) % 4);
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length < keyLength + saltLength) return null;
        return new SrtpContext(bytes[..keyLength], bytes[keyLength..(keyLength + saltLength)], tag, key.MkiLength, gcm);
    }

    /// <summary>Checks the tag and decrypts in place; false leaves the packet as it was.</summary>
    /// <param name="packet">Header, payload, key identifier and tag.</param>
    /// <param name="header">Length of the header.</param>
    /// <param name="ssrc">Synchronisation source.</param>
    /// <param name="rollOver">Roll-over counter of its sequence number.</param>
    /// <param name="sequence">Sequence number.</param>
    public bool TryDecrypt(Span<byte> packet, int header, uint ssrc, uint rollOver, ushort sequence)
    {
        var payload = packet.Length - header - TrailerLength;
        if (payload < 0 || packet.Length > MaxPacket) return false;
        return _gcm is not null ? DecryptGcm(packet, header, ssrc, rollOver, sequence) : DecryptCounter(packet, header, ssrc, rollOver, sequence);
    }

    private bool DecryptCounter(Span<byte> packet, int header, uint ssrc, uint rollOver, ushort sequence)
    {
        var end = packet.Length - TrailerLength;
        Span<byte> signed = _stream.AsSpan(0, end + 4);
        packet[..end].CopyTo(signed);
        BinaryPrimitives.WriteUInt32BigEndian(signed[end..], rollOver);
        Span<byte> tag = stackalloc byte[20];
        HMACSHA1.HashData(_authKey, signed, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag[.._tagLength], packet[^_tagLength..])) return false;
        Span<byte> start = stackalloc byte[16];
        start.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(start[4..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(start[8..], rollOver);
        BinaryPrimitives.WriteUInt16BigEndian(start[12..], sequence);
        for (var i = 0; i < 14; i++) start[i] ^= _salt[i];
        var body = packet[header..end];
        var keyStream = KeyStream(_aes!, start, body.Length, _counter, _stream);
        for (var i = 0; i < body.Length; i++) body[i] ^= keyStream[i];
        return true;
    }

    /// <summary>RFC 7714 §8: nonce of SSRC, roll-over counter and sequence number; the header is authenticated.</summary>
    private bool DecryptGcm(Span<byte> packet, int header, uint ssrc, uint rollOver, ushort sequence)
    {
        Span<byte> nonce = stackalloc byte[12];
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[6..], rollOver);
        BinaryPrimitives.WriteUInt16BigEndian(nonce[10..], sequence);
        for (var i = 0; i < 12; i++) nonce[i] ^= _salt[i];
        var end = packet.Length - TrailerLength;
        try
        {
            _gcm!.Decrypt(nonce, packet[header..end], packet.Slice(end, 16), _stream.AsSpan(0, end - header), packet[..header]);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        _stream.AsSpan(0, end - header).CopyTo(packet[header..end]);
        return true;
    }

    /// <summary>RFC 3711 §4.3 with a key derivation rate of 0.</summary>
    private static byte[] Derive(Aes master, byte[] salt, byte label, int length)
    {
        Span<byte> start = stackalloc byte[16];
        start.Clear();
        salt.CopyTo(start);
        start[7] ^= label;
        return KeyStream(master, start, length, new byte[64], new byte[64]).ToArray();
    }

    private static ReadOnlySpan<byte> KeyStream(Aes aes, ReadOnlySpan<byte> start, int length, byte[] counters, byte[] output)
    {
        var blocks = (length + 15) / 16;
        for (var i = 0; i < blocks; i++)
        {
            start.CopyTo(counters.AsSpan(16 * i));
            BinaryPrimitives.WriteUInt16BigEndian(counters.AsSpan(16 * i + 14), (ushort)i);
        }
        aes.EncryptEcb(counters.AsSpan(0, 16 * blocks), output, PaddingMode.None);
        return output.AsSpan(0, length);
    }

    public void Dispose()
    {
        _aes?.Dispose();
        _gcm?.Dispose();
    }
}
