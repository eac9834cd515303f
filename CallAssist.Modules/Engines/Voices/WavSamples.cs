using System.Buffers.Binary;

namespace CallAssist.Engines.Voices;

/// <summary>How a WAV file stores its samples (format tags of RFC 2361; WAVEFORMATEXTENSIBLE of Microsoft).</summary>
internal sealed class WavSamples
{
    private const int Extensible = 0xFFFE;
    private const int SubFormatOffset = 24;

    private readonly Func<ReadOnlySpan<byte>, short> _read;
    private readonly int _width;

    private WavSamples(int width, Func<ReadOnlySpan<byte>, short> read) => (_width, _read) = (width, read);

    /// <summary>What the body of a <c>fmt </c> chunk of at least 16 bytes names; null when it is not read here.</summary>
    public static WavSamples? Of(ReadOnlySpan<byte> fmt)
    {
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(fmt);
        if (tag == Extensible) tag = fmt.Length >= SubFormatOffset + 2 ? BinaryPrimitives.ReadUInt16LittleEndian(fmt[SubFormatOffset..]) : 1;
        return (tag, BinaryPrimitives.ReadUInt16LittleEndian(fmt[14..])) switch
        {
            (1, 8) => new(1, at => (short)((at[0] - 128) << 8)),
            (1, 16) => new(2, BinaryPrimitives.ReadInt16LittleEndian),
            (1, 24) => new(3, at => BinaryPrimitives.ReadInt16LittleEndian(at[1..])),
            (1, 32) => new(4, at => BinaryPrimitives.ReadInt16LittleEndian(at[2..])),
            (3, 32) => new(4, at => Pcm16(BinaryPrimitives.ReadSingleLittleEndian(at))),
            (3, 64) => new(8, at => Pcm16(BinaryPrimitives.ReadDoubleLittleEndian(at))),
            (6, 8) => new(1, at => G711.ALaw[at[0]]),
            (7, 8) => new(1, at => G711.MuLaw[at[0]]),
            _ => null,
        };
    }

    /// <summary>PCM16 of each channel; what is left of a cut frame is dropped.</summary>
    public short[][] Separate(ReadOnlySpan<byte> data, int channels)
    {
        var separate = new short[channels][];
        for (var channel = 0; channel < channels; channel++)
        {
            var samples = separate[channel] = new short[data.Length / (_width * channels)];
            for (var i = 0; i < samples.Length; i++) samples[i] = _read(data[((i * channels + channel) * _width)..]);
        }
        return separate;
    }

    private static short Pcm16(double value) => double.IsNaN(value) ? (short)0 : (short)Math.Clamp(Math.Round(value * 32_768), short.MinValue, short.MaxValue);
}
