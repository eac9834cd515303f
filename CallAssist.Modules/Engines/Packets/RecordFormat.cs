using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>What pcap and pcapng have in common for a reader: a cursor over packets.</summary>
internal abstract class RecordFormat(CaptureBuffer buffer)
{
    private int _dataOffset;
    private int _dataLength;
    private int _recordLength;

    protected CaptureBuffer Buffer { get; } = buffer;

    public bool Truncated { get; protected set; }
    public int Corrupt { get; protected set; }
    public long TimeNs { get; protected set; }
    public int WireLength { get; private set; }
    public int LinkType { get; private set; }
    public ReadOnlySpan<byte> Data => Buffer.Window.Slice(_dataOffset, _dataLength);

    public long DataPosition => Buffer.Position + _dataOffset;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        Buffer.Consume(_recordLength);
        _recordLength = _dataLength = 0;
        return Advance();
    }

    /// <summary>Finds the next packet and calls <see cref="Hold"/> for it; false at the end.</summary>
    protected abstract bool Advance();

    /// <summary>The packet's bytes stay in the window until the next move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Hold(int recordLength, int dataOffset, int dataLength, int wireLength, int linkType)
    {
        _recordLength = recordLength;
        _dataOffset = dataOffset;
        _dataLength = dataLength;
        WireLength = Math.Max(wireLength, dataLength);
        LinkType = linkType;
    }
}
