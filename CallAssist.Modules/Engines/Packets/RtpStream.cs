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

    private readonly List<RtpPacket[]> _blocks = [];

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
        if (Count % BlockSize == 0) _blocks.Add(ArrayPool<RtpPacket>.Shared.Rent(BlockSize));
        _blocks[^1][Count++ % BlockSize] = packet;
        LastSequence = packet.Sequence;
        if (packet.TimeNs < FirstTimeNs) FirstTimeNs = packet.TimeNs;
        if (packet.TimeNs > LastTimeNs) LastTimeNs = packet.TimeNs;
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
        Count = 0;
    }
}
