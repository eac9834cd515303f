namespace CallAssist.Modules.Recordings.Vault.S3;

/// <summary>An object of a bucket as a stream: read in stretches of a megabyte, from any position.</summary>
/// <param name="read">Bytes from a position.</param>
/// <param name="length">Of the object.</param>
internal sealed class S3Object(Func<long, int, byte[]> read, long length) : Stream
{
    private const int Stretch = 1 << 20;

    private byte[] _held = [];
    private long _from;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length || buffer.IsEmpty)
            return 0;
        if (Position < _from || Position >= _from + _held.Length)
            (_held, _from) = (read(Position, (int)Math.Min(Stretch, length - Position)), Position);
        var there = _held.AsSpan((int)(Position - _from));
        var count = Math.Min(there.Length, buffer.Length);
        there[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => length };

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
