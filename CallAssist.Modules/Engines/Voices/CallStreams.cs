using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>The streams of one call, and who sends each.</summary>
internal sealed class CallStreams(SipCall? sip)
{
    /// <summary>The signalling, or null for media found without any.</summary>
    public SipCall? Sip => sip;

    public List<(RtpStream Stream, PartyRole Sender)> Streams { get; } = [];

    public long Packets => Streams.Sum(s => (long)s.Stream.Total);

    /// <summary>The INVITE, or else the first packet.</summary>
    public long BeganNs => sip?.InvitedNs ?? (Streams.Count > 0 ? Streams.Min(s => s.Stream.FirstTimeNs) : sip?.FirstNs ?? 0);

    /// <summary>The media was attributed by its shape and time, not by signalling.</summary>
    public bool Guessed { get; set; }
}
