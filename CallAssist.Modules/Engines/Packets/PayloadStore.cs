using System.Buffers;

namespace CallAssist.Engines.Packets;

/// <summary>Keeps payload bytes one after the other in large pooled blocks, so that no packet is an object.</summary>
internal sealed class PayloadStore : IDisposable
{
    private const int BlockSize = 1 << 20;
    private const int BlockBits = 20;

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    /// <summary>Copies <paramref name="bytes"/> (at most 64 KB) and tells where they are.</summary>
    public long Add(ReadOnlySpan<byte> bytes)
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

    public Span<byte> Get(long at, int length) => _blocks[(int)(at >> BlockBits)].AsSpan((int)(at & (BlockSize - 1)), length);

    public void Dispose()
    {
        foreach (var block in _blocks) ArrayPool<byte>.Shared.Return(block);
        _blocks.Clear();
        _used = BlockSize;
    }
}
