using System.Buffers;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>
/// Where payload bytes are: in the capture itself when it can be read again (memory then does not grow with its length), otherwise in large pooled blocks.
/// Either way no packet is an object.
/// </summary>
/// <param name="capture">The capture when it is seekable and not compressed, else null.</param>
/// <param name="origin">Where the capture begins in it.</param>
internal sealed class PayloadStore(Stream? capture, long origin = 0) : IDisposable
{
    private const int BlockBits = 20;
    private const int BlockSize = 1 << BlockBits;
    private const long InCapture = 1L << 62;

    private readonly List<byte[]> _blocks = [];
    private readonly byte[] _window = capture is null ? [] : ArrayPool<byte>.Shared.Rent(BlockSize / 4);
    private int _used = BlockSize;
    private long _windowStart;
    private int _windowLength;

    /// <summary>Bytes in the copies.</summary>
    public long Copied => (long)_blocks.Count << BlockBits;

    /// <summary>Notes where <paramref name="bytes"/> (at most 64 KB) are; copies them when they are not a part of <paramref name="record"/>.</summary>
    /// <param name="bytes">The payload.</param>
    /// <param name="record">The captured record around it.</param>
    /// <param name="recordAt">Where the record's bytes begin in the capture.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> record, long recordAt) =>
        capture is not null && record.Overlaps(bytes, out var offset) ? InCapture | recordAt + offset : Keep(bytes);

    /// <summary>Copies <paramref name="bytes"/> and tells where they are.</summary>
    public long Keep(ReadOnlySpan<byte> bytes)
    {
        if (_used + bytes.Length > BlockSize)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent(BlockSize));
            _used = 0;
        }
        var at = ((long)(_blocks.Count - 1) << BlockBits) | (long)_used;
        bytes.CopyTo(_blocks[^1].AsSpan(_used));
        _used += bytes.Length;
        return at;
    }

    /// <summary>The bytes; valid until the next call. Zeros when the capture has shrunk meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> Get(long at, int length)
    {
        if ((at & InCapture) == 0) return _blocks[(int)(at >> BlockBits)].AsSpan((int)(at & (BlockSize - 1)), length);
        var place = at & ~InCapture;
        if (place < _windowStart || place + length > _windowStart + _windowLength) Load(place);
        var from = (int)(place - _windowStart);
        return from + length <= _windowLength ? _window.AsSpan(from, length) : new byte[length];
    }

    private void Load(long place)
    {
        capture!.Position = origin + place;
        _windowStart = place;
        _windowLength = capture.ReadAtLeast(_window, _window.Length, throwOnEndOfStream: false);
    }

    /// <summary>Lets the copies go.</summary>
    public void Clear()
    {
        foreach (var block in _blocks) ArrayPool<byte>.Shared.Return(block);
        _blocks.Clear();
        _used = BlockSize;
        _windowLength = 0;
    }

    public void Dispose()
    {
        Clear();
        if (_window.Length > 0) ArrayPool<byte>.Shared.Return(_window);
    }
}
