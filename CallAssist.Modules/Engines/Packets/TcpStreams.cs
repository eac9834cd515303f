using System.Buffers.Binary;

namespace CallAssist.Engines.Packets;

/// <summary>A piece of signalling as captured: when, from where to where, and its bytes.</summary>
internal readonly record struct Signal(long TimeNs, Flow Flow, byte[] Bytes);

/// <summary>Keeps the segments of TCP connections that carry SIP and puts the messages together once all segments are known (RFC 9293, RFC 3261 §18.3).</summary>
internal sealed class TcpStreams
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private const ushort SipPort = 5060;

    private readonly Dictionary<Flow, List<Segment>> _flows = [];
    private int _bytes;

    private readonly record struct Segment(uint Sequence, long TimeNs, byte[] Bytes);

    /// <summary>SIP's TLS port was in use: the signalling exists but cannot be read.</summary>
    public bool SawSipTls { get; private set; }

    /// <summary>Takes a TCP packet; those of connections without SIP are let go at once.</summary>
    public void Add(UInt128 source, UInt128 destination, ReadOnlySpan<byte> tcp, long timeNs)
    {
        if (tcp.Length < 20) return;
        var header = (tcp[12] >> 4) * 4;
        if (header < 20 || tcp.Length <= header) return;
        var payload = tcp[header..];
        var flow = new Flow(
            new Endpoint(source, BinaryPrimitives.ReadUInt16BigEndian(tcp)),
            new Endpoint(destination, BinaryPrimitives.ReadUInt16BigEndian(tcp[2..])));
        var begins = SipStart.Is(payload);
        var isSipPort = flow.Source.Port == SipPort || flow.Destination.Port == SipPort;
        if (SipStart.IsTls(payload) && (flow.Source.Port is 5061 or SipPort || flow.Destination.Port is 5061 or SipPort)) SawSipTls = true;
        if (!_flows.TryGetValue(flow, out var segments))
        {
            if (!begins && !isSipPort) return;
            _flows[flow] = segments = [];
        }
        if (_bytes + payload.Length > MaxBytes) return;
        _bytes += payload.Length;
        segments.Add(new Segment(BinaryPrimitives.ReadUInt32BigEndian(tcp[4..]), timeNs, payload.ToArray()));
    }

    /// <summary>The SIP messages of all connections.</summary>
    public IEnumerable<Signal> Messages() => _flows.SelectMany(f => Messages(f.Key, f.Value));

    private static IEnumerable<Signal> Messages(Flow flow, List<Segment> segments)
    {
        if (segments.Count == 0) yield break;
        var first = segments[0].Sequence;
        segments.Sort((a, b) => ((int)(a.Sequence - first)).CompareTo((int)(b.Sequence - first)));
        var pending = new List<byte>();
        var next = segments[0].Sequence;
        foreach (var segment in segments)
        {
            var ahead = (int)(segment.Sequence - next);
            if (ahead > 0) pending.Clear(); // a segment is missing: what was begun cannot be finished
            if (-ahead >= segment.Bytes.Length) continue; // sent again
            pending.AddRange(ahead < 0 ? segment.Bytes[-ahead..] : segment.Bytes);
            next = segment.Sequence + (uint)segment.Bytes.Length;
            while (TakeMessage(pending) is { } message) yield return new Signal(segment.TimeNs, flow, message);
        }
        if (SipStart.Is(pending.ToArray())) yield return new Signal(segments[^1].TimeNs, flow, [.. pending]);
    }

    /// <summary>Cuts one whole message off the front, or null when more is needed.</summary>
    internal static byte[]? TakeMessage(List<byte> pending)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending);
        var skip = 0;
        while (skip < bytes.Length && !SipStart.Is(bytes[skip..]) && bytes.Length - skip >= 12) skip++;
        if (skip > 0)
        {
            pending.RemoveRange(0, skip);
            bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending);
        }
        if (!SipStart.Is(bytes)) return null;
        var end = SipMessage.EndOfHeaders(bytes, out var bodyAt);
        if (end == bytes.Length) return null;
        var length = bodyAt + ContentLength(bytes[..end]);
        if (bytes.Length < length) return null;
        var message = bytes[..length].ToArray();
        pending.RemoveRange(0, length);
        return message;
    }

    private static int ContentLength(ReadOnlySpan<byte> headers)
    {
        foreach (var range in headers.Split((byte)'\n'))
        {
            var line = headers[range];
            var colon = line.IndexOf((byte)':');
            if (colon < 0) continue;
            var name = System.Text.Ascii.Trim(line[..colon]) is var trim ? line[..colon][trim] : default;
            if (!System.Text.Ascii.EqualsIgnoreCase(name, "Content-Length"u8) && !System.Text.Ascii.EqualsIgnoreCase(name, "l"u8)) continue;
            var value = line[(colon + 1)..];
            return int.TryParse(value[System.Text.Ascii.Trim(value)], out var length) ? Math.Clamp(length, 0, 1 << 20) : 0;
        }
        return 0;
    }
}
