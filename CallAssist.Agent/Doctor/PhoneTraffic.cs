using CallAssist.Agent.Capture.Packets;
using CallAssist.Engines.Packets;

namespace CallAssist.Agent.Doctor;

/// <summary>Counts what a phone would send; keeps nothing.</summary>
internal sealed class PhoneTraffic : IPacketSink
{
    private readonly SortedSet<string> _extensions = new(StringComparer.Ordinal);

    public int Signals { get; private set; }

    public int Media { get; private set; }

    public bool Encrypted { get; private set; }

    /// <summary>Who registered or was called.</summary>
    public IReadOnlyCollection<string> Extensions => _extensions;

    public void Signal(SipMessage message, in Flow flow, IReadOnlyList<KeptFrame> frames)
    {
        Signals++;
        if (message.Method is "REGISTER" or "INVITE" or "OPTIONS" or "NOTIFY" && message.To.User.Length is > 0 and <= 20 && _extensions.Count < 20)
            _extensions.Add(message.To.User);
    }

    void IPacketSink.Media(in Flow flow, ReadOnlySpan<byte> payload, in Frame frame)
    {
        if (RtpHeader.TryRead(payload, payload.Length, out _))
            Media++;
    }

    public void EncryptedSignal() => Encrypted = true;
}
