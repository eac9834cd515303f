namespace CallAssist.Modules.Recordings.Upload;

/// <summary>Chunks read as one stream, forward only.</summary>
internal sealed class ChunkStream(Func<long, Stream> open, long length) : Stream
{
    private Stream? _chunk;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_position < length)
        {
            _chunk ??= open(_position);
            var read = _chunk.Read(buffer[..(int)Math.Min(buffer.Length, length - _position)]);
            _position += read;
            if (read > 0)
                return read;
            _chunk.Dispose();
            _chunk = null;
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is ever written here.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _chunk?.Dispose();
        base.Dispose(disposing);
    }
}
