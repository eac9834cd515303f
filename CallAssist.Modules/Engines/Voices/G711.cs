using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>A-law and µ-law as tables of 256 samples (ITU-T G.711).</summary>
internal static class G711
{
    public static readonly short[] ALaw = [.. Enumerable.Range(0, 256).Select(code => ExpandALaw((byte)code))];
    public static readonly short[] MuLaw = [.. Enumerable.Range(0, 256).Select(code => ExpandMuLaw((byte)code))];

    private static short ExpandALaw(byte code)
    {
        var bits = code ^ 0x55;
        var exponent = (bits >> 4) & 7;
        var mantissa = ((bits & 0xF) << 4) + 8;
        if (exponent > 0) mantissa = (mantissa + 0x100) << (exponent - 1);
        return (short)((bits & 0x80) != 0 ? mantissa : -mantissa);
    }

    private static short ExpandMuLaw(byte code)
    {
        var bits = ~code;
        var magnitude = ((((bits & 0xF) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }
}

/// <summary>One table look-up per sample.</summary>
internal sealed class G711Decoder(short[] table) : FrameDecoder
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        var count = Math.Min(payload.Length, samples.Length);
        var lookup = table;
        for (var i = 0; i < count; i++) samples[i] = lookup[payload[i]];
        return count;
    }
}

/// <summary>Linear 16 bit, network order (RFC 3551 §4.5.11); of several channels the first is kept.</summary>
internal sealed class L16Decoder(int channels) : FrameDecoder
{
    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        var count = Math.Min(payload.Length / (2 * channels), samples.Length);
        for (var i = 0; i < count; i++) samples[i] = BinaryPrimitives.ReadInt16BigEndian(payload[(i * 2 * channels)..]);
        return count;
    }
}
