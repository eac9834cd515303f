using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>Reads the records of a pcap or pcapng capture, plain or gzipped, one after the other and without an object per record.</summary>
/// <remarks>
/// Never throws on bad input. What was wrong is said by <see cref="Truncated"/> and <see cref="CorruptRecords"/>.
/// Sources: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng.
/// </remarks>
public sealed class CaptureReader
{
    private readonly CaptureBuffer _buffer;
    private readonly RecordFormat? _format;
    private readonly BufferStream? _zipped;

    /// <summary>Opens a capture; <paramref name="source"/> is read forward only and stays the caller's to dispose.</summary>
    public CaptureReader(Stream source)
    {
        _buffer = new CaptureBuffer(source);
        if (IsGzip(_buffer))
        {
            _zipped = new BufferStream(_buffer);
            _buffer = new CaptureBuffer(new GZipStream(_zipped, CompressionMode.Decompress));
        }
        if (!_buffer.Ensure(4)) return;
        _format = (RecordFormat?)PcapFormat.TryOpen(_buffer) ?? PcapngFormat.TryOpen(_buffer);
    }

    /// <summary>False when the stream is neither pcap nor pcapng (nor a gzip of one).</summary>
    public bool IsCapture => _format is not null;

    /// <summary>The capture came gzipped.</summary>
    public bool Gzipped => _zipped is not null;

    /// <summary>The capture ends in the middle of a record (still being written, or cut).</summary>
    public bool Truncated => _format?.Truncated == true || _buffer.Broken || IsZipCut;

    /// <summary>Records that made no sense and were skipped.</summary>
    public int CorruptRecords => _format?.Corrupt ?? 0;

    /// <summary>Bytes of the current packet that were captured; valid until the next <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<byte> Data => _format!.Data;

    /// <summary>Where <see cref="Data"/> begins in the (decompressed) capture, in bytes.</summary>
    public long DataPosition => _format!.DataPosition;

    /// <summary>When the current packet was captured: nanoseconds since 1970, UTC.</summary>
    public long TimeNs => _format!.TimeNs;

    /// <summary>Length of the current packet on the wire, in bytes; more than <see cref="Data"/> when it was cut by a snap length.</summary>
    public int WireLength => _format!.WireLength;

    /// <summary>The current packet's link type (LINKTYPE_ of tcpdump.org).</summary>
    public int LinkType => _format!.LinkType;

    /// <summary>Moves to the next packet; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext() => _format is not null && _format.MoveNext();

    /// <summary>The decompressor takes a cut file for a finished one; the length in the last four bytes (RFC 1952 §2.3.1) tells.</summary>
    private bool IsZipCut => _zipped is { AtEnd: true } && _zipped.LastWord > _buffer.Position + _buffer.Window.Length;

    private static bool IsGzip(CaptureBuffer buffer) =>
        buffer.Ensure(3) && buffer.Window[0] == 0x1F && buffer.Window[1] == 0x8B && buffer.Window[2] == 8;

    /// <summary>A capture buffer seen as a stream, so that a decompressor can be put over what has been peeked.</summary>
    private sealed class BufferStream(CaptureBuffer buffer) : Stream
    {
        /// <summary>The last four bytes so far, little-endian.</summary>
        public uint LastWord { get; private set; }
        public bool AtEnd { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => buffer.Position; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] array, int offset, int count) => throw new NotSupportedException();
        public override int Read(byte[] array, int offset, int count) => Read(array.AsSpan(offset, count));

        public override int Read(Span<byte> destination)
        {
            AtEnd = !buffer.Ensure(1);
            if (AtEnd) return 0;
            var count = Math.Min(destination.Length, buffer.Window.Length);
            buffer.Window[..count].CopyTo(destination);
            buffer.Consume(count);
            foreach (var value in destination[Math.Max(0, count - 4)..count]) LastWord = LastWord >> 8 | (uint)value << 24;
            return count;
        }
    }
}
