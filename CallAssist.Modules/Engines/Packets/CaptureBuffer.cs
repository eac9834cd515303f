using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>A sliding window over a stream: a parser asks for bytes ahead and consumes them; nothing is read twice.</summary>
/// <remarks>A broken gzip stream ends the data and sets <see cref="Broken"/>; real I/O errors are the caller's.</remarks>
internal sealed class CaptureBuffer(Stream source)
{
    /// <summary>No record of a sane capture is longer (bytes).</summary>
    public const int MaxRecord = 16 * 1024 * 1024;

    /// <summary>Short captures need little; long ones are read in pieces that a processor's cache holds.</summary>
    private const int FirstLength = 1 << 14;
    private const int UsualLength = 1 << 18;

    private byte[] _bytes = new byte[FirstLength];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>Bytes consumed since the beginning of the (decompressed) capture.</summary>
    public long Position { get; private set; }

    /// <summary>The compressed data ended in the middle or was damaged.</summary>
    public bool Broken { get; private set; }

    /// <summary>Bytes at hand without reading.</summary>
    public ReadOnlySpan<byte> Window => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Makes at least <paramref name="count"/> bytes available, if the stream has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Ensure(int count) => _end - _start >= count || Fill(count);

    /// <summary>Drops <paramref name="count"/> bytes from the front (they must be at hand).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Consume(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Grows only as the stream really has data: a damaged length costs nothing.</summary>
    private bool Fill(int count)
    {
        if (count > MaxRecord || _atEnd) return false;
        if (_start > 0)
        {
            Buffer.BlockCopy(_bytes, _start, _bytes, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
        while (_end < count && !_atEnd)
        {
            if (_end == _bytes.Length || _bytes.Length < UsualLength && Position > 0) Array.Resize(ref _bytes, _bytes.Length * 2);
            var read = Read();
            _atEnd = read == 0;
            _end += read;
        }
        return _end >= count;
    }

    private int Read()
    {
        try
        {
            return source.Read(_bytes, _end, _bytes.Length - _end);
        }
        catch (InvalidDataException)
        {
            Broken = true;
            return 0;
        }
    }
}
