using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>An RTP packet's header and where its payload lies (RFC 3550 §5.1).</summary>
public readonly struct RtpHeader
{
    /// <summary>Bytes of a header without sources and extension.</summary>
    public const int MinimumLength = 12;

    /// <summary>Payload type, 0 to 127.</summary>
    public byte PayloadType { get; private init; }

    /// <summary>First packet of a talk spurt, end of a frame, or a codec's own meaning.</summary>
    public bool Marker { get; private init; }

    /// <summary>Sequence number, wraps at 65,536.</summary>
    public ushort Sequence { get; private init; }

    /// <summary>Sampling instant of the first sample, in units of the codec's clock; wraps at 2³².</summary>
    public uint Timestamp { get; private init; }

    /// <summary>Synchronisation source.</summary>
    public uint Ssrc { get; private init; }

    /// <summary>Bytes before the payload.</summary>
    public int HeaderLength { get; private init; }

    /// <summary>Bytes of padding after the payload; meaningful for packets that are not encrypted.</summary>
    public byte Padding { get; private init; }

    /// <summary>Reads a header; false when the bytes cannot be RTP (or are RTCP, RFC 5761 §4).</summary>
    /// <param name="bytes">The UDP payload as captured.</param>
    /// <param name="wireLength">Its length on the wire, for captures that cut packets.</param>
    /// <param name="header">The header.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> bytes, int wireLength, out RtpHeader header)
    {
        header = default;
        if (bytes.Length < MinimumLength || bytes[0] >> 6 != 2 || bytes[1] is >= 192 and <= 223) return false;
        var length = MinimumLength + (bytes[0] & 0xF) * 4;
        if ((bytes[0] & 0x10) != 0)
        {
            if (bytes.Length < length + 4) return false;
            length += 4 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(length + 2)..]) * 4;
        }
        if (length > wireLength) return false;
        var padding = (bytes[0] & 0x20) != 0 && bytes.Length == wireLength && length < wireLength ? bytes[^1] : (byte)0;
        header = new RtpHeader
        {
            Marker = (bytes[1] & 0x80) != 0,
            PayloadType = (byte)(bytes[1] & 0x7F),
            Sequence = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            Timestamp = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
            Ssrc = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
            HeaderLength = length,
            Padding = padding <= wireLength - length ? padding : (byte)0,
        };
        return true;
    }
}
