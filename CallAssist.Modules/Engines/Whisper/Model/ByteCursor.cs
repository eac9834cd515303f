using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Whisper.Model;

/// <summary>Walks through mapped bytes and never past their end: a read that does not fit sets <see cref="Short"/> and gives zero.</summary>
internal unsafe struct ByteCursor(byte* start, long length)
{
    public long Position { get; private set; }

    /// <summary>A read went past the end.</summary>
    public bool Short { get; private set; }

    public readonly long Left => length - Position;

    public int Int32()
    {
        var at = Take(4);
        if (at is null) return 0;
        var value = Unsafe.ReadUnaligned<int>(at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>The next bytes, or null when there are not so many.</summary>
    public byte* Take(long count)
    {
        if (Short || count < 0 || count > Left)
        {
            Short = true;
            return null;
        }
        var at = start + Position;
        Position += count;
        return at;
    }
}
