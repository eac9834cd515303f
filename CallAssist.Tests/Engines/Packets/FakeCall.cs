using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Engines.Packets;

/// <summary>A call between two phones, packet by packet, with knobs for what goes wrong.</summary>
internal sealed class FakeCall
{
    public const long Start = 1_795_000_000_000_000_000;
    private const long FrameNs = 20_000_000;

    public int Frames { get; init; } = 150;
    public string CallId { get; init; } = "call-1";
    public string CallerAttributes { get; init; } = "";
    public string Profile { get; init; } = "RTP/AVP";

    /// <summary>Changes a caller packet on its way; null loses it.</summary>
    public Func<int, byte[], byte[]?> OnCaller { get; init; } = (_, packet) => packet;

    /// <summary>Delays a caller packet, ns.</summary>
    public Func<int, long> CallerDelay { get; init; } = _ => 0;
    public bool CalleeTalks { get; init; } = true;

    public IEnumerable<(long, byte[])> Packets()
    {
        var head = $"Via: SIP/2.0/UDP {CaptureBytes.Pbx}\nCall-ID: {CallId}\nFrom: \"Alice\" <sip:6001@pbx>;tag=a";
        var type = "\nContent-Type: application/sdp";
        yield return (Start, Signal(true, CaptureBytes.Sip("INVITE sip:6002@pbx SIP/2.0", $"{head}\nTo: <sip:6002@pbx>\nCSeq: 1 INVITE{type}", CaptureBytes.Sdp(CaptureBytes.Pbx, 4000, CallerAttributes, Profile))));
        yield return (Start + 1_000_000_000, Signal(false, CaptureBytes.Sip("SIP/2.0 200 OK", $"{head}\nTo: <sip:6002@pbx>;tag=b\nCSeq: 1 INVITE{type}", CaptureBytes.Sdp(CaptureBytes.Phone, 5000, "", Profile))));
        for (var i = 0; i < Frames; i++)
        {
            var time = Start + 1_100_000_000 + i * FrameNs;
            if (OnCaller(i, CaptureBytes.Rtp(65_500 + i, (uint)(0xFFFF_F000 + i * 160L), 1, 8, Tone(i, 0x10))) is { } sent)
                yield return (time + CallerDelay(i), CaptureBytes.Udp(CaptureBytes.Pbx, 4000, CaptureBytes.Phone, 5000, sent));
            if (CalleeTalks) yield return (time, CaptureBytes.Udp(CaptureBytes.Phone, 5000, CaptureBytes.Pbx, 4000, CaptureBytes.Rtp(i, (uint)(i * 160), 2, 8, Tone(i, 0x20))));
        }
        yield return (Start + 1_200_000_000 + Frames * FrameNs, Signal(true, CaptureBytes.Sip("BYE sip:6002@pbx SIP/2.0", $"{head}\nTo: <sip:6002@pbx>;tag=b\nCSeq: 2 BYE")));
    }

    public MediaReport Extract(int rate = 8000) =>
        MediaExtractor.Extract(new MemoryStream(CaptureBytes.Pcap(Packets())), new MediaOptions { SampleRate = rate }, TestContext.Current.CancellationToken);

    private static byte[] Signal(bool fromCaller, byte[] message) => fromCaller
        ? CaptureBytes.Udp(CaptureBytes.Pbx, 5060, CaptureBytes.Phone, 5060, message)
        : CaptureBytes.Udp(CaptureBytes.Phone, 5060, CaptureBytes.Pbx, 5060, message);

    /// <summary>A-law codes that differ from frame to frame, so that a misplaced frame shows.</summary>
    public static byte[] Tone(int frame, byte seed)
    {
        var payload = new byte[160];
        for (var i = 0; i < payload.Length; i++) payload[i] = (byte)(0xD5 ^ (seed + frame % 8 * 2 + (i / 20 % 2 == 0 ? 0 : 0x80)));
        return payload;
    }
}
