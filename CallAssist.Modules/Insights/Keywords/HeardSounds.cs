using System.Runtime.Intrinsics;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The phonemes of a turn with everything the search asks of them, reckoned once per turn: what each phoneme of the alphabet costs
/// against each heard one, and what it costs to leave out all up to a point. Costs are 100 per phoneme. The room is used again.
/// </summary>
internal sealed class HeardSounds
{
    // A vector of sixteen may begin right behind the last phoneme.
    private const int Margin = 17;
    private short[] _costs = [];
    private short[] _dropped = [];
    private char[] _heard = [];
    private int _stride;

    /// <summary>Room for the phonemes of a turn of so many characters; to be filled before <see cref="Read"/>.</summary>
    public Span<char> Room(int characters)
    {
        if (_heard.Length < characters * 3 + 64)
            _heard = new char[characters * 4 + 256];
        return _heard;
    }

    /// <summary>Reckons for the first so many phonemes of the room.</summary>
    public void Read(int count, HeardCosts costs)
    {
        _stride = count + Margin;
        if (_dropped.Length < _stride)
            _dropped = new short[_stride * 2];
        if (_costs.Length < costs.Phonemes * _stride)
            _costs = new short[costs.Phonemes * _stride * 2];
        var heard = _heard.AsSpan(0, count);
        for (var p = 0; p < costs.Phonemes; p++)
        {
            var table = costs.Of(p);
            var row = _costs.AsSpan(p * _stride, heard.Length);
            for (var i = 0; i < heard.Length; i++)
                row[i] = table[heard[i] & HeardCosts.Last];
        }

        for (var i = 0; i < heard.Length; i++)
            _dropped[i + 1] = unchecked((short)(_dropped[i] + (i > 0 && heard[i] == heard[i - 1] ? 10 : PhonemeDistance.Drop(heard[i]))));
    }

    /// <summary>Costs of saying phoneme number <paramref name="phoneme"/> of the alphabet for what is heard from a position on.</summary>
    public ref readonly short Costs(int phoneme, int from) => ref _costs[phoneme * _stride + from];

    /// <summary>Costs of every phoneme of the alphabet for what is heard from a position on.</summary>
    public Column CostsFrom(int from) => new(ref _costs[from], _stride);

    /// <summary>What is heard from a position on.</summary>
    public ReadOnlySpan<char> Phonemes(int from, int count) => _heard.AsSpan(from, count);

    /// <summary>Sums of what leaving out costs; only differences mean something, and they wrap around.</summary>
    public ref readonly short Dropped(int from) => ref _dropped[from];

    /// <summary>What to take off <see cref="Dropped"/> when reading begins at a position, whose first phoneme repeats nothing.</summary>
    public short DroppedBefore(int start) => unchecked((short)(_dropped[start + 1] - PhonemeDistance.Drop(_heard[start])));

    /// <summary>Costs from one position on; every phoneme of the alphabet has sixteen of them.</summary>
    internal readonly ref struct Column(ref short costs, int stride)
    {
        private readonly ref short _costs = ref costs;

        public Vector256<short> Of(int phoneme) => Vector256.LoadUnsafe(ref _costs, (nuint)(phoneme * stride));
    }
}
