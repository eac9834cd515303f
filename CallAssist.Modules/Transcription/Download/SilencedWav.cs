using System.Buffers.Binary;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>
/// A WAV with PCM16 samples in which some stretches are silence; read through, nothing is kept. Every channel is silent there: what one side
/// says is often heard on the other too, through a loudspeaker or because it is repeated.
/// </summary>
internal sealed class SilencedWav : Stream
{
    private const int HeaderLength = 44;
    private readonly Stream _sound;
    private readonly (long Start, long End)[] _silent;

    /// <param name="sound">The sound, seekable; disposed with this.</param>
    /// <param name="stretches">Seconds; they may overlap and reach over the ends.</param>
    /// <exception cref="InvalidDataException">The sound has another header than the vault writes.</exception>
    public SilencedWav(Stream sound, IEnumerable<(double Start, double End)> stretches)
    {
        _sound = sound;
        Span<byte> header = stackalloc byte[HeaderLength];
        sound.Position = 0;
        if (sound.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header[36..].StartsWith("data"u8))
            throw new InvalidDataException("The sound is no WAV of this house.");
        sound.Position = 0;
        var rate = BinaryPrimitives.ReadInt32LittleEndian(header[24..]);
        var frame = BinaryPrimitives.ReadInt16LittleEndian(header[32..]);
        _silent = [.. stretches.Select(s => (Place(Math.Floor(s.Start * rate)), Place(Math.Ceiling(s.End * rate)))).OrderBy(s => s.Item1)];

        long Place(double frames) => HeaderLength + (long)Math.Max(0, frames) * frame;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _sound.Length;

    public override long Position
    {
        get => _sound.Position;
        set => _sound.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var from = _sound.Position;
        var read = _sound.Read(buffer);
        Silence(buffer[..read], from);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var from = _sound.Position;
        var read = await _sound.ReadAsync(buffer, cancellationToken);
        Silence(buffer.Span[..read], from);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => _sound.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sound.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await _sound.DisposeAsync();
        await base.DisposeAsync();
    }

    private void Silence(Span<byte> bytes, long from)
    {
        foreach (var (start, end) in _silent)
        {
            if (start >= from + bytes.Length)
                return;
            var first = Math.Max(start, from);
            var last = Math.Min(end, from + bytes.Length);
            if (last > first)
                bytes[(int)(first - from)..(int)(last - from)].Clear();
        }
    }
}
