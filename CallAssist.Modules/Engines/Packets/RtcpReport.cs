using System.Buffers.Binary;

namespace CallAssist.Engines.Packets;

/// <summary>A sender report: the same instant on the sender's wall clock and on its media clock (RFC 3550 §6.4.1).</summary>
/// <param name="Ssrc">Who sends.</param>
/// <param name="NtpTime">Seconds since 1900 in 32.32 fixed point.</param>
/// <param name="Timestamp">RTP time stamp of that instant.</param>
/// <param name="Packets">RTP packets sent so far.</param>
internal readonly record struct SenderReport(uint Ssrc, ulong NtpTime, uint Timestamp, uint Packets);

/// <summary>What a receiver says about one source (RFC 3550 §6.4.1).</summary>
/// <param name="Ssrc">The source that was received.</param>
/// <param name="Lost">Packets lost so far; negative when duplicates outnumber them.</param>
/// <param name="Jitter">Interarrival jitter, in units of the media clock.</param>
internal readonly record struct ReceptionReport(uint Ssrc, int Lost, uint Jitter);

/// <summary>Walks through the sender and receiver reports of a compound RTCP packet; anything else in it is passed over.</summary>
/// <remarks>Encrypted RTCP (RFC 3711 §3.4) has a trailer: its lengths do not add up, and it is refused.</remarks>
internal ref struct RtcpReader
{
    private const int SenderType = 200;
    private const int ReceiverType = 201;
    private const int HeaderLength = 8;
    private const int SenderLength = 20;
    private const int BlockLength = 24;

    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _blocks;
    private int _left;

    private RtcpReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>Set when the last step met a sender report.</summary>
    public SenderReport? Sender { get; private set; }

    /// <summary>Set when the last step met a reception block.</summary>
    public ReceptionReport? Reception { get; private set; }

    /// <summary>False when the bytes are not a whole compound packet that begins with a report (RFC 3550 appendix A.2).</summary>
    public static bool TryOpen(ReadOnlySpan<byte> bytes, out RtcpReader reader)
    {
        reader = new RtcpReader(bytes);
        if (bytes.Length < HeaderLength || bytes[1] is not (SenderType or ReceiverType)) return false;
        var rest = bytes;
        while (rest.Length >= 4 && rest[0] >> 6 == 2 && rest[1] is >= 192 and <= 223)
        {
            var length = Length(rest);
            if (length > rest.Length) return false;
            rest = rest[length..];
        }
        return rest.IsEmpty;
    }

    /// <summary>Moves to the next report; false at the end.</summary>
    public bool MoveNext()
    {
        (Sender, Reception) = (null, null);
        while (true)
        {
            if (_left > 0 && _blocks.Length >= BlockLength)
            {
                Reception = new ReceptionReport(U32(_blocks), (int)(U32(_blocks[4..]) << 8) >> 8, U32(_blocks[12..]));
                _blocks = _blocks[BlockLength..];
                _left--;
                return true;
            }
            if (_rest.IsEmpty) return false;
            var packet = _rest[..Length(_rest)];
            _rest = _rest[packet.Length..];
            _left = 0;
            if (Enter(packet)) return true;
        }
    }

    /// <summary>True when the packet begins with a sender report; its blocks come next.</summary>
    private bool Enter(ReadOnlySpan<byte> packet)
    {
        var isSender = packet[1] == SenderType;
        var head = HeaderLength + (isSender ? SenderLength : 0);
        if (!isSender && packet[1] != ReceiverType || packet.Length < head) return false;
        _left = packet[0] & 0x1F;
        _blocks = packet[head..];
        if (!isSender) return false;
        Sender = new SenderReport(U32(packet[4..]), BinaryPrimitives.ReadUInt64BigEndian(packet[8..]), U32(packet[16..]), U32(packet[20..]));
        return true;
    }

    private static int Length(ReadOnlySpan<byte> packet) => (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1) * 4;

    private static uint U32(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32BigEndian(at);
}
