using System.Text;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;

namespace CallAssist.Fuzz;

/// <summary>A parser to feed, and good inputs to start from.</summary>
internal sealed record Target(string Name, byte[][] Seeds, Action<byte[]> Run);

/// <summary>One target per parser of the media engine.</summary>
internal static class Targets
{
    private const string Sip = "INVITE sip:6002@10.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP x\r\nf: \"A \\\" B\" <sip:6001@p;a=b>;tag=1\r\nTo: <tel:+33123456789>\r\nCall-ID: abc\r\nCSeq: 1 INVITE\r\nContent-Type: application/sdp\r\nContent-Length: 100\r\n\r\n";
    private const string Sdp = "v=0\r\nc=IN IP4 10.0.0.1\r\nm=audio 4000 RTP/SAVP 8 111 101\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 x=1\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:4\r\na=candidate:1 1 UDP 1 10.0.0.1 4000 typ host\r\nm=video 0 RTP/AVP 99\r\n";

    public static IEnumerable<Target> All { get; } =
    [
        new("capture", [.. Captures()], bytes => MediaExtractor.Extract(new MemoryStream(bytes), new MediaOptions())),
        new("ip", [Packet(0x45), Packet(0x60)], bytes =>
        {
            var fragments = new IpFragments();
            foreach (var link in (ReadOnlySpan<int>)[0, 1, 9, 51, 101, 113, 276])
            {
                if (!IpPacket.TryRead(LinkLayer.Network(link, bytes), out var ip)) continue;
                _ = Tunnels.Inner(ip).Length;
                fragments.Add(ip, 1);
            }
        }),
        new("tcp", [Encoding.ASCII.GetBytes(Sip + Sdp)], bytes =>
        {
            var stream = new TcpStreams();
            for (var at = 0; at + 40 < bytes.Length; at += 40) stream.Add(1, 2, bytes.AsSpan(at, 40), at);
            stream.Add(1, 2, [0x13, 0xC4, 0x13, 0xC4, 0, 0, 0, 1, 0, 0, 0, 0, 0x50, 0, 0, 0, 0, 0, 0, 0, .. bytes], 9);
            foreach (var _ in stream.Messages()) { }
        }),
        new("sip", [Encoding.ASCII.GetBytes(Sip + Sdp)], bytes => SipCalls.From([new Signal(1, default, bytes)])),
        new("sdp", [Encoding.ASCII.GetBytes(Sdp)], bytes => SessionDescription.Read(Encoding.UTF8.GetString(bytes))),
        new("rtp", [[0x80, 8, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4], [0xB2, 8, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0xBE, 0xDE, 0, 1, 1, 2, 3, 4, 9, 1]], bytes => RtpHeader.TryRead(bytes, bytes.Length, out _)),
        new("codecs", [new byte[33], new byte[160]], Codecs),
        new("wav", [Wave()], bytes => Wav.Read(new MemoryStream(bytes))),
    ];

    private static void Codecs(byte[] bytes)
    {
        Span<short> samples = stackalloc short[4096];
        foreach (var type in (ReadOnlySpan<int>)[0, 3, 8, 9, 10, 11]) Codec.Static(type)!.NewDecoder()!.Decode(bytes, samples);
        foreach (var name in (ReadOnlySpan<string>)["opus", "speex", "G729", "iLBC", "AMR", "AMR-WB"]) ExternalFile.Write(Codec.From(new RtpMap(name, 8000, 1)), [bytes, bytes], 160);
    }

    private static IEnumerable<byte[]> Captures()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "captures");
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CallAssist.sln"))) root = root.Parent;
        if (root is not null) folder = Path.Combine(root.FullName, "CallAssist.Tests", "Fixtures", "Captures");
        yield return File.ReadAllBytes(Path.Combine(folder, "dev-busy.b.pcapng"));
        yield return File.ReadAllBytes(Path.Combine(folder, "dev-voicemail.b.pcapng"));
        using var zipped = new System.IO.Compression.GZipStream(File.OpenRead(Path.Combine(folder, "dev-truncated-pcap.b.pcap.gz")), System.IO.Compression.CompressionMode.Decompress);
        var start = new byte[40_000];
        zipped.ReadExactly(start);
        yield return start;
    }

    private static byte[] Packet(byte first)
    {
        var packet = new byte[90];
        packet[0] = first;
        (packet[2], packet[3], packet[5], packet[6], packet[9]) = (0, 90, 50, 44, 17);
        return packet;
    }

    private static byte[] Wave()
    {
        using var output = new MemoryStream();
        Wav.WriteStereo(output, 8000, [1, 2, 3], [4, 5, 6]);
        return output.ToArray();
    }
}
