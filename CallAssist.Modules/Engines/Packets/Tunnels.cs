using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>Finds the IP packet inside a tunnel: IP in IP, GRE and what switches mirror with (ERSPAN, VXLAN).</summary>
/// <remarks>RFC 2003, RFC 4213, RFC 2784 and 2890, draft-foschiano-erspan-03, RFC 7348.</remarks>
internal static class Tunnels
{
    private const int Ethernet = 1;
    private const int VxlanPort = 4789;

    /// <summary>The inner packet from its IP header on; empty when this is no tunnel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Inner(in IpPacket ip) => ip.Protocol switch
    {
        17 => IsVxlan(ip.Payload) ? LinkLayer.Network(Ethernet, ip.Payload[16..]) : default,
        4 or 41 => ip.Payload,
        47 => Gre(ip.Payload),
        _ => default,
    };

    private static ReadOnlySpan<byte> Gre(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) return default;
        var header = 4 + ((bytes[0] & 0x80) != 0 ? 4 : 0) + ((bytes[0] & 0x20) != 0 ? 4 : 0) + ((bytes[0] & 0x10) != 0 ? 4 : 0);
        if (bytes.Length <= header) return default;
        var hasSequence = (bytes[0] & 0x10) != 0;
        return BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) switch
        {
            0x0800 or 0x86DD => bytes[header..],
            0x6558 => LinkLayer.Network(Ethernet, bytes[header..]),
            0x88BE => LinkLayer.Network(Ethernet, Skip(bytes, header + (hasSequence ? 8 : 0))), // type I has no header of its own
            0x22EB => LinkLayer.Network(Ethernet, Skip(bytes, header + (bytes.Length > header + 11 && (bytes[header + 11] & 1) != 0 ? 20 : 12))),
            _ => default,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsVxlan(ReadOnlySpan<byte> udp) =>
        udp.Length > 16 && BinaryPrimitives.ReadUInt16BigEndian(udp[2..]) == VxlanPort && (udp[8] & 8) != 0;

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes, int count) => bytes.Length > count ? bytes[count..] : default;
}
