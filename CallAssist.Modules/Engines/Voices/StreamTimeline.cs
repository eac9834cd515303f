using System.Runtime.CompilerServices;
using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>An audio packet on the capture's clock. Sixteen bytes: an hour of one voice has 180,000.</summary>
/// <param name="PositionNs">Instant of its first sample: nanoseconds since 1970. Media time before it is placed.</param>
/// <param name="Index">Index in the stream.</param>
/// <param name="Lost">Packets missing in sequence just before it.</param>
/// <param name="Codec">Index of its codec in <see cref="StreamTimeline.CodecTable"/>.</param>
/// <param name="Continues">Its time stamp follows the one before.</param>
internal readonly record struct PlacedPacket(long PositionNs, int Index, ushort Lost, byte Codec, bool Continues);

/// <summary>
/// Places a stream's packets on the capture's clock. Time stamps say how samples follow each other, arrivals say when: the lower edge
/// of (arrival - time stamp) is the anchor, its slope the difference of the two clocks, and a lasting step in it a pause, a restart or another source.
/// </summary>
/// <remarks>After S. Moon, P. Skelly, D. Towsley: Estimation and removal of clock skew from network delay measurements, 1999.</remarks>
internal sealed class StreamTimeline
{
    private const long SecondNs = 1_000_000_000;

    /// <summary>A step in delay of more than this that lasts is no jitter.</summary>
    private const long StepNs = 60_000_000;

    /// <summary>A lone packet that far off has a damaged time.</summary>
    private const long ImpossibleNs = SecondNs;

    /// <summary>Neighbours in sequence that are further apart than this are no neighbours.</summary>
    private const long DamagedNs = 10 * SecondNs;
    private const int MaxLook = 128;

    private const int MaxCodecs = 255;

    private readonly RtpStream _stream;
    private readonly List<PlacedPacket> _packets;
    private readonly List<Codec> _codecs = [];
    private int _placed;

    private StreamTimeline(RtpStream stream, SequenceOrder order)
    {
        (_stream, Order) = (stream, order);
        _packets = new List<PlacedPacket>(order.Packets.Length);
    }

    /// <summary>Audio packets in playing order.</summary>
    public List<PlacedPacket> Packets => _packets;

    /// <summary>Event packets in playing order: indices in the stream.</summary>
    public List<int> Events { get; } = [];

    /// <summary>The codecs by their numbers in <see cref="PlacedPacket.Codec"/>.</summary>
    public IReadOnlyList<Codec> CodecTable => _codecs;

    /// <summary>How many of them each codec has.</summary>
    public Dictionary<Codec, int> Codecs { get; } = [];

    /// <summary>How the packets came; their list is empty.</summary>
    public SequenceOrder Order { get; }

    /// <summary>Mean interarrival jitter, ms.</summary>
    public double JitterMs { get; private set; }

    public static StreamTimeline Build(RtpStream stream, PayloadTypes types)
    {
        var timeline = new StreamTimeline(stream, SequenceOrder.Of(stream));
        timeline.Unwrap(types);
        timeline.MendArrivals();
        timeline.MeasureJitter();
        timeline.Place();
        timeline.CountCodecs();
        timeline.Order.Forget();
        return timeline;
    }

    private long DelayNs(int i) => _stream[_packets[i].Index].TimeNs - _packets[i].PositionNs;

    private ref long Arrival(int i) => ref _stream[_packets[i].Index].TimeNs;

    /// <summary>Unwraps time stamps; a change of clock rate or an event packet never breaks the chain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unwrap(PayloadTypes types)
    {
        long media = 0, previousSequence = -1, audioSequence = -1, lastStep = 0;
        uint timestamp = 0;
        var clock = 0;
        var lost = 0;
        foreach (var (sequence, index) in Order.Packets)
        {
            ref var packet = ref _stream[index];
            if (previousSequence >= 0) lost += (int)Math.Min(sequence - previousSequence - 1, 10_000);
            previousSequence = sequence;
            var codec = types.At(packet.PayloadType, packet.TimeNs);
            if (codec.Kind == CodecKind.Event)
            {
                Events.Add(index);
                continue;
            }
            var continues = false;
            if (clock != 0)
            {
                var step = (int)(packet.Timestamp - timestamp) * SecondNs / clock;
                var packets = Math.Max(1, sequence - audioSequence);
                continues = step > 0 && (step == lastStep * packets || lastStep == 0);
                if (packets == 1 && step > 0) lastStep = step;
                media += step;
            }
            (clock, timestamp, audioSequence) = (codec.ClockRate, packet.Timestamp, sequence);
            _packets.Add(new PlacedPacket(media, index, (ushort)Math.Min(lost, ushort.MaxValue), Number(codec), continues));
            lost = 0;
        }
    }

    private byte Number(Codec codec)
    {
        for (var i = _codecs.Count - 1; i >= 0; i--)
            if (ReferenceEquals(_codecs[i], codec)) return (byte)i;
        if (_codecs.Count < MaxCodecs) _codecs.Add(codec);
        return (byte)(_codecs.Count - 1);
    }

