using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>One pass over a capture: signalling is kept, RTP sorted into streams, all else counted and let go.</summary>
/// <param name="maxKept">A capture with more RTP packets is read again, call by call.</param>
internal sealed class CaptureIndex(int maxKept = CaptureIndex.MaxKept) : IDisposable
{
    private const int Tcp = 6;
    private const int Udp = 17;
    private const int MaxTunnels = 2;
    private const int MaxSignalBytes = 64 * 1024 * 1024;

    /// <summary>Packets of an hour and a half of two voices: 16 MB.</summary>
    public const int MaxKept = 1 << 19;
    private const long MaxCopied = 64 * 1024 * 1024;

    private readonly IpFragments _fragments = new();
    private readonly TcpStreams _tcp = new();
    private readonly RtpDemux _demux = new();
    private readonly List<Signal> _signals = [];
    private readonly HashSet<Flow> _dtls = [];
    private int _signalBytes;

    private PayloadStore? _payloads;
    private CaptureReader? _reader;
    private (Stream Capture, long Position)? _again;
    private Pass _reading;

    /// <summary>What a pass over the capture is for.</summary>
    private enum Pass { First, Sampling, Again }

    /// <summary>The capture is too long for its packets to be kept: <see cref="Load"/> those of a call before building it.</summary>
    public bool IsSampled => _reading != Pass.First;

    public PayloadStore Payloads => _payloads!;
    public List<RtpStream> Streams => _demux.Streams;
    public bool IsCapture { get; private set; }
    public bool TruncatedFile { get; private set; }
    public int CorruptRecords { get; private set; }
    public long Packets { get; private set; }

    /// <summary>UDP packets of phone traffic that were cut by a snap length.</summary>
    public long CutPackets { get; private set; }

    /// <summary>SIP messages that were cut by a snap length.</summary>
    public long CutSignals { get; private set; }
    public long FirstTimeNs { get; private set; } = long.MaxValue;
    public long LastTimeNs { get; private set; } = long.MinValue;
    public bool SawSipTls => _tcp.SawSipTls;

    /// <summary>Flows on which a DTLS handshake was seen (RFC 5764).</summary>
    public IReadOnlySet<Flow> Dtls => _dtls;

    /// <summary>What RTCP says about the streams.</summary>
    public RtcpSources Rtcp { get; } = new();

    /// <summary>SIP messages in order of time.</summary>
    public List<Signal> Signals()
    {
        var all = new List<Signal>(_signals);
        all.AddRange(_tcp.Messages());
        return [.. all.OrderBy(s => s.TimeNs)];
    }

    /// <summary>Reads a capture to its end.</summary>
    public void Read(Stream capture, CancellationToken ct)
    {
        var canReadAgain = capture.CanSeek;
        _again = canReadAgain ? (capture, capture.Position) : null;
        var reader = new CaptureReader(capture);
        _payloads = new PayloadStore(canReadAgain && !reader.Gzipped ? capture : null, _again?.Position ?? 0);
        IsCapture = reader.IsCapture;
        Read(reader, ct);
        TruncatedFile = reader.Truncated;
        CorruptRecords = reader.CorruptRecords;
    }

    /// <summary>Reads the capture once more for the packets of some streams; those of all others are let go.</summary>
    public void Load(IReadOnlySet<RtpStream> wanted, CancellationToken ct)
    {
        var (capture, position) = _again!.Value;
        capture.Position = position;
        Payloads.Clear();
        _demux.Restart(wanted);
        _fragments.Clear();
        _reading = Pass.Again;
        Read(new CaptureReader(capture), ct);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(CaptureReader reader, CancellationToken ct)
    {
        _reader = reader;
        long packets = 0;
        while (reader.MoveNext())
        {
            if ((++packets & 0xFFF) == 0) Pause(packets, ct);
            var time = reader.TimeNs;
            if (time < FirstTimeNs) FirstTimeNs = time;
            if (time > LastTimeNs) LastTimeNs = time;
            var network = LinkLayer.Network(reader.LinkType, reader.Data);
            if (IpPacket.TryRead(network, out var ip)) Take(ip, time);
        }
        Packets = packets;
        _demux.Finish();
    }

    private void Pause(long packets, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var isLong = packets > maxKept && Streams.Sum(s => (long)s.Count) > maxKept || Payloads.Copied > MaxCopied;
        if (_reading != Pass.First || _again is null || !isLong) return;
        _reading = Pass.Sampling;
        _demux.KeepSamples();
        Payloads.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(in IpPacket ip, long time, int depth = 0)
    {
        if (ip.IsFragment)
        {
            if (_fragments.Add(ip, time) is { } whole) Transport(ip.Source, ip.Destination, ip.Protocol, whole, whole.Length, time);
            return;
        }
        if (depth < MaxTunnels && Tunnels.Inner(ip) is { IsEmpty: false } carried)
        {
            if (IpPacket.TryRead(carried, out var inner)) Take(inner, time, depth + 1);
            return;
        }
        Transport(ip.Source, ip.Destination, ip.Protocol, ip.Payload, ip.PayloadLength, time);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transport(UInt128 source, UInt128 destination, int protocol, ReadOnlySpan<byte> bytes, int wireLength, long time)
    {
        if (protocol == Tcp)
        {
            if (_reading != Pass.Again) _tcp.Add(source, destination, bytes, time);
            return;
        }
        if (protocol != Udp || bytes.Length < 8) return;
        var flow = new Flow(
            new Endpoint(source, BinaryPrimitives.ReadUInt16BigEndian(bytes)),
            new Endpoint(destination, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])));
        int promised = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        var length = (promised >= 8 ? Math.Min(promised, wireLength) : wireLength) - 8;
        var payload = bytes[8..];
        if (payload.Length > length) payload = payload[..length];
        Datagram(flow, payload, length, time);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Datagram(in Flow flow, ReadOnlySpan<byte> payload, int wireLength, long time)
    {
        if (payload.IsEmpty || wireLength > ushort.MaxValue) return;
        var first = payload[0];
        if (first >> 6 == 2)
        {
            if (payload.Length > 1 && payload[1] is >= 192 and <= 223)
            {
                if (_reading != Pass.Again) Rtcp.Add(flow, payload); // RFC 5761 §4: these are no payload types
                return;
            }
            if (!RtpHeader.TryRead(payload, wireLength, out var header)) return;
            if (payload.Length < wireLength && _reading != Pass.Again) CutPackets++;
            var at = _reading == Pass.Sampling ? 0 : Payloads.Add(payload, _reader!.Data, _reader.DataPosition);
            _demux.Add(flow, header, at, payload.Length, wireLength, time);
        }
        else if (_reading == Pass.Again)
        {
            return;
        }
        else if (first is 20 or 22 && payload.Length > 13 && payload[1] == 0xFE)
        {
            if (_dtls.Count < 65_536) _dtls.Add(flow);
        }
        else if (SipStart.Is(payload) && _signalBytes + payload.Length <= MaxSignalBytes)
        {
            if (payload.Length < wireLength)
            {
                CutPackets++;
                CutSignals++;
            }
            _signalBytes += payload.Length;
            _signals.Add(new Signal(time, flow, payload.ToArray()));
        }
    }

    public void Dispose()
    {
        _demux.Dispose();
        _payloads?.Dispose();
    }
}
