using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>A stream with the meaning of its payload types and its packets in place.</summary>
internal sealed class PartyStream
{
    /// <summary>Less than this share of a cut payload is no voice.</summary>
    private const double EnoughOfPayload = 0.5;

    private readonly PayloadStore _payloads;

    public PartyStream(RtpStream stream, PayloadTypes types, PayloadStore payloads)
    {
        _payloads = payloads;
        Stream = stream;
        Types = types;
        Timeline = StreamTimeline.Build(stream, types);
    }

    public RtpStream Stream { get; }
    public PayloadTypes Types { get; }
    public StreamTimeline Timeline { get; }

    public long FirstNs => Timeline.Packets.Count > 0 ? Timeline.Packets[0].PositionNs : Stream.FirstTimeNs;

    public long LastNs => Timeline.Packets.Count > 0 ? Timeline.Packets[^1].PositionNs + LastFrameNs : Stream.LastTimeNs;

    public bool HasAudio => !IsCut && Timeline.Packets.Exists(p => p.Codec.Kind is CodecKind.Audio);

    /// <summary>A snap length left too little of the payloads.</summary>
    public bool IsCut
    {
        get
        {
            long kept = 0, wire = 0;
            for (var i = 0; i < Stream.Count; i++)
            {
                ref var packet = ref Stream[i];
                kept += packet.Length - packet.HeaderLength;
                wire += packet.WireLength - packet.HeaderLength;
            }
            return kept < wire * EnoughOfPayload;
        }
    }

    private long LastFrameNs
    {
        get
        {
            var packets = Timeline.Packets;
            return packets.Count < 2 ? 20_000_000 : Math.Clamp(packets[^1].PositionNs - packets[^2].PositionNs, 0, 120_000_000);
        }
    }

    /// <summary>Mean interarrival jitter, ms (RFC 3550 §6.4.1).</summary>
    public double JitterMs => Timeline.JitterMs;

    /// <summary>The event code of a telephone-event packet, or null when the packet is too short.</summary>
    public byte? Event(int index)
    {
        ref var packet = ref Stream[index];
        return packet.Length - packet.HeaderLength >= 4 ? _payloads.Get(packet.At, packet.Length)[packet.HeaderLength] : null;
    }

    /// <summary>One voice per native rate that occurs.</summary>
    public IEnumerable<StreamVoice> Voices(long startNs)
    {
        if (IsCut) yield break;
        foreach (var group in Timeline.Packets.Where(p => p.Codec.Kind is CodecKind.Audio).GroupBy(p => p.Codec.SampleRate))
            yield return new StreamVoice(startNs, group.Key, [.. group], new StreamFrames(Stream, _payloads));
    }
}
