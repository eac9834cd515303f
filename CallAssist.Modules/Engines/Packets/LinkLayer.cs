using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>Finds the IP packet in a frame.</summary>
/// <remarks>Link types: tcpdump.org/linktypes. EtherTypes: IEEE 802. PPPoE: RFC 2516. MPLS: RFC 3032.</remarks>
internal static class LinkLayer
{
    private const int MaxTags = 8;

    /// <summary>The bytes from the IP header on, or empty when the frame carries no IP.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<byte> Network(int linkType, ReadOnlySpan<byte> frame) => linkType switch
    {
        1 => frame.Length > 14 ? ByEtherType(U16(frame[12..]), frame[14..]) : default,
        101 or 12 or 14 or 228 or 229 => frame,
        113 => frame.Length > 16 ? ByEtherType(U16(frame[14..]), frame[16..]) : default,
        276 => frame.Length > 20 ? ByEtherType(U16(frame), frame[20..]) : default,
        0 or 108 => frame.Length > 4 ? frame[4..] : default,
        9 or 50 => Ppp(frame),
        51 => PppoeSession(frame),
        _ => default,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<byte> ByEtherType(int type, ReadOnlySpan<byte> rest)
    {
        for (var tags = 0; tags < MaxTags; tags++)
        {
            switch (type)
            {
                case 0x0800 or 0x86DD:
                    return rest;
                case 0x8100 or 0x88A8 or 0x9100 or 0x9200 when rest.Length > 4:
                    type = U16(rest[2..]);
                    rest = rest[4..];
                    continue;
                case 0x8864:
                    return PppoeSession(rest);
                case 0x8847 or 0x8848:
                    return Mpls(rest);
                default:
                    return type < 1536 ? Llc(rest) : default;
            }
        }
        return default;
    }

    private static ReadOnlySpan<byte> PppoeSession(ReadOnlySpan<byte> rest) => rest.Length > 8 ? Ppp(rest[6..]) : default;

    private static ReadOnlySpan<byte> Ppp(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > 4 && rest[0] == 0xFF && rest[1] == 3) rest = rest[2..];
        return rest.Length > 2 && U16(rest) is 0x0021 or 0x0057 ? rest[2..] : default;
    }

    private static ReadOnlySpan<byte> Mpls(ReadOnlySpan<byte> rest)
    {
        while (rest.Length > 4)
        {
            var bottom = (rest[2] & 1) != 0;
            rest = rest[4..];
            if (bottom) return rest;
        }
        return default;
    }

    /// <summary>802.2 LLC with SNAP (RFC 1042).</summary>
    private static ReadOnlySpan<byte> Llc(ReadOnlySpan<byte> rest) =>
        rest.Length > 8 && rest[0] == 0xAA && rest[1] == 0xAA && U16(rest[6..]) is 0x0800 or 0x86DD ? rest[8..] : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int U16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16BigEndian(at);
}
