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
    private const int BlockSize = 4096;
    private const int FirstBlock = 64;

    private readonly List<RtpPacket[]> _blocks = [];
    private RtpPacket[] _last = [];

    public Flow Flow => flow;
    public uint Ssrc => ssrc;
    public int Count { get; private set; }
    public ushort LastSequence { get; private set; }
    public long FirstTimeNs { get; private set; } = long.MaxValue;
    public long LastTimeNs { get; private set; } = long.MinValue;

    public ref RtpPacket this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _blocks[(int)((uint)index / BlockSize)][(uint)index % BlockSize];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in RtpPacket packet)
    {
        var at = Count++ % BlockSize;
        if (at == 0 || at >= _last.Length) Grow(at);
        _last[at] = packet;
        LastSequence = packet.Sequence;
        if (packet.TimeNs < FirstTimeNs) FirstTimeNs = packet.TimeNs;
        if (packet.TimeNs > LastTimeNs) LastTimeNs = packet.TimeNs;
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

    /// <summary>Cuts the stream before each of some packets; this one is empty afterwards.</summary>
    public List<RtpStream> SplitAt(List<int> indices)
    {
        var parts = new List<RtpStream>(indices.Count + 1);
        var start = 0;
        foreach (var end in indices.Append(Count))
        {
            var part = new RtpStream(flow, ssrc);
            for (var i = start; i < end; i++) part.Add(this[i]);
            parts.Add(part);
            start = end;
        }
        Dispose();
        return parts;
    }

    public void Dispose()
    {
        foreach (var block in _blocks) ArrayPool<RtpPacket>.Shared.Return(block);
        _blocks.Clear();
        _last = [];
        Count = 0;
    }
}
