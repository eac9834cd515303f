using System.Buffers;
using System.Runtime.CompilerServices;
using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Decodes the placed packets of one stream at one native rate, block after block, onto the call's time line.</summary>
/// <param name="startNs">The instant of sample 0.</param>
/// <param name="rate">Native samples per second.</param>
/// <param name="packets">Packets of that rate, in playing order.</param>
/// <param name="frames">Gives a packet's samples.</param>
/// <param name="outputRate">Rate of the time line: packets are placed on its samples, so that a lower rate takes the instants a phone would take.</param>
internal sealed class StreamVoice(long startNs, int rate, List<PlacedPacket> packets, IFrameSource frames, int outputRate)
{
    private const int MaxFrame = 16_384;

    /// <summary>Clocks that have run apart by 1/250 s are put right in the next pause, by 1/100 s at once: speech itself is never stretched.</summary>
    private const int FirstDrift = 250;
    private const int LastDrift = 100;

    private readonly int _grid = rate % outputRate == 0 ? rate / outputRate : 1;
    private readonly PauseDetector _pauses = new();
    private readonly Concealment _concealment = new(rate);
    private short[] _frame = []; // rented while the voice sounds: a call may have a thousand short streams
    private short[] _pending = [];
    private long _base; // place of _pending[0] on the time line
    private long _filled; // _pending holds samples up to here
    private long _end; // where the last packet ended
    private bool _begun;
    private int _next;
    private int _concealed = -1; // the packet before which a loss has been concealed

    public int Rate => rate;
    public long ConcealedSamples { get; private set; }

    /// <summary>Place of the first sample.</summary>
    public long First => packets.Count > 0 ? ToSample(packets[0].PositionNs) : 0;

    /// <summary>All packets have been read and their samples given out.</summary>
    public bool AtEnd => _next >= packets.Count && _filled <= _base;

    /// <summary>Writes the next samples of the time line; call it with adjoining places, beginning anywhere before the first packet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(long from, Span<short> block)
    {
        if (!_begun) Begin(from);
        var until = from + block.Length;
        while (_next < packets.Count && ToSample(packets[_next].PositionNs) < until) Take(packets[_next++]);
        if (_end < until) Conceal(_next); // a loss may begin in this block and end in a later one
        block.Clear();
        _pending.AsSpan(0, (int)Math.Clamp(_filled - from, 0, block.Length)).CopyTo(block);
        Drop(until);
    }

    /// <summary>Gives the buffers back once nothing more is to be read.</summary>
    public void Release()
    {
        if (_frame.Length > 0) ArrayPool<short>.Shared.Return(_frame);
        if (_pending.Length > 0) ArrayPool<short>.Shared.Return(_pending);
        (_frame, _pending) = ([], []);
    }

    private void Begin(long from)
    {
        _begun = true;
        _filled = _base = from;
        _frame = ArrayPool<short>.Shared.Rent(MaxFrame);
        _pending = ArrayPool<short>.Shared.Rent(MaxFrame);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(in PlacedPacket packet)
    {
        Conceal(_next - 1);
        var count = frames.Decode(packet, _frame);
        if (count == 0) return;
        var at = ToSample(packet.PositionNs);
        var apart = _next == 1 ? long.MaxValue : Math.Abs(at - _end); // nothing before the first packet to join it to
        var pause = _pauses.Hear(_frame.AsSpan(0, count));
        if (apart <= _grid || packet.Lost == 0 && (apart <= rate / FirstDrift || apart <= rate / LastDrift && !pause)) at = _end;
        _concealment.Hear(_frame.AsSpan(0, count));
        _end = at + count;
        var skip = (int)Math.Clamp(_base - at, 0, count);
        Write(at + skip, _frame.AsSpan(skip, count - skip));
    }

    /// <summary>Fills the gap before a packet when packets are missing there.</summary>
    private void Conceal(int index)
    {
        if (index >= packets.Count || index == _concealed || packets[index].Lost == 0 || index == 0) return;
        _concealed = index;
        var gap = (int)Math.Min(ToSample(packets[index].PositionNs) - _end, _concealment.MaxSamples);
        if (gap <= _grid || _end < _base) return;
        Span<short> made = stackalloc short[gap];
        _concealment.Fill(made);
        Write(_end, made);
        _end += gap;
        ConcealedSamples += gap;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(long at, ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty) return;
        var offset = (int)(at - _base);
        if (offset + samples.Length > _pending.Length) Grow(offset + samples.Length);
        if (at > _filled) _pending.AsSpan((int)(_filled - _base), (int)(at - _filled)).Clear();
        samples.CopyTo(_pending.AsSpan(offset));
        _filled = Math.Max(_filled, at + samples.Length);
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<short>.Shared.Rent(Math.Max(_pending.Length * 2, length));
        _pending.AsSpan(0, (int)(_filled - _base)).CopyTo(larger);
        ArrayPool<short>.Shared.Return(_pending);
        _pending = larger;
    }

    private void Drop(long until)
    {
        var keep = (int)Math.Max(0, _filled - until);
        if (keep > 0) Array.Copy(_pending, until - _base, _pending, 0, keep);
        _base = until;
        _filled = Math.Max(_filled, until);
    }

    /// <summary>The nearest sample; whole seconds apart, so that nothing overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long ToSample(long positionNs)
    {
        var (seconds, rest) = Math.DivRem(positionNs - startNs, 1_000_000_000);
        long steps = rate / _grid;
        return (seconds * steps + (rest * steps + (rest < 0 ? -500_000_000 : 500_000_000)) / 1_000_000_000) * _grid;
    }
}

/// <summary>Gives the samples of a packet; called once per packet, in playing order.</summary>
internal interface IFrameSource
{
    int Decode(in PlacedPacket packet, Span<short> samples);
}
