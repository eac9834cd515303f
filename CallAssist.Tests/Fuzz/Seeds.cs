using System.Buffers.Binary;
using System.Text;
using CallAssist.Benchmarks;
using CallAssist.Engines.Voices;

namespace CallAssist.Fuzz;

/// <summary>Good inputs, made here so that a campaign needs no files.</summary>
internal static class Seeds
{
    private const string Headers = "Via: SIP/2.0/UDP x\r\nf: \"A \\\" B\" <sip:6001@p;a=b>;tag=1\r\nTo: <tel:+33123456789>\r\nCall-ID: abc\r\nCSeq: 1 INVITE\r\n";

    public static byte[] Sdp { get; } = Encoding.ASCII.GetBytes(
        "v=0\r\nc=IN IP4 10.0.0.1\r\nm=audio 4000 RTP/SAVP 8 111 101\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 x=1\r\na=rtpmap:101 telephone-event/8000\r\n"
        + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:4\r\na=candidate:1 1 UDP 1 10.0.0.1 4000 typ host\r\na=sendonly\r\nm=video 0 RTP/AVP 99\r\n");

    public static byte[][] Sip { get; } =
    [
        Message("INVITE sip:6002@10.0.0.1 SIP/2.0", "Content-Type: application/sdp\r\n", Sdp),
        Message("SIP/2.0 200 OK", "c: application/sdp\r\n", Sdp),
        Message("INVITE sip:6002@10.0.0.1 SIP/2.0", "Content-Type: multipart/mixed;boundary=x\r\n", [.. "--x\r\nContent-Type: application/sdp\r\n\r\n"u8, .. Sdp, .. "\r\n--x--"u8]),
        Message("INFO sip:6002@10.0.0.1 SIP/2.0", "Content-Type: application/dtmf-relay\r\n", "Signal=5\r\nDuration=160"u8),
        Message("BYE sip:6002@10.0.0.1 SIP/2.0", "Reason: SIP;cause=200\r\n", []),
    ];

    /// <summary>A call of half a second: INVITE, 200 and fifty packets.</summary>
    public static byte[] Pcap { get; } = SyntheticCapture.Call(25);

    public static byte[][] Pcapng { get; } = [Section(Pcap, 0), [.. Section(Pcap[..2000], 0), .. Section(Pcap[..1500], 9)]];

    public static byte[] Rtcp { get; } = Convert.FromHexString(
        "81C8000C00000001E0A1B2C3D4E5F60700000140000000640000C8000000000205000003000003E8000000100000000000000000" + "81CA0003000000010104626F6200" + "0000");

    public static byte[] Wave()
    {
        using var output = new MemoryStream();
        Wav.WriteStereo(output, 8000, [1, 2, 3], [4, 5, 6]);
        return output.ToArray();
    }

    /// <summary>An IP packet with a UDP datagram, whole or a fragment.</summary>
    public static byte[] Ip(byte version, byte protocol, byte fragment = 0)
    {
        var packet = new byte[90];
        packet[0] = version;
        if (version == 0x45) (packet[3], packet[6], packet[9]) = (90, fragment, protocol);
        else (packet[5], packet[6], packet[40]) = (50, 44, protocol);
        return packet;
    }

    /// <summary>TCP segments of forty bytes each, as the target cuts them.</summary>
    public static byte[] Tcp()
    {
        using var segments = new MemoryStream();
        uint sequence = 1;
        var header = new byte[20];
        foreach (var piece in Sip[0].Chunk(20))
        {
            BinaryPrimitives.WriteUInt16BigEndian(header, 5060);
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), 5060);
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), sequence);
            header[12] = 0x50;
            segments.Write(header);
            segments.Write(piece);
            sequence += (uint)piece.Length;
        }
        return segments.ToArray();
    }

    private static byte[] Message(string start, string headers, ReadOnlySpan<byte> body) =>
        [.. Encoding.ASCII.GetBytes($"{start}\r\n{Headers}{headers}Content-Length: {body.Length}\r\n\r\n"), .. body];

    /// <summary>A pcapng section with the packets of a pcap.</summary>
    private static byte[] Section(ReadOnlySpan<byte> pcap, byte resolution)
    {
        using var file = new MemoryStream();
        Block(file, 0x0A0D0D0A, [0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 8)]);
        Block(file, 1, resolution == 0 ? [1, 0, 0, 0, 0, 0, 4, 0] : [1, 0, 0, 0, 0, 0, 4, 0, 9, 0, 1, 0, resolution, 0, 0, 0, 0, 0, 0, 0]);
        for (var at = 24; at + 16 < pcap.Length;)
        {
            var record = pcap[at..];
            var ticks = BinaryPrimitives.ReadUInt32LittleEndian(record) * 1_000_000UL + BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
            var length = Math.Min(BinaryPrimitives.ReadInt32LittleEndian(record[8..]), record.Length - 16);
            var body = new byte[20 + (length + 3 & ~3)];
            BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), (uint)(ticks >> 32));
            BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(8), (uint)ticks);
            BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(12), length);
            BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(16), length);
            record.Slice(16, length).CopyTo(body.AsSpan(20));
            Block(file, 6, body);
            at += 16 + length;
        }
        return file.ToArray();
    }

    private static void Block(Stream file, uint type, ReadOnlySpan<byte> body)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(word, type);
        file.Write(word);
        BinaryPrimitives.WriteInt32LittleEndian(word, body.Length + 12);
        file.Write(word);
        file.Write(body);
        file.Write(word);
    }
}
