using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>What a payload type means for the ear.</summary>
internal enum CodecKind { Audio, External, ComfortNoise, Event, Unknown }

/// <summary>A payload type's meaning.</summary>
/// <param name="Name">Encoding name of RFC 3551 or of SDP, upper case.</param>
/// <param name="ClockRate">RTP clock, Hz.</param>
/// <param name="SampleRate">Samples per second of the decoded audio.</param>
/// <param name="Channels">Interleaved channels of the payload.</param>
/// <param name="Kind">What to do with it.</param>
/// <param name="Parameters">fmtp of SDP.</param>
internal sealed record Codec(string Name, int ClockRate, int SampleRate, int Channels, CodecKind Kind, string Parameters = "")
{
    /// <summary>Static payload types (RFC 3551 §6).</summary>
    public static Codec? Static(int payloadType) => payloadType switch
    {
        0 => From(new RtpMap("PCMU", 8000, 1)),
        3 => From(new RtpMap("GSM", 8000, 1)),
        4 => From(new RtpMap("G723", 8000, 1)),
        8 => From(new RtpMap("PCMA", 8000, 1)),
        9 => From(new RtpMap("G722", 8000, 1)),
        10 => From(new RtpMap("L16", 44_100, 2)),
        11 => From(new RtpMap("L16", 44_100, 1)),
        13 or 19 => From(new RtpMap("CN", 8000, 1)),
        15 => From(new RtpMap("G728", 8000, 1)),
        18 => From(new RtpMap("G729", 8000, 1)),
        _ => null,
    };

    public static Codec From(RtpMap map)
    {
        var name = map.Name.ToUpperInvariant();
        return name switch
        {
            "PCMA" or "PCMU" or "GSM" => new Codec(name, map.ClockRate, map.ClockRate, map.Channels, CodecKind.Audio),
            "G722" => new Codec(name, map.ClockRate, 16_000, 1, CodecKind.Audio), // RFC 3551 §4.5.2: the clock stays 8000
            "L16" => new Codec(name, map.ClockRate, map.ClockRate, map.Channels, CodecKind.Audio),
            "CN" => new Codec(name, map.ClockRate, map.ClockRate, 1, CodecKind.ComfortNoise),
            "TELEPHONE-EVENT" => new Codec(name, map.ClockRate, map.ClockRate, 1, CodecKind.Event),
            "OPUS" => new Codec(name, 48_000, 48_000, map.Channels, CodecKind.External, map.Parameters),
            "G729" or "ILBC" or "AMR" => new Codec(name, 8000, 8000, 1, CodecKind.External, map.Parameters),
            "AMR-WB" => new Codec(name, 16_000, 16_000, 1, CodecKind.External, map.Parameters),
            "SPEEX" => new Codec(name, map.ClockRate, map.ClockRate, 1, CodecKind.External, map.Parameters),
            _ => new Codec(name, map.ClockRate, map.ClockRate, 1, CodecKind.Unknown, map.Parameters),
        };
    }

    /// <summary>A fresh decoder, or null for what the engine does not decode itself.</summary>
    public FrameDecoder? NewDecoder() => Name switch
    {
        "PCMA" => new G711Decoder(G711.ALaw),
        "PCMU" => new G711Decoder(G711.MuLaw),
        "G722" => new G722Decoder(),
        "GSM" => new GsmDecoder(),
        "L16" => new L16Decoder(Channels),
        _ => null,
    };
}

/// <summary>Decodes the payload of one packet after the other; may keep state between them.</summary>
internal abstract class FrameDecoder
{
    /// <summary>Writes mono samples and returns how many; what does not fit or is damaged is left out.</summary>
    public abstract int Decode(ReadOnlySpan<byte> payload, Span<short> samples);
}
