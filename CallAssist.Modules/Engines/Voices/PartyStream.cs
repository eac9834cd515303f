using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>A stream with the meaning of its payload types and its packets in place.</summary>
internal sealed class PartyStream
{
    /// <summary>Less than this share of a cut payload is no voice.</summary>
    private const double EnoughOfPayload = 0.5;

    private const long SecondNs = 1_000_000_000;

    /// <summary>A codec of less than a fiftieth of the packets is a damaged byte, not a codec.</summary>
    private const int NoticeableShare = 50;

    private readonly PayloadStore _payloads;
    private readonly Dictionary<Codec, ExternalFrames?> _external = [];

    public PartyStream(CallStreams call, RtpStream stream, PartyRole sender, CaptureIndex index)
    {
        _payloads = index.Payloads;
        Stream = stream;
        Types = StreamCodecs.Of(call, stream, sender);
        (Protection, KeyExchange) = StreamProtection.Resolve(call, stream, sender, Types, index);
        Timeline = StreamTimeline.Build(stream, Types);
        IsCut = IsCutShort(stream);
        Rtcp = index.Rtcp.Of(stream.Flow.Source.Address, stream.Ssrc);
    }

    public RtpStream Stream { get; }
    public PayloadTypes Types { get; }
    public StreamTimeline Timeline { get; }
    public Protection Protection { get; }
    public KeyExchange KeyExchange { get; }

    /// <summary>A snap length left too little of the payloads.</summary>
    public bool IsCut { get; }

    /// <summary>What RTCP says about the source; null when it says nothing.</summary>
    public RtcpSource? Rtcp { get; }

    /// <summary>How far the media clock is off the sender's own wall clock, millionths.</summary>
    public double? ClockPpm => Rtcp?.MediaRate is { } rate && Timeline.Packets.Count > 0 ? (rate / CodecOf(Timeline.Packets[0]).ClockRate - 1) * 1e6 : null;

    public long FirstNs => Timeline.Packets.Count > 0 ? Timeline.Packets[0].PositionNs : Stream.FirstTimeNs;

    public long LastNs => Timeline.Packets.Count > 0 ? Timeline.Packets[^1].PositionNs + LastFrameNs : Stream.LastTimeNs;

    public bool IsReadable => !IsCut && Protection != Protection.Encrypted;

    public bool HasAudio => IsReadable && Timeline.Codecs.Keys.Any(c => c.Kind is CodecKind.Audio || _external.GetValueOrDefault(c) is not null);

    /// <summary>Codecs that nobody here decodes; known after <see cref="DecodeExternally"/>.</summary>
    public IEnumerable<string> Undecoded => !IsReadable ? [] : Timeline.Codecs
        .Where(c => c.Key.Kind is CodecKind.Unknown || c.Key.Kind is CodecKind.External && _external.GetValueOrDefault(c.Key) is null)
        .GroupBy(c => c.Key.Name, c => c.Value).Where(g => g.Sum() * NoticeableShare >= Timeline.Packets.Count).Select(g => g.Key);

    /// <summary>Has another program decode what the engine does not.</summary>
    public void DecodeExternally(MediaOptions options, CancellationToken ct)
    {
        if (!IsReadable) return;
        foreach (var codec in Timeline.Codecs.Keys.Where(c => c.Kind is CodecKind.External))
            _external[codec] = ExternalFrames.Decode(codec, Stream, Coded(c => c == codec), _payloads, options, ct);
    }

    /// <summary>The event code of a telephone-event packet, or null when the packet is too short.</summary>
    public byte? Event(int index)
    {
        ref var packet = ref Stream[index];
        return IsReadable && packet.Length - packet.HeaderLength >= 4 ? _payloads.Get(packet.At, packet.Length)[packet.HeaderLength] : null;
    }

    /// <summary>One voice per native rate that occurs.</summary>
    public IEnumerable<StreamVoice> Voices(long startNs, int outputRate)
    {
        if (!IsReadable) yield break;
        foreach (var rate in Timeline.Codecs.Keys.Where(c => c.Kind is CodecKind.Audio).Select(c => c.SampleRate).Distinct())
            yield return new StreamVoice(startNs, rate, Coded(c => c.Kind is CodecKind.Audio && c.SampleRate == rate), new StreamFrames(Stream, _payloads, Timeline.CodecTable), outputRate);
        foreach (var (codec, frames) in _external)
            if (frames is not null)
                yield return new StreamVoice(startNs, frames.Rate, Coded(c => c == codec), frames, outputRate);
    }

    /// <summary>The packets of some codecs; mostly that is all of them.</summary>
    private List<PlacedPacket> Coded(Predicate<Codec> wanted) =>
        Timeline.Codecs.Keys.All(c => wanted(c)) ? Timeline.Packets : Timeline.Packets.FindAll(p => wanted(CodecOf(p)));

    private Codec CodecOf(in PlacedPacket packet) => Timeline.CodecTable[packet.Codec];

    /// <summary>The times in which packets come one after the other, silence suppression included.</summary>
    public IEnumerable<(long Start, long End)> Sounding()
    {
        var packets = Timeline.Packets;
        var start = 0;
        for (var i = 1; i <= packets.Count; i++)
        {
            if (i < packets.Count && !IsBreak(packets[i - 1], packets[i])) continue;
            yield return (packets[start].PositionNs, i < packets.Count ? packets[i - 1].PositionNs : LastNs);
            start = i;
        }
    }

    private bool IsBreak(in PlacedPacket before, in PlacedPacket after)
    {
        var wall = after.PositionNs - before.PositionNs;
        var media = (int)(Stream[after.Index].Timestamp - Stream[before.Index].Timestamp) * 1_000_000_000L / CodecOf(before).ClockRate;
        return wall > SecondNs && !OneWaySpans.IsSuppressed(wall, media, after.Lost);
    }

    private long LastFrameNs
    {
        get
        {
            var packets = Timeline.Packets;
            return packets.Count < 2 ? 20_000_000 : Math.Clamp(packets[^1].PositionNs - packets[^2].PositionNs, 0, 120_000_000);
        }
    }

    private static bool IsCutShort(RtpStream stream)
    {
        long kept = 0, wire = 0;
        for (var i = 0; i < stream.Count; i++)
        {
            ref var packet = ref stream[i];
            kept += packet.Length - packet.HeaderLength;
            wire += packet.WireLength - packet.HeaderLength;
        }
        return kept < wire * EnoughOfPayload;
    }
}
