using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What each phoneme of an alphabet costs against each heard one; 100 is a whole phoneme.</summary>
internal sealed class HeardCosts
{
    /// <summary>Heard phonemes are letters and signs of ASCII.</summary>
    public const int Last = 127;

    private const int Heard = Last + 1;

    private readonly short[] _table;

    public HeardCosts(ReadOnlySpan<char> alphabet)
    {
        Phonemes = alphabet.Length;
        _table = new short[Phonemes * Heard];
        for (var p = 0; p < Phonemes; p++)
        {
            var costs = PhonemeDistance.Costs(alphabet[p]);
            for (var h = 0; h < Heard; h++)
                _table[p * Heard + h] = h == alphabet[p] ? (short)0 : costs[h];
        }
    }

    /// <summary>Size of the alphabet.</summary>
    public int Phonemes { get; }

    /// <summary>Costs of phoneme number <paramref name="phoneme"/> by heard character.</summary>
    public ReadOnlySpan<short> Of(int phoneme) => _table.AsSpan(phoneme * Heard, Heard);
}
