namespace CallAssist.Engines.Voices;

/// <summary>The short-term lattice filter and de-emphasis of GSM full rate (ETSI EN 300 961 §5.3.2 to §5.3.4).</summary>
internal sealed class GsmSynthesis
{
    private static readonly short[] Offset = [0, 0, 2048, -2560, 94, -1792, -341, -1144]; // B
    private static readonly short[] Minimum = [-32, -32, -16, -16, -8, -8, -4, -4]; // MIC
    private static readonly short[] Inverse = [13_107, 13_107, 13_107, 13_107, 19_223, 17_476, 31_454, 29_708]; // INVA

    private readonly short[] _lattice = new short[9];
    private readonly short[] _reflection = new short[8];
    private short[] _last = new short[8];
    private short[] _areas = new short[8];
    private short _emphasis;

    public void Run(ReadOnlySpan<int> codes, ReadOnlySpan<short> excitation, Span<short> samples)
    {
        (_last, _areas) = (_areas, _last);
        for (var i = 0; i < 8; i++)
        {
            var area = GsmMath.Subtract((short)((codes[i] + Minimum[i]) << 10), (short)(Offset[i] << 1));
            area = GsmMath.Multiply(Inverse[i], area);
            _areas[i] = GsmMath.Add(area, area);
        }
        Filter(excitation, samples, 0, 13, (last, now) => GsmMath.Add(GsmMath.Add((short)(last >> 2), (short)(now >> 2)), (short)(last >> 1)));
        Filter(excitation, samples, 13, 27, (last, now) => GsmMath.Add((short)(last >> 1), (short)(now >> 1)));
        Filter(excitation, samples, 27, 40, (last, now) => GsmMath.Add(GsmMath.Add((short)(last >> 2), (short)(now >> 2)), (short)(now >> 1)));
        Filter(excitation, samples, 40, 160, (_, now) => now);
    }

    private void Filter(ReadOnlySpan<short> excitation, Span<short> samples, int from, int to, Func<short, short, short> interpolate)
    {
        for (var i = 0; i < 8; i++) _reflection[i] = Reflection(interpolate(_last[i], _areas[i]));
        for (var k = from; k < to; k++)
        {
            var value = excitation[k];
            for (var i = 7; i >= 0; i--)
            {
                value = GsmMath.Subtract(value, GsmMath.Multiply(_reflection[i], _lattice[i]));
                _lattice[i + 1] = GsmMath.Add(_lattice[i], GsmMath.Multiply(_reflection[i], value));
            }
            _lattice[0] = value;
            _emphasis = GsmMath.Add(value, GsmMath.Multiply(_emphasis, 28_180));
            samples[k] = (short)(GsmMath.Add(_emphasis, _emphasis) & ~7);
        }
    }

    private static short Reflection(short area)
    {
        int size = area == short.MinValue ? short.MaxValue : Math.Abs(area);
        size = size < 11_059 ? size << 1 : size < 20_070 ? size + 11_059 : GsmMath.Add((short)(size >> 2), 26_112);
        return (short)(area < 0 ? -size : size);
    }
}

/// <summary>Saturating 16 bit arithmetic (ETSI EN 300 961 §5.1).</summary>
internal static class GsmMath
{
    public static short Add(short a, short b) => Saturate(a + b);

    public static short Subtract(short a, short b) => Saturate(a - b);

    /// <summary>Rounded product of two fractions.</summary>
    public static short Multiply(short a, short b) => Saturate(a * b + 16_384 >> 15);

    private static short Saturate(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
