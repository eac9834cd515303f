using System.Buffers.Binary;
using System.Text;

namespace CallAssist.Benchmarks;

/// <summary>A two-sided PCMA call as a pcap in memory.</summary>
internal static class SyntheticCapture
{
    private const int FrameLength = 14 + 20 + 8 + 12 + 160;

    /// <summary>A call of that many packets a side, 20 ms each.</summary>
    public static byte[] Call(int packetsPerSide)
    {
        using var file = new MemoryStream(packetsPerSide * 2 * (FrameLength + 16) + 4096);
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B2C3D4);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 262_144);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], 1);
        file.Write(header);
        Write(file, 0, 1, 5060, Sip("INVITE sip:2@p SIP/2.0", "To: <sip:2@p>", "10.0.0.1", 4000));
        Write(file, 1, 2, 5060, Sip("SIP/2.0 200 OK", "To: <sip:2@p>;tag=b", "10.0.0.2", 4000));
        var random = new Random(1);
        for (var i = 0; i < packetsPerSide; i++)
        {
            Write(file, 1.1 + i * 0.02, 1, 4000, Rtp(i, 1, random));
            Write(file, 1.103 + i * 0.02, 2, 4000, Rtp(i, 2, random));
        }
        return file.ToArray();
    }

    private static byte[] Sip(string start, string to, string address, int port)
    {
        var body = $"v=0\r\nc=IN IP4 {address}\r\nm=audio {port} RTP/AVP 8\r\n";
        return Encoding.ASCII.GetBytes($"{start}\r\nCall-ID: c\r\nFrom: <sip:1@p>;tag=a\r\n{to}\r\nCSeq: 1 INVITE\r\nContent-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static byte[] Rtp(int i, uint ssrc, Random random)
    {
        var packet = new byte[172];
        (packet[0], packet[1]) = (0x80, 8);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)i);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)i * 160);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        for (var k = 12; k < packet.Length; k++) packet[k] = (byte)(0xD5 ^ random.Next(64)); // loud, but not uniform
        return packet;
    }

    private static void Write(Stream file, double seconds, byte from, int port, byte[] payload)
    {
        var record = new byte[16 + 42 + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, 1_795_000_000 + (int)seconds);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), (int)((seconds - (int)seconds) * 1e6));
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), record.Length - 16);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(12), record.Length - 16);
        var frame = record.AsSpan(16);
        frame[12] = 8;
        (frame[14], frame[23]) = (0x45, 17);
        BinaryPrimitives.WriteUInt16BigEndian(frame[16..], (ushort)(28 + payload.Length));
        (frame[26], frame[29], frame[30], frame[33]) = (10, from, 10, (byte)(3 - from));
        BinaryPrimitives.WriteUInt16BigEndian(frame[34..], (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(frame[36..], (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(frame[38..], (ushort)(8 + payload.Length));
        payload.CopyTo(frame[42..]);
        file.Write(record);
    }
}
