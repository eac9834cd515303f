using System.IO.Compression;
using System.Text;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;

namespace CallAssist.Fuzz;

/// <summary>One target per parser: webhooks and the manager interface, then the media engine, and one for all of it.</summary>
internal static class Targets
{
    private const int SegmentLength = 40;
    private const int MaxFrame = 16_384;
    private const int LongestHours = 12;

    private static readonly string[] External = ["opus", "speex", "G729", "iLBC", "AMR", "AMR-WB"];
    private static readonly int[] LinkTypes = [0, 1, 9, 51, 101, 113, 276];

    public static IReadOnlyList<Target> All { get; } =
    [
        .. HookTargets.All,
        new("pcap", [Seeds.Pcap], Records),
        new("pcapng", Seeds.Pcapng, Records),
        new("gzip", [Zip(Seeds.Pcap), Zip(Seeds.Pcapng[0])], Records),
        new("ip", [Seeds.Ip(0x45, 17), Seeds.Ip(0x45, 17, 0x20), Seeds.Ip(0x45, 47), Seeds.Ip(0x60, 17)], Network),
        new("tcp", [Seeds.Tcp()], Tcp),
        new("sip", Seeds.Sip, bytes => SipCalls.From([new Signal(1, default, bytes), new Signal(2, default, bytes)])),
        new("sdp", [Seeds.Sdp], bytes => SessionDescription.Read(Encoding.UTF8.GetString(bytes))),
        new("rtp", [[0x80, 8, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4], [0xB2, 8, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0xBE, 0xDE, 0, 1, 1, 2, 3, 4, 9, 1]], bytes => RtpHeader.TryRead(bytes, bytes.Length, out _)),
        new("stream", [Stream(160), Stream(0xFFFF)], Timeline),
        new("rtcp", [Seeds.Rtcp], bytes => new RtcpSources().Add(default, bytes)),
        new("pcma", [new byte[160]], bytes => Decode(8, bytes)),
        new("pcmu", [new byte[160]], bytes => Decode(0, bytes)),
        new("gsm", [[0xD0, .. new byte[32]], [.. Enumerable.Range(0, 66).Select(i => (byte)(i % 33 == 0 ? 0xD7 : i * 37))]], bytes => Decode(3, bytes)),
        new("g722", [new byte[160], [.. Enumerable.Range(0, 160).Select(i => (byte)(i * 37))]], bytes => Decode(9, bytes)),
        new("l16", [new byte[320]], bytes => Decode(10, bytes)),
        new("external", [new byte[33], [0xF4, 0x7C, .. new byte[40]], [0x03, 0x05, .. new byte[40]]], Wrap),
        new("wav", [Seeds.Wave()], bytes => Wav.Read(new MemoryStream(bytes))),
        new("extract", [Seeds.Pcap, .. Seeds.Pcapng], bytes => MediaExtractor.Extract(new MemoryStream(bytes), new MediaOptions { Sink = Short })),
    ];

    /// <summary>A damaged time must not make a call of days: its file would fill the disk.</summary>
    private static NoSink Short(VoicesToCome coming) =>
        coming.Samples <= LongestHours * 3600L * coming.SampleRate ? new NoSink() : throw new InvalidOperationException($"a call of {coming.Samples / coming.SampleRate} s");

    private static void Records(byte[] bytes)
    {
        var reader = new CaptureReader(new MemoryStream(bytes));
        while (reader.MoveNext()) _ = LinkLayer.Network(reader.LinkType, reader.Data).Length;
    }

    private static void Network(byte[] bytes)
    {
        var fragments = new IpFragments();
        foreach (var link in LinkTypes)
        {
            if (!IpPacket.TryRead(LinkLayer.Network(link, bytes), out var ip)) continue;
            _ = Tunnels.Inner(ip).Length;
            fragments.Add(ip, 1);
        }
    }

    private static void Tcp(byte[] bytes)
    {
        var streams = new TcpStreams();
        for (var at = 0; at + SegmentLength <= bytes.Length; at += SegmentLength) streams.Add(1, 2, bytes.AsSpan(at, SegmentLength), at);
        foreach (var _ in streams.Messages()) { }
    }

    /// <summary>Sequence number, payload type, time stamp and arrival of one packet after the other.</summary>
    private static void Timeline(byte[] bytes)
    {
        using var stream = new RtpStream(default, 1);
        for (var at = 0; at + 16 <= bytes.Length; at += 16)
        {
            stream.Add(new RtpPacket
            {
                Sequence = BitConverter.ToUInt16(bytes, at),
                PayloadType = (byte)(bytes[at + 2] & 0x7F),
                Timestamp = BitConverter.ToUInt32(bytes, at + 4),
                TimeNs = BitConverter.ToInt64(bytes, at + 8) >> 1,
                Length = 172,
                WireLength = 172,
                HeaderLength = 12,
            });
        }
        if (stream.Count > 0) StreamTimeline.Build(stream, new PayloadTypes());
    }

    private static void Decode(int payloadType, byte[] bytes)
    {
        Span<short> samples = stackalloc short[MaxFrame];
        var decoder = Codec.Static(payloadType)!.NewDecoder()!;
        decoder.Decode(bytes, samples);
        decoder.Decode(bytes.AsSpan(bytes.Length / 2), samples[..80]); // what a packet leaves behind meets the next one
    }

    private static void Wrap(byte[] bytes)
    {
        foreach (var name in External) ExternalFile.Write(Codec.From(new RtpMap(name, 8000, 1)), [bytes, bytes], 160);
    }

    private static byte[] Stream(int step)
    {
        var bytes = new byte[16 * 40];
        for (var i = 0; i < 40; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(16 * i), (ushort)(65_520 + i));
            bytes[16 * i + 2] = 8;
            BitConverter.TryWriteBytes(bytes.AsSpan(16 * i + 4), (uint)(i * step));
            BitConverter.TryWriteBytes(bytes.AsSpan(16 * i + 8), 3_000_000_000_000_000_000 + i * 40_000_000L);
        }
        return bytes;
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return zipped.ToArray();
    }
}

/// <summary>Takes the voices and lets them go.</summary>
internal sealed class NoSink : IVoiceSink
{
    public void Write(ReadOnlySpan<short> first, ReadOnlySpan<short> second) { }

    public void Dispose() { }
}
