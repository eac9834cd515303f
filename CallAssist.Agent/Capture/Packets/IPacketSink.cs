using CallAssist.Engines.Packets;

namespace CallAssist.Agent.Capture.Packets;

/// <summary>Who is told of the phone's packets.</summary>
internal interface IPacketSink
{
    /// <summary>A whole SIP message, and the packets it came in.</summary>
    void Signal(SipMessage message, in Flow flow, IReadOnlyList<KeptFrame> frames);

    /// <summary>Anything else over UDP that may be media.</summary>
    void Media(in Flow flow, ReadOnlySpan<byte> payload, in Frame frame);

    /// <summary>SIP over TLS went by: it cannot be read.</summary>
    void EncryptedSignal();
}
