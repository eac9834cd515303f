using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallAssist.Engines.Packets;

/// <summary>Sorts RTP packets into streams by addresses and SSRC. A stream begins with two packets in sequence, so that look-alikes cost nothing.</summary>
internal sealed class RtpDemux : IDisposable
{
    private const int MaxFlows = 1 << 20;

    /// <summary>Streams found without a look-up (a power of two).</summary>
    private const int Recent = 256;
    private const int MaxStreamsPerFlow = 256;

    /// <summary>How far a sequence number may be from the last one for the probation to end.</summary>
    private const int Nearby = 50;

    /// <summary>Nothing for half an hour: what follows is another call of the same phone, or of a capture that was appended.</summary>
    private const long PauseNs = 1800L * 1_000_000_000;

    private readonly Dictionary<Flow, FlowState> _flows = [];
    private readonly RtpStream?[] _recent = new RtpStream?[Recent];
    private int _begun;
    private bool _sampling;
    private IReadOnlySet<RtpStream>? _wanted;

    /// <summary>Streams in the order of their first packets.</summary>
    public List<RtpStream> Streams { get; } = [];

    private struct FlowState
    {
        public RtpStream? Current;
        public List<RtpStream>? Others;
        public uint CandidateSsrc;
        public RtpPacket Candidate;
        public bool HasCandidate;
    }

    /// <summary>Files one packet under its stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in Flow flow, in RtpHeader header, long at, int length, int wireLength, long timeNs)
    {
        ref var recent = ref _recent[flow.GetHashCode() & (Recent - 1)];
        if (recent is { } hit && hit.Ssrc == header.Ssrc && hit.Flow == flow && timeNs - hit.LastTimeNs < PauseNs && hit.Strayed is null)
        {
            hit.Add(Keep(header, at, length, wireLength, timeNs));
            return;
        }
        ref var state = ref Find(flow);
        if (Unsafe.IsNullRef(ref state)) return;
        var stream = state.Current?.Ssrc == header.Ssrc ? state.Current : Other(ref state, header.Ssrc);
        if (stream is null)
        {
            var begins = state.HasCandidate && state.CandidateSsrc == header.Ssrc
                && Math.Abs((int)(short)(header.Sequence - state.Candidate.Sequence)) <= Nearby;
            if (!begins || (state.Others?.Count ?? 0) >= MaxStreamsPerFlow)
            {
                state.Candidate = Keep(header, at, length, wireLength, timeNs);
                state.CandidateSsrc = header.Ssrc;
                state.HasCandidate = true;
                return;
            }
            stream = Begin(ref state, flow, header.Ssrc);
            stream.Add(state.Candidate);
            state.HasCandidate = false;
        }
        recent = AfterPause(ref state, stream, Keep(header, at, length, wireLength, timeNs));
    }

    /// <summary>Files a packet; two of them long after the last one begin a new stream, a single one has a damaged time.</summary>
    private RtpStream AfterPause(ref FlowState state, RtpStream stream, in RtpPacket packet)
    {
        var isLate = packet.TimeNs - stream.LastTimeNs >= PauseNs;
        if (stream.Strayed is { } strayed)
        {
            stream.Strayed = null;
            if (isLate && Math.Abs(packet.TimeNs - strayed.TimeNs) < PauseNs)
            {
                state.Others!.Remove(stream);
                stream = Begin(ref state, stream.Flow, stream.Ssrc);
                stream.Add(strayed);
                isLate = false;
            }
            else
            {
                stream.Keep(strayed);
            }
        }
        if (isLate) stream.Strayed = packet;
        else stream.Add(packet);
        return stream;
    }

    /// <summary>After the last packet.</summary>
    public void Finish()
    {
        foreach (var stream in Streams)
        {
            if (stream.Strayed is { } strayed) stream.Keep(strayed);
            stream.Strayed = null;
            stream.Sort();
        }
    }

    /// <summary>From here on only the first packets of each stream are kept.</summary>
    public void KeepSamples()
    {
        _sampling = true;
        foreach (var stream in Streams) stream.KeepSample();
    }

    /// <summary>Begins again for the same capture: the streams come up in the same order, and those that are wanted keep their packets.</summary>
    public void Restart(IReadOnlySet<RtpStream> wanted)
    {
        (_wanted, _sampling, _begun) = (wanted, false, 0);
        _flows.Clear();
        Array.Clear(_recent);
    }

    private ref FlowState Find(in Flow flow)
    {
        if (_flows.Count >= MaxFlows) return ref CollectionsMarshal.GetValueRefOrNullRef(_flows, flow);
        return ref CollectionsMarshal.GetValueRefOrAddDefault(_flows, flow, out _);
    }

    private static RtpStream? Other(ref FlowState state, uint ssrc)
    {
        if (state.Others is null) return null;
        foreach (var stream in state.Others)
        {
            if (stream.Ssrc != ssrc) continue;
            state.Current = stream;
            return stream;
        }
        return null;
    }

    private RtpStream Begin(ref FlowState state, in Flow flow, uint ssrc)
    {
        if (_begun == Streams.Count) Streams.Add(new RtpStream(flow, ssrc));
        var stream = Streams[_begun++];
        if (_wanted is not null) stream.Restart(_wanted.Contains(stream));
        if (_sampling) stream.KeepSample();
        (state.Others ??= []).Add(stream);
        state.Current = stream;
        return stream;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RtpPacket Keep(in RtpHeader header, long at, int length, int wireLength, long timeNs) => new()
    {
        TimeNs = timeNs,
        At = at,
        Timestamp = header.Timestamp,
        Sequence = header.Sequence,
        Length = (ushort)length,
        WireLength = (ushort)wireLength,
        HeaderLength = (ushort)Math.Min(header.HeaderLength, length),
        PayloadType = header.PayloadType,
        Padding = header.Padding,
        Marker = header.Marker,
    };

    public void Dispose()
    {
        foreach (var stream in Streams) stream.Dispose();
        Streams.Clear();
        _flows.Clear();
    }
}
