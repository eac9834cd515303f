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

    private readonly Dictionary<Flow, FlowState> _flows = [];
    private readonly RtpStream?[] _recent = new RtpStream?[Recent];
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
        if (recent is { } hit && hit.Ssrc == header.Ssrc && hit.Flow == flow)
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
        }
        recent = stream;
        stream.Add(Keep(header, at, length, wireLength, timeNs));
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
        var stream = new RtpStream(flow, ssrc);
        stream.Add(state.Candidate);
        state.HasCandidate = false;
        (state.Others ??= []).Add(stream);
        state.Current = stream;
        Streams.Add(stream);
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
