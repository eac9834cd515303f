using System.Buffers.Binary;
using CallAssist.Engines.Packets;

namespace CallAssist.Agent.Capture.Packets;

/// <summary>Tells signalling from media as the packets come by. Signalling is put together from IP fragments and TCP segments; the rest is passed on untouched.</summary>
internal sealed class PacketSorter(IPacketSink sink)
{
    private const int Tcp = 6;
    private const int Udp = 17;

    private readonly HeldFragments _fragments = new();
    private readonly SipConnections _connections = new();

    public void Take(in Frame frame)
    {
        if (!IpPacket.TryRead(LinkLayer.Network(frame.LinkType, frame.Data), out var ip))
            return;
        if (ip.IsFragment)
        {
            // Voices never travel in fragments; an INVITE does.
            if (ip.Protocol == Udp && _fragments.Add(ip, frame) is { } whole)
                Datagram(ip, whole.Payload, frame, whole.Frames);
        }
        else if (ip.Protocol == Udp)
        {
            Datagram(ip, ip.Payload, frame, null);
        }
        else if (ip.Protocol == Tcp)
        {
            Segment(ip, frame);
        }
    }

    private void Datagram(in IpPacket ip, ReadOnlySpan<byte> udp, in Frame frame, List<KeptFrame>? frames)
    {
        if (udp.Length <= 8)
            return;
        var flow = FlowOf(ip, udp);
        int promised = BinaryPrimitives.ReadUInt16BigEndian(udp[4..]);
        var payload = promised > 8 && promised < udp.Length ? udp[8..promised] : udp[8..];
        if (SipMessage.TryRead(payload) is { } message)
            sink.Signal(message, flow, frames ?? [frame.Keep()]);
        else if (frames is null)
            sink.Media(flow, payload, frame);
    }

    private void Segment(in IpPacket ip, in Frame frame)
    {
        var tcp = ip.Payload;
        var header = tcp.Length < 20 ? 0 : (tcp[12] >> 4) * 4;
        if (header < 20 || tcp.Length <= header)
            return;
        var flow = FlowOf(ip, tcp);
        if (SipStart.IsTls(tcp[header..]) && (flow.Source.Port is 5060 or 5061 || flow.Destination.Port is 5060 or 5061))
            sink.EncryptedSignal();
        else
            _connections.Take(flow, BinaryPrimitives.ReadUInt32BigEndian(tcp[4..]), tcp[header..], frame, sink);
    }

    private static Flow FlowOf(in IpPacket ip, ReadOnlySpan<byte> ports) => new(
        new Endpoint(ip.Source, BinaryPrimitives.ReadUInt16BigEndian(ports)),
        new Endpoint(ip.Destination, BinaryPrimitives.ReadUInt16BigEndian(ports[2..])));
}
