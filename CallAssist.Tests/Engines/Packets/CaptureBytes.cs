using System.Buffers.Binary;
using System.Text;

namespace CallAssist.Tests.Engines.Packets;

/// <summary>Builds captures by hand.</summary>
internal static class CaptureBytes
{
    public const string Phone = "10.0.0.2";
    public const string Pbx = "10.0.0.1";

    public static byte[] Pcap(params IEnumerable<(long TimeNs, byte[] Frame)> packets)
    {
        using var file = new MemoryStream();
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B23C4D);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 262_144);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], 1);
        file.Write(header);
        Span<byte> record = stackalloc byte[16];
        foreach (var (time, frame) in packets)
        {
            BinaryPrimitives.WriteInt32LittleEndian(record, (int)(time / 1_000_000_000));
            BinaryPrimitives.WriteInt32LittleEndian(record[4..], (int)(time % 1_000_000_000));
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], frame.Length);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], frame.Length);
            file.Write(record);
            file.Write(frame);
        }
        return file.ToArray();
    }

    /// <summary>Ethernet, IPv4 and UDP around a payload.</summary>
    public static byte[] Udp(string source, int sourcePort, string destination, int destinationPort, ReadOnlySpan<byte> payload)
    {
        var udp = new byte[8 + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(udp, (ushort)sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(udp.AsSpan(2), (ushort)destinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(udp.AsSpan(4), (ushort)udp.Length);
        payload.CopyTo(udp.AsSpan(8));
        return Ip(source, destination, 17, udp);
    }

    public static byte[] Ip(string source, string destination, byte protocol, ReadOnlySpan<byte> payload, int fragment = 0, ushort id = 7)
    {
        var frame = new byte[34 + payload.Length];
        frame[12] = 8;
        var ip = frame.AsSpan(14);
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(20 + payload.Length));
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], id);
        BinaryPrimitives.WriteUInt16BigEndian(ip[6..], (ushort)fragment);
        ip[9] = protocol;
        System.Net.IPAddress.Parse(source).TryWriteBytes(ip[12..], out _);
        System.Net.IPAddress.Parse(destination).TryWriteBytes(ip[16..], out _);
        payload.CopyTo(ip[20..]);
        return frame;
    }

    public static byte[] Rtp(int sequence, uint timestamp, uint ssrc, byte payloadType, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = payloadType;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        payload.CopyTo(packet.AsSpan(12));
        return packet;
    }

    public static byte[] Sip(string startLine, string headers, string body = "") =>
        Encoding.UTF8.GetBytes($"{startLine}\r\n{headers.ReplaceLineEndings("\r\n").Trim()}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static string Sdp(string address, int port, string attributes = "", string profile = "RTP/AVP", string formats = "8 101") =>
        $"v=0\r\no=- 1 1 IN IP4 {address}\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\nm=audio {port} {profile} {formats}\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n{attributes}";
}
