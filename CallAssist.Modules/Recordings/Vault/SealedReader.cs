using CallAssist.Modules.Kernel.Crypto;

namespace CallAssist.Modules.Recordings.Vault;

/// <summary>Reads a sealed file from any position; one segment is opened at a time.</summary>
internal sealed class SealedReader : Stream
{
    private readonly Stream _file;
    private readonly SegmentCipher _cipher;
    private readonly byte[] _sealed = new byte[SegmentCipher.SealedSize];
    private readonly byte[] _plain = new byte[SegmentCipher.SegmentSize];
    private readonly long _segments;
    private long _open = -1;
    private int _openLength;

    public SealedReader(Stream file, SegmentCipher cipher)
    {
        (_file, _cipher) = (file, cipher);
        var body = Math.Max(0, file.Length - SegmentCipher.SaltSize);
        _segments = Math.Max(1, (body + SegmentCipher.SealedSize - 1) / SegmentCipher.SealedSize);
        Length = Math.Max(0, body - _segments * SegmentCipher.TagSize);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    /// <exception cref="System.Security.Cryptography.AuthenticationTagMismatchException">The file was changed or cut.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length && Length > 0)
            return 0;
        var index = Position / SegmentCipher.SegmentSize;
        if (index != _open)
            Open(index);
        var offset = (int)(Position % SegmentCipher.SegmentSize);
        var count = Math.Max(0, Math.Min(buffer.Length, _openLength - offset));
        _plain.AsSpan(offset, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
        // Nothing is ever written here.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Open(long index)
    {
        _file.Position = SegmentCipher.SaltSize + index * SegmentCipher.SealedSize;
        var length = _file.ReadAtLeast(_sealed, _sealed.Length, throwOnEndOfStream: false);
        if (length < SegmentCipher.TagSize)
            throw new System.Security.Cryptography.AuthenticationTagMismatchException();
        _cipher.Open(index, index == _segments - 1, _sealed.AsSpan(0, length), _plain.AsSpan(0, length - SegmentCipher.TagSize));
        (_open, _openLength) = (index, length - SegmentCipher.TagSize);
    }
}
