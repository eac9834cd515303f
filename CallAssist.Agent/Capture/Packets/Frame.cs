using CallAssist.Engines.Packets;

namespace CallAssist.Agent.Capture.Packets;

/// <summary>One captured packet, valid until the next one is read.</summary>
/// <param name="linkType">LINKTYPE_ of tcpdump.org.</param>
/// <param name="timeNs">Nanoseconds since 1970, UTC.</param>
/// <param name="wireLength">Bytes on the wire.</param>
/// <param name="data">The bytes captured.</param>
internal readonly ref struct Frame(int linkType, long timeNs, int wireLength, ReadOnlySpan<byte> data)
{
    public int LinkType { get; } = linkType;

    public long TimeNs { get; } = timeNs;

    public int WireLength { get; } = wireLength;

    public ReadOnlySpan<byte> Data { get; } = data;

    public static Frame Of(CaptureReader reader) => new(reader.LinkType, reader.TimeNs, reader.WireLength, reader.Data);

    public KeptFrame Keep() => new(LinkType, TimeNs, WireLength, Data.ToArray());
}

/// <summary>A packet that is kept: signalling only, so that nothing is allocated for a voice.</summary>
internal sealed record KeptFrame(int LinkType, long TimeNs, int WireLength, byte[] Data)
{
    public Frame Frame => new(LinkType, TimeNs, WireLength, Data);
}
