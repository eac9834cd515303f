using CallAssist.Modules.Kernel.Crypto;

namespace CallAssist.Modules.Recordings.Vault;

/// <summary>Seals what is written to it; plaintext never reaches the disk. Without <see cref="Complete"/> the file is worthless.</summary>
internal sealed class SealedWriter(Stream file, SegmentCipher cipher, Action publish) : Stream
{
    private readonly byte[] _plain = new byte[SegmentCipher.SegmentSize];
    private readonly byte[] _sealed = new byte[SegmentCipher.SealedSize];
    private int _held;
    private long _index;
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full segment is sealed only when more follows: the last one is sealed as the last.
            if (_held == _plain.Length)
                Seal(last: false);
            var taken = Math.Min(buffer.Length, _plain.Length - _held);
            buffer[..taken].CopyTo(_plain.AsSpan(_held));
            _held += taken;
            _length += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Seals the rest and returns once everything is published and safely kept.</summary>
    public void Complete()
    {
        Seal(last: true);
        publish();
    }

    public override void Flush()
    {
        // Nothing can leave before its segment is full.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Seal(bool last)
    {
        cipher.Seal(_index++, last, _plain.AsSpan(0, _held), _sealed);
        file.Write(_sealed, 0, _held + SegmentCipher.TagSize);
        _held = 0;
    }
}
