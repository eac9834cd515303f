namespace CallAssist.Engines.Voices;

/// <summary>GSM full rate, 13 kbit/s: 33 bytes are 160 samples at 8 kHz (ETSI EN 300 961 §5.3; packing: RFC 3551 §4.5.8.1).</summary>
internal sealed class GsmDecoder : FrameDecoder
{
    public const int FrameBytes = 33;
    public const int FrameSamples = 160;

    private static readonly short[] LtpGain = [3277, 11_469, 21_299, 32_767]; // QLB
    private static readonly short[] Mantissa = [18_431, 20_479, 22_527, 24_575, 26_623, 28_671, 30_719, 32_767]; // FAC

    private readonly GsmSynthesis _synthesis = new();
    private readonly short[] _excitation = new short[120 + 160]; // the last 120 samples of long-term history first
    private int _lag = 40;

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        var written = 0;
        while (payload.Length >= FrameBytes && samples.Length - written >= FrameSamples)
        {
            if (payload[0] >> 4 == 0xD) Frame(payload[..FrameBytes], samples.Slice(written, FrameSamples));
            else samples.Slice(written, FrameSamples).Clear();
            written += FrameSamples;
            payload = payload[FrameBytes..];
        }
        return written;
    }

    private void Frame(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        var bits = new BitReader(bytes);
        bits.Read(4);
        Span<int> areas = stackalloc int[8];
        ReadOnlySpan<byte> widths = [6, 6, 5, 5, 4, 4, 3, 3];
        for (var i = 0; i < 8; i++) areas[i] = bits.Read(widths[i]);
        _excitation.AsSpan(160, 120).CopyTo(_excitation);
        for (var part = 0; part < 4; part++) Excite(ref bits, 120 + 40 * part);
        _synthesis.Run(areas, _excitation.AsSpan(120, 160), samples);
    }

    /// <summary>Regular pulses plus what the voice did one pitch period ago.</summary>
    private void Excite(ref BitReader bits, int at)
    {
        var lag = bits.Read(7);
        if (lag is >= 40 and <= 120) _lag = lag;
        var gain = LtpGain[bits.Read(2)];
        var grid = bits.Read(2);
        var block = bits.Read(6);
        Span<short> pulses = stackalloc short[40];
        var (exponent, mantissa) = BlockScale(block);
        var shift = 6 - exponent;
        for (var i = 0; i < 13; i++)
        {
            var value = GsmMath.Multiply(Mantissa[mantissa], (short)((2 * bits.Read(3) - 7) << 12));
            pulses[grid + 3 * i] = (short)(GsmMath.Add(value, (short)(1 << shift >> 1)) >> shift);
        }
        for (var k = 0; k < 40; k++) _excitation[at + k] = GsmMath.Add(pulses[k], GsmMath.Multiply(gain, _excitation[at + k - _lag]));
    }

    private static (int Exponent, int Mantissa) BlockScale(int block)
    {
        var exponent = block > 15 ? (block >> 3) - 1 : 0;
        var mantissa = block - (exponent << 3);
        if (mantissa == 0) return (-4, 7);
        while (mantissa <= 7)
        {
            mantissa = mantissa << 1 | 1;
            exponent--;
        }
        return (exponent, mantissa - 8);
    }
}
