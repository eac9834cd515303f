namespace CallAssist.Engines.Packets;

/// <summary>Puts fragmented IP packets together again: a fragmented INVITE is the classic lost call (RFC 791 §3.2, RFC 8200 §4.5).</summary>
internal sealed class IpFragments
{
    private const int MaxPending = 256;
    private const int MaxLength = 65_535;
    private const long TimeoutNs = 60_000_000_000;

    private readonly Dictionary<Key, Assembly> _pending = [];

    private readonly record struct Key(UInt128 Source, UInt128 Destination, uint Id, int Protocol);

    private sealed class Assembly(long time)
    {
        public readonly long Time = time;
        public readonly SortedList<int, byte[]> Parts = [];
        public int Total = -1;
    }

    /// <summary>The whole payload once the last missing fragment is there, otherwise null.</summary>
    public byte[]? Add(in IpPacket packet, long timeNs)
    {
        if (packet.Payload.Length < packet.PayloadLength || packet.FragmentOffset + packet.Payload.Length > MaxLength) return null;
        var key = new Key(packet.Source, packet.Destination, packet.FragmentId, packet.Protocol);
        if (_pending.TryGetValue(key, out var assembly) && Math.Abs(timeNs - assembly.Time) > TimeoutNs) _pending.Remove(key, out assembly);
        if (!_pending.TryGetValue(key, out assembly))
        {
            if (_pending.Count >= MaxPending) _pending.Remove(_pending.MinBy(p => p.Value.Time).Key);
            _pending[key] = assembly = new Assembly(timeNs);
        }
        assembly.Parts[packet.FragmentOffset] = packet.Payload.ToArray();
        if (!packet.MoreFragments) assembly.Total = packet.FragmentOffset + packet.Payload.Length;
        if (assembly.Total < 0 || Join(assembly) is not { } whole) return null;
        _pending.Remove(key);
        return whole;
    }

    /// <summary>Forgets what has not become whole.</summary>
    public void Clear() => _pending.Clear();

    private static byte[]? Join(Assembly assembly)
    {
        var covered = 0;
        foreach (var (offset, part) in assembly.Parts)
        {
            if (offset > covered) return null;
            covered = Math.Max(covered, offset + part.Length);
        }
        if (covered < assembly.Total) return null;
        var whole = new byte[covered];
        foreach (var (offset, part) in assembly.Parts) part.CopyTo(whole, offset);
        return whole[..assembly.Total];
    }
}