    /// <summary>A damaged record may carry a time of another day: between two neighbours that agree it takes theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MendArrivals()
    {
        for (var i = 0; i < _packets.Count && _packets.Count >= 3; i++)
        {
            var leftIndex = i == 0 ? 1 : i - 1;
            var left = Arrival(leftIndex);
            ref var arrival = ref Arrival(i);
            if (Math.Abs(arrival - left) < DamagedNs) continue;
            var right = Arrival(i == 0 ? 2 : i == _packets.Count - 1 ? i - 2 : i + 1);
            if (Math.Abs(arrival - right) < DamagedNs || Math.Abs(left - right) > DamagedNs) continue;
            arrival = left + Math.Clamp(_packets[i].PositionNs - _packets[leftIndex].PositionNs, -SecondNs, SecondNs);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MeasureJitter()
    {
        if (_packets.Count < 2) return;
        double jitter = 0, sum = 0;
        var before = DelayNs(0);
        for (var i = 1; i < _packets.Count; i++)
        {
            var delay = DelayNs(i);
            var difference = Math.Abs(delay - before);
            if (difference < SecondNs) jitter += (difference - jitter) / 16;
            sum += jitter;
            before = delay;
        }
        JitterMs = sum / (_packets.Count - 1) / 1e6;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place()
    {
        if (_packets.Count == 0) return;
        var start = 0;
        var level = Edge(0);
        var reviewAt = Arrival(0) + SecondNs;
        for (var i = 1; i < _packets.Count; i++)
        {
            if (Math.Abs(DelayNs(i) - level) > StepNs)
            {
                var after = Edge(i);
                if (Math.Abs(after - level) > StepNs)
                {
                    if (after > level || !_packets[i].Continues)
                    {
                        PlaceSegment(start, i);
                        start = i;
                    }
                    level = after;
                    reviewAt = Arrival(i) + SecondNs;
                }
            }
            else if (Arrival(i) > reviewAt)
            {
                var now = Edge(i);
                if (Math.Abs(now - level) <= StepNs) level = now; // clocks drift slowly; a step is for the branch above
                reviewAt = Arrival(i) + SecondNs;
            }
        }
        PlaceSegment(start, _packets.Count);
        _packets.RemoveRange(_placed, _packets.Count - _placed);
        DropStrays();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountCodecs()
    {
        Span<int> counts = stackalloc int[MaxCodecs];
        counts.Clear();
        foreach (var packet in _packets) counts[packet.Codec]++;
        for (var i = 0; i < _codecs.Count; i++)
            if (counts[i] > 0) Codecs[_codecs[i]] = Codecs.GetValueOrDefault(_codecs[i]) + counts[i];
    }

    /// <summary>A handful of packets half an hour away from all others are damaged times, not speech.</summary>
    private void DropStrays()
    {
        var ends = new List<int>();
        for (var i = 1; i < _packets.Count; i++)
            if (Math.Abs(_packets[i].PositionNs - _packets[i - 1].PositionNs) >= StrayTimes.PauseNs) ends.Add(i);
        if (ends.Count == 0) return;
        ends.Add(_packets.Count);
        var keep = StrayTimes.Keep([.. ends.Select((end, i) => Spell(i == 0 ? 0 : ends[i - 1], end))]);
        var (start, kept) = (0, 0);
        for (var i = 0; i < ends.Count; start = ends[i++])
            for (var k = start; keep[i] && k < ends[i]; k++) _packets[kept++] = _packets[k];
        _packets.RemoveRange(kept, _packets.Count - kept);
    }

    private Spell Spell(int start, int end)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        for (var i = start; i < end; i++) (first, last) = (Math.Min(first, _packets[i].PositionNs), Math.Max(last, _packets[i].PositionNs));
        return new Spell(first, last, end - start);
    }

    /// <summary>The lower edge of the delays in the second that begins with packet <paramref name="from"/>: the fifth part from below, so that a damaged time does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Edge(int from)
    {
        Span<long> delays = stackalloc long[MaxLook];
        var count = 0;
        var until = Arrival(from) + SecondNs;
        for (var i = from; i < _packets.Count && count < MaxLook && (count < 3 || Arrival(i) < until); i++) delays[count++] = DelayNs(i);
        delays = delays[..count];
        delays.Sort();
        return delays[count / 5];
    }

    /// <summary>Turns media times into instants; what is placed moves up over what was left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlaceSegment(int start, int end)
    {
        if (end - start < 3 && _packets.Count >= 10) return; // too little to be a source of its own
        var line = ClockLine.Fit(end - start, i => (_packets[start + i].PositionNs, DelayNs(start + i)));
        var alone = new HashSet<int>();
        for (var i = start; i < end; i++)
            if (IsFar(i, line) && IsAlone(i, start, end, line)) alone.Add(i);
        for (var i = start; i < end; i++)
        {
            if (alone.Count > 0 && alone.Contains(i)) continue;
            var packet = _packets[i];
            _packets[_placed++] = packet with { PositionNs = packet.PositionNs + line.At(packet.PositionNs), Lost = i == start ? (ushort)0 : packet.Lost };
        }
    }

    private bool IsFar(int i, in ClockLine line) => Math.Abs(DelayNs(i) - line.At(_packets[i].PositionNs)) > ImpossibleNs;

    private bool IsAlone(int i, int start, int end, in ClockLine line)
    {
        for (var k = Math.Max(start, i - 2); k < Math.Min(end, i + 3); k++)
            if (k != i && IsFar(k, line)) return false;
        return true;
    }
}
