using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CallAssist.Engines.Voices;

/// <summary>A WAV file in memory.</summary>
/// <param name="SampleRate">Samples per second and channel.</param>
/// <param name="Channels">One array of PCM16 samples per channel, all of one length.</param>
public sealed record WavAudio(int SampleRate, IReadOnlyList<short[]> Channels);

/// <summary>Writes RIFF/WAVE files with 16 bit PCM, and reads those and others (Microsoft RIFF specification, 1991).</summary>
public static class Wav
{
    private const int HeaderLength = 44;
    private const int BlockSamples = 16_384;

    /// <summary>Writes a mono file.</summary>
    public static void WriteMono(Stream output, int sampleRate, ReadOnlySpan<short> samples)
    {
        WriteHeader(output, sampleRate, 1, samples.Length);
        if (BitConverter.IsLittleEndian) output.Write(MemoryMarshal.AsBytes(samples));
        else WriteInterleaved(output, samples, default, stereo: false);
    }

    /// <summary>Writes a stereo file; the shorter channel is completed with silence.</summary>
    public static void WriteStereo(Stream output, int sampleRate, ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        WriteHeader(output, sampleRate, 2, Math.Max(left.Length, right.Length));
        WriteInterleaved(output, left, right, stereo: true);
    }

    private static void WriteInterleaved(Stream output, ReadOnlySpan<short> left, ReadOnlySpan<short> right, bool stereo)
    {
        var width = stereo ? 4 : 2;
        var block = new byte[BlockSamples * width];
        var total = Math.Max(left.Length, right.Length);
        for (var at = 0; at < total; at += BlockSamples)
        {
            var count = Math.Min(BlockSamples, total - at);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteInt16LittleEndian(block.AsSpan(i * width), at + i < left.Length ? left[at + i] : (short)0);
                if (stereo) BinaryPrimitives.WriteInt16LittleEndian(block.AsSpan(i * width + 2), at + i < right.Length ? right[at + i] : (short)0);
            }
            output.Write(block, 0, count * width);
        }
    }

    /// <summary>Writes the 44 bytes before the samples.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="sampleRate">Samples per second and channel.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="frames">Samples per channel that will follow.</param>
    public static void WriteHeader(Stream output, int sampleRate, int channels, long frames)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var dataBytes = (uint)Math.Min(frames * channels * 2, uint.MaxValue - HeaderLength);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], dataBytes + HeaderLength - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * channels * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(channels * 2));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], dataBytes);
        output.Write(header);
    }

    /// <summary>Whether these first bytes of a file are a WAV file's: RIFF, or RF64 for long ones (EBU Tech 3306).</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith("RIFF"u8) || bytes.StartsWith("RF64"u8);

    /// <summary>
    /// Reads PCM of 8 to 32 bits, floats, A-law or µ-law of 1 to 192 kHz with one or more channels; null when it is something else. A cut file
    /// gives what is there.
    /// </summary>
    public static WavAudio? Read(Stream input)
    {
        using var memory = new MemoryStream();
        input.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (bytes.Length < 12 || !Begins(bytes) || !bytes[8..12].SequenceEqual("WAVE"u8)) return null;
        WavSamples? samples = null;
        var (rate, channels) = (0, 0);
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var chunk = bytes[(at + 8)..(int)Math.Min(bytes.Length, at + 8L + length)];
            if (bytes[at..].StartsWith("fmt "u8) && chunk.Length >= 16)
            {
                samples = WavSamples.Of(chunk);
                (rate, channels) = (BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]), BinaryPrimitives.ReadInt16LittleEndian(chunk[2..]));
            }
            if (bytes[at..].StartsWith("data"u8))
                return samples is { } stored && rate is >= 1_000 and <= 192_000 && channels is > 0 and <= 16 ? new(rate, stored.Separate(chunk, channels)) : null;
            at = (int)Math.Min(bytes.Length, at + 8L + length + (length & 1));
        }
        return null;
    }
}
