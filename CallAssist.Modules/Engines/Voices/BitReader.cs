namespace CallAssist.Engines.Voices;

/// <summary>Reads bits, most significant first; zeros after the end.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly int Left => Math.Max(0, _bytes.Length * 8 - _at);

    public int Read(int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++, _at++)
        {
            var bit = _at >> 3 < _bytes.Length ? _bytes[_at >> 3] >> (7 - (_at & 7)) & 1 : 0;
            value = value << 1 | bit;
        }
        return value;
    }
}
