using CallAssist.Engines.Packets;

namespace CallAssist.Agent.Capture.Packets;

/// <summary>Keeps the packets of a fragmented datagram until it is whole: only then is it known whether it is signalling.</summary>
internal sealed class HeldFragments
{
    private const int MostPending = 64;

    private readonly IpFragments _fragments = new();
    private readonly Dictionary<(UInt128 Source, uint Id), List<KeptFrame>> _held = [];

    public (byte[] Payload, List<KeptFrame> Frames)? Add(in IpPacket ip, in Frame frame)
    {
        var key = (ip.Source, ip.FragmentId);
        if (!_held.TryGetValue(key, out var frames))
        {
            if (_held.Count >= MostPending)
                _held.Remove(_held.MinBy(pair => pair.Value[0].TimeNs).Key);
            _held[key] = frames = [];
        }

        frames.Add(frame.Keep());
        if (_fragments.Add(ip, frame.TimeNs) is not { } whole)
            return null;
        _held.Remove(key);
        return (whole, frames);
    }
}
