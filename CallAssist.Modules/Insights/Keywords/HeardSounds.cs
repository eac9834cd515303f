using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The phonemes of a turn with everything the search asks of them, reckoned once per turn: what each phoneme of the alphabet costs
/// against each heard one, and what it costs to leave out all up to a point. Costs are 100 per phoneme.
/// </summary>
internal sealed class HeardSounds
{
    // A vector of sixteen may begin right behind the last phoneme.
    private const int Margin = 17;
    private readonly short[] _costs;
    private readonly short[] _dropped;
    private readonly int _stride;
    private readonly char[] _heard;

    public HeardSounds(char[] heard, int count, ReadOnlySpan<char> alphabet)
    {
        _heard = heard;
        _stride = count + Margin;
        _costs = new short[alphabet.Length * _stride];
        for (var p = 0; p < alphabet.Length; p++)
        {
            var row = _costs.AsSpan(p * _stride, count);
            var costs = PhonemeDistance.Costs(alphabet[p]);
            for (var i = 0; i < row.Length; i++)
                row[i] = heard[i] == alphabet[p] ? (short)0 : costs[heard[i] & 127];
        }

        _dropped = new short[_stride];
        for (var i = 0; i < count; i++)
            _dropped[i + 1] = unchecked((short)(_dropped[i] + (i > 0 && heard[i] == heard[i - 1] ? 10 : PhonemeDistance.Drop(heard[i]))));
    }

    /// <summary>Costs of saying phoneme number <paramref name="phoneme"/> of the alphabet for what is heard from a position on.</summary>
    public ref readonly short Costs(int phoneme, int from) => ref _costs[phoneme * _stride + from];

    /// <summary>Sums of what leaving out costs; only differences mean something, and they wrap around.</summary>
    public ref readonly short Dropped(int from) => ref _dropped[from];

    /// <summary>What to take off <see cref="Dropped"/> when reading begins at a position, whose first phoneme repeats nothing.</summary>
    public short DroppedBefore(int start) => unchecked((short)(_dropped[start + 1] - PhonemeDistance.Drop(_heard[start])));
}
