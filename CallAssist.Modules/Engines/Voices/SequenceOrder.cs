using System.Buffers;
using System.Runtime.CompilerServices;
using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>One packet in its place: unwrapped sequence number, and its index in the stream.</summary>
internal readonly record struct Ordered(long Sequence, int Index);

/// <summary>Puts a stream's packets in order, without duplicates, across wraps and restarts (RFC 3550 appendix A.1).</summary>
internal sealed class SequenceOrder
{
    private const int MaxMisorder = 500;
    private const int MaxDropout = 1000;

    private const int Cycle = 0x1_0000;

    /// <summary>No codec sends more often than every 5 ms.</summary>
    private const long ShortestPacketNs = 5_000_000;

    private Ordered[] _packets;
    private int _count;

    private SequenceOrder(int capacity) => _packets = ArrayPool<Ordered>.Shared.Rent(capacity);

    public ReadOnlySpan<Ordered> Packets => _packets.AsSpan(0, _count);
    public int Duplicates { get; private set; }

    /// <summary>Packets that came just after a later one.</summary>
    public int Reordered { get; private set; }
    public int Lost { get; private set; }

    public static SequenceOrder Of(RtpStream stream)
    {
        var order = new SequenceOrder(stream.Count);
        if (stream.Count == 0) return order;
        order.Unwrap(stream);
        if (order.Reordered > 0) order._packets.AsSpan(0, order._count).Sort((a, b) => a.Sequence != b.Sequence ? a.Sequence.CompareTo(b.Sequence) : a.Index.CompareTo(b.Index));
        order.DropDuplicates();
        return order;
    }

    /// <summary>Lets the packets go and keeps the counts.</summary>
    public void Forget()
    {
        if (_packets.Length > 0) ArrayPool<Ordered>.Shared.Return(_packets);
        (_packets, _count) = ([], 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unwrap(RtpStream stream)
    {
        long highest = stream[0].Sequence;
        var highestTime = stream[0].TimeNs;
        for (var i = 0; i < stream.Count; i++)
        {
            ref var packet = ref stream[i];
            var step = (short)(packet.Sequence - (ushort)highest);
            if (step is > MaxDropout or < -MaxMisorder && !IsLongGap(step, packet.TimeNs - highestTime))
            {
                if (!IsConfirmed(stream, i)) continue; // a damaged number: one packet lost
                highest = Restart(highest, packet.Sequence);
                step = 0;
            }
            var sequence = highest + step;
            if (_count > 0 && sequence < _packets[_count - 1].Sequence) Reordered++;
            if (step >= 0) (highest, highestTime) = (sequence, packet.TimeNs);
            _packets[_count++] = new Ordered(sequence, i);
        }
    }

    private static bool IsLongGap(int step, long elapsedNs) => step > 0 && elapsedNs >= step * ShortestPacketNs;

    private static bool IsConfirmed(RtpStream stream, int index) =>
        index + 1 < stream.Count && (ushort)(stream[index + 1].Sequence - stream[index].Sequence) is > 0 and <= 3;

    /// <summary>A source that starts anew goes on in the next cycle of 65,536, so that nothing seems lost or sent twice.</summary>
    private static long Restart(long highest, ushort sequence) => ((highest >> 16) + 2 << 16) | sequence;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DropDuplicates()
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (kept > 0 && _packets[kept - 1].Sequence == _packets[i].Sequence)
            {
                Duplicates++;
                continue;
            }
            if (kept > 0)
            {
                var hole = _packets[i].Sequence - _packets[kept - 1].Sequence - 1;
                if (hole < Cycle) Lost += (int)hole;
            }
            _packets[kept++] = _packets[i];
        }
        _count = kept;
    }
}
