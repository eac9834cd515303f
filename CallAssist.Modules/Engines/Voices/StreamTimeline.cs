using System.Runtime.CompilerServices;
using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>An audio packet on the capture's clock.</summary>
/// <param name="Index">Index in the stream.</param>
/// <param name="PositionNs">Instant of its first sample: nanoseconds since 1970.</param>
/// <param name="Lost">Packets missing in sequence just before it.</param>
/// <param name="Codec">What it is coded with.</param>
internal readonly record struct PlacedPacket(int Index, long PositionNs, int Lost, Codec Codec);

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
    private const long StrayNs = 1800 * SecondNs;
    private const int StrayShare = 20;

    /// <summary>So many packets must agree on a time; fewer are only kept when there is nothing else.</summary>
    private const int Witnesses = 3;
    private const int MaxLook = 128;

    private readonly RtpStream _stream;
    private readonly SequenceOrder _order;
    private List<Sample> _samples;

    private StreamTimeline(RtpStream stream, SequenceOrder order)
    {
        (_stream, _order) = (stream, order);
        _samples = new List<Sample>(order.Packets.Count);
        Packets = new List<PlacedPacket>(order.Packets.Count);
    }

    /// <summary>Audio packets in playing order.</summary>
    public List<PlacedPacket> Packets { get; }

    /// <summary>How many of them each codec has.</summary>
    public Dictionary<Codec, int> Codecs { get; } = [];

    public SequenceOrder Order => _order;

    /// <summary>Mean interarrival jitter, ms.</summary>
    public double JitterMs { get; private set; }

    /// <summary>A packet's arrival and its media time, both in ns; their difference is the delay.</summary>
    private readonly record struct Sample(int Index, long ArrivalNs, long MediaNs, int Lost, bool Continues, Codec Codec)
    {
        public long DelayNs => ArrivalNs - MediaNs;
    }

    public static StreamTimeline Build(RtpStream stream, PayloadTypes types)
    {
        var timeline = new StreamTimeline(stream, SequenceOrder.Of(stream));
        timeline.Unwrap(types);
        timeline.MendArrivals();
        timeline.MeasureJitter();
        timeline.Place();
        timeline.CountCodecs();
        timeline._samples = []; // an hour of them is seven megabytes
        return timeline;
    }

    /// <summary>Unwraps time stamps; a change of clock rate or an event packet never breaks the chain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unwrap(PayloadTypes types)
    {
        long media = 0, previousSequence = -1, audioSequence = -1, lastStep = 0;
        uint timestamp = 0;
        var clock = 0;
        var lost = 0;
        foreach (var (sequence, index) in _order.Packets)
        {
            ref var packet = ref _stream[index];
            if (previousSequence >= 0) lost += (int)Math.Min(sequence - previousSequence - 1, 10_000);
            previousSequence = sequence;
            var codec = types.At(packet.PayloadType, packet.TimeNs);
            if (codec.Kind == CodecKind.Event) continue;
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
            _samples.Add(new Sample(index, packet.TimeNs, media, lost, continues, codec));
            lost = 0;
        }
    }

    /// <summary>A damaged record may carry a time of another day: between two neighbours that agree it takes theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MendArrivals()
    {
        for (var i = 0; i < _samples.Count && _samples.Count >= 3; i++)
        {
            var left = _samples[i == 0 ? 1 : i - 1];
            var right = _samples[i == 0 ? 2 : i == _samples.Count - 1 ? i - 2 : i + 1];
            var arrival = _samples[i].ArrivalNs;
            if (Math.Abs(arrival - left.ArrivalNs) < DamagedNs || Math.Abs(arrival - right.ArrivalNs) < DamagedNs || Math.Abs(left.ArrivalNs - right.ArrivalNs) > DamagedNs) continue;
            _samples[i] = _samples[i] with { ArrivalNs = left.ArrivalNs + Math.Clamp(_samples[i].MediaNs - left.MediaNs, -SecondNs, SecondNs) };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MeasureJitter()
    {
        double jitter = 0, sum = 0;
        for (var i = 1; i < _samples.Count; i++)
        {
            var difference = Math.Abs(_samples[i].DelayNs - _samples[i - 1].DelayNs);
            if (difference < SecondNs) jitter += (difference - jitter) / 16;
            sum += jitter;
        }
        JitterMs = _samples.Count > 1 ? sum / (_samples.Count - 1) / 1e6 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place()
    {
        if (_samples.Count == 0) return;
        var start = 0;
        var level = Edge(0);
        var reviewAt = _samples[0].ArrivalNs + SecondNs;
        for (var i = 1; i < _samples.Count; i++)
        {
            if (Math.Abs(_samples[i].DelayNs - level) > StepNs)
            {
                var after = Edge(i);
                if (Math.Abs(after - level) > StepNs)
                {
                    if (after > level || !_samples[i].Continues)
                    {
                        PlaceSegment(start, i);
                        start = i;
                    }
                    level = after;
                    reviewAt = _samples[i].ArrivalNs + SecondNs;
                }
            }
            else if (_samples[i].ArrivalNs > reviewAt)
            {
                var now = Edge(i);
                if (Math.Abs(now - level) <= StepNs) level = now; // clocks drift slowly; a step is for the branch above
                reviewAt = _samples[i].ArrivalNs + SecondNs;
            }
        }
        PlaceSegment(start, _samples.Count);
        DropStrays();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountCodecs()
    {
        Codec? last = null;
        var run = 0;
        foreach (var packet in Packets)
        {
            if (!ReferenceEquals(packet.Codec, last))
            {
                if (last is not null) Codecs[last] = Codecs.GetValueOrDefault(last) + run;
                (last, run) = (packet.Codec, 0);
            }
            run++;
        }
        if (last is not null) Codecs[last] = Codecs.GetValueOrDefault(last) + run;
    }

    /// <summary>A handful of packets half an hour away from all others are damaged times, not speech.</summary>
    private void DropStrays()
    {
        var (start, kept, total) = (0, 0, Packets.Count);
        for (var i = 1; i <= total; i++)
        {
            if (i < total && Math.Abs(Packets[i].PositionNs - Packets[i - 1].PositionNs) < StrayNs) continue;
            if ((i - start) * StrayShare >= total && (i - start >= Witnesses || kept == 0 && i == total))
                for (var k = start; k < i; k++) Packets[kept++] = Packets[k];
            start = i;
        }
        Packets.RemoveRange(kept, total - kept);
    }

    /// <summary>The lower edge of the delays in the second that begins with packet <paramref name="from"/>: the fifth part from below, so that a damaged time does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Edge(int from)
    {
        Span<long> delays = stackalloc long[MaxLook];
        var count = 0;
        var until = _samples[from].ArrivalNs + SecondNs;
        for (var i = from; i < _samples.Count && count < MaxLook && (count < 3 || _samples[i].ArrivalNs < until); i++) delays[count++] = _samples[i].DelayNs;
        delays = delays[..count];
        delays.Sort();
        return delays[count / 5];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlaceSegment(int start, int end)
    {
        if (end - start < 3 && _samples.Count >= 10) return; // too little to be a source of its own
        var line = ClockLine.Fit(end - start, i => (_samples[start + i].MediaNs, _samples[start + i].DelayNs));
        for (var i = start; i < end; i++)
        {
            var sample = _samples[i];
            var anchor = line.At(sample.MediaNs);
            if (Math.Abs(sample.DelayNs - anchor) > ImpossibleNs && IsAlone(i, start, end, line)) continue;
            Packets.Add(new PlacedPacket(sample.Index, sample.MediaNs + anchor, i == start ? 0 : sample.Lost, sample.Codec));
        }
    }

    private bool IsAlone(int i, int start, int end, in ClockLine line)
    {
        for (var k = Math.Max(start, i - 2); k < Math.Min(end, i + 3); k++)
            if (k != i && Math.Abs(_samples[k].DelayNs - line.At(_samples[k].MediaNs)) > ImpossibleNs) return false;
        return true;
    }
}
