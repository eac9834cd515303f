using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>The fields of an IPv4 or IPv6 packet that lead to its transport (RFC 791, RFC 8200).</summary>
internal readonly ref struct IpPacket
{
    private const int MaxExtensionHeaders = 16;

    public UInt128 Source { get; private init; }
    public UInt128 Destination { get; private init; }

    /// <summary>Protocol number of <see cref="Payload"/> (6 TCP, 17 UDP).</summary>
    public int Protocol { get; private init; }

    /// <summary>What was captured after the IP headers.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>Bytes of payload the header promises; more than <see cref="Payload"/> when the packet was cut.</summary>
    public int PayloadLength { get; private init; }

    public bool IsFragment { get; private init; }
    public bool MoreFragments { get; private init; }

    /// <summary>Where this fragment belongs, in bytes.</summary>
    public int FragmentOffset { get; private init; }
    public uint FragmentId { get; private init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> bytes, out IpPacket packet)
    {
        packet = default;
        return bytes.Length >= 20 && (bytes[0] >> 4) switch
        {
            4 => TryReadV4(bytes, out packet),
            6 => TryReadV6(bytes, out packet),
            _ => false,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryReadV4(ReadOnlySpan<byte> bytes, out IpPacket packet)
    {
        packet = default;
        var header = (bytes[0] & 0xF) * 4;
        int total = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (total == 0) total = bytes.Length; // segmentation offload writes 0
        if (header < 20 || total < header || bytes.Length < header) return false;
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        packet = new IpPacket
        {
            Source = Endpoint.ReadAddress(bytes.Slice(12, 4)),
            Destination = Endpoint.ReadAddress(bytes.Slice(16, 4)),
            Protocol = bytes[9],
            Payload = bytes[header..Math.Min(total, bytes.Length)],
            PayloadLength = total - header,
            MoreFragments = (fragment & 0x2000) != 0,
            FragmentOffset = (fragment & 0x1FFF) * 8,
            IsFragment = (fragment & 0x3FFF) != 0,
            FragmentId = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
        };
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryReadV6(ReadOnlySpan<byte> bytes, out IpPacket packet)
    {
        packet = default;
        if (bytes.Length < 40) return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        int next = bytes[6];
        var rest = bytes[40..];
        if (length < rest.Length && length > 0) rest = rest[..length];
        if (length == 0) length = rest.Length;
        int fragment = 0;
        uint id = 0;
        var isFragment = false;
        for (var i = 0; i < MaxExtensionHeaders && next is 0 or 43 or 44 or 51 or 60 or 135; i++)
        {
            if (rest.Length < 8) return false;
            var size = next switch { 44 => 8, 51 => (rest[1] + 2) * 4, _ => (rest[1] + 1) * 8 };
            if (rest.Length < size) return false;
            if (next == 44)
            {
                fragment = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
                id = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
                isFragment = (fragment & 0xFFF9) != 0;
            }
            next = rest[0];
            rest = rest[size..];
            length -= size;
            if (isFragment && (fragment & 0xFFF8) != 0) break; // only the first fragment carries further headers
        }
        packet = new IpPacket
        {
            Source = Endpoint.ReadAddress(bytes.Slice(8, 16)),
            Destination = Endpoint.ReadAddress(bytes.Slice(24, 16)),
            Protocol = next,
            Payload = rest,
            PayloadLength = Math.Max(length, rest.Length),
            MoreFragments = (fragment & 1) != 0,
            FragmentOffset = fragment & 0xFFF8,
            IsFragment = isFragment,
            FragmentId = id,
        };
        return true;
    }
}
