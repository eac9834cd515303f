using System.Buffers;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>One RTP packet, without its payload's bytes.</summary>
internal struct RtpPacket
{
    /// <summary>Captured at: nanoseconds since 1970.</summary>
    public long TimeNs;

    /// <summary>Where header and payload lie in the payload store.</summary>
    public long At;
    public uint Timestamp;
    public ushort Sequence;

    /// <summary>Captured bytes, header included.</summary>
    public ushort Length;

    /// <summary>Bytes on the wire, header included.</summary>
    public ushort WireLength;
    public ushort HeaderLength;
    public byte PayloadType;
    public byte Padding;
    public bool Marker;
}

/// <summary>The packets of one source in one direction, in the order of the capture.</summary>
internal sealed class RtpStream(Flow flow, uint ssrc) : IDisposable
{
    /// <summary>So many packets tell what a stream is.</summary>
    public const int SampleSize = 4096;

    /// <summary>Half a megabyte: the shared pool keeps 32 of a size, and no capture has more at hand.</summary>
    private const int BlockSize = 16_384;
    private const int FirstBlock = 64;

    /// <summary>A hundredth of the packets before their predecessor is no accident.</summary>
    private const int OrderedShare = 100;

    private readonly List<RtpPacket[]> _blocks = [];
    private RtpPacket[] _last = [];
    private int _limit = int.MaxValue;

    public Flow Flow => flow;
    public uint Ssrc => ssrc;

    /// <summary>Packets at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Packets of the capture, at hand or not.</summary>
    public int Total { get; private set; }
    public long FirstTimeNs { get; private set; } = long.MaxValue;
    public long LastTimeNs { get; private set; } = long.MinValue;

    /// <summary>A packet half an hour after the last one, until a second one confirms that time.</summary>
    public RtpPacket? Strayed { get; set; }

    public ref RtpPacket this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _blocks[(int)((uint)index / BlockSize)][(uint)index % BlockSize];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in RtpPacket packet)
    {
        Keep(packet);
        if (packet.TimeNs < FirstTimeNs) FirstTimeNs = packet.TimeNs;
        if (packet.TimeNs > LastTimeNs) LastTimeNs = packet.TimeNs;
    }

    /// <summary>Takes a packet whose time cannot be right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Keep(in RtpPacket packet)
    {
        Total++;
        if (Count >= _limit) return;
        var at = Count++ % BlockSize;
        if (at == 0 || at >= _last.Length) Grow(at);
        _last[at] = packet;
    }

    /// <summary>A further block, or a larger first one: most streams of a capture full of other things are short.</summary>
    private void Grow(int kept)
    {
        var larger = ArrayPool<RtpPacket>.Shared.Rent(_blocks.Count > 1 || kept == 0 && _blocks.Count == 1 ? BlockSize : Math.Max(FirstBlock, kept * 4));
        if (kept == 0)
        {
            _blocks.Add(larger);
        }
        else
        {
            _last.AsSpan(0, kept).CopyTo(larger);
            ArrayPool<RtpPacket>.Shared.Return(_last);
            _blocks[^1] = larger;
        }
        _last = larger;
    }

    /// <summary>Keeps the first packets only, now and from here on: enough to tell what the stream is.</summary>
    public void KeepSample()
    {
        _limit = SampleSize;
        if (Count <= SampleSize) return;
        var sample = ArrayPool<RtpPacket>.Shared.Rent(SampleSize);
        _blocks[0].AsSpan(0, SampleSize).CopyTo(sample);
        Dispose();
        _blocks.Add(sample);
        (_last, Count) = (sample, SampleSize);
    }

    /// <summary>Begins again, for the same packets read once more; keeps all of them or none.</summary>
    public void Restart(bool keep)
    {
        Dispose();
        (Total, Strayed) = (0, null);
        (FirstTimeNs, LastTimeNs) = (long.MaxValue, long.MinValue);
        _limit = keep ? int.MaxValue : 0;
    }

    /// <summary>Puts the packets in the order of their times when the file has many of them in another: records may be written out of order, even backwards.</summary>
    public void Sort()
    {
        var backwards = 0;
        for (var i = 1; i < Count; i++)
            if (this[i].TimeNs < this[i - 1].TimeNs) backwards++;
        if (backwards * OrderedShare < Count) return; // a damaged time, not an order
        var packets = new RtpPacket[Count];
        for (var i = 0; i < packets.Length; i++) packets[i] = this[i];
        var order = Enumerable.Range(0, packets.Length).OrderBy(i => packets[i].TimeNs).ToArray();
        for (var i = 0; i < order.Length; i++) this[i] = packets[order[i]];
    }

    public void Dispose()
    {
        foreach (var block in _blocks) ArrayPool<RtpPacket>.Shared.Return(block);
        _blocks.Clear();
        _last = [];
        Count = 0;
    }
}
