using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The sounds of terms and of talk as small numbers, and what each sound of the terms costs against each heard one; 100 is a whole phoneme.
/// </summary>
internal sealed class HeardCosts
{
    /// <summary>How many numbers there are; the last one is every sound that no term has and French does not know.</summary>
    public const int Numbers = 64;

    private const int Other = Numbers - 1;

    private readonly byte[] _numbers = new byte[128];
    private readonly byte[] _table = new byte[Numbers * Numbers];
    private readonly byte[] _byHeard = new byte[Numbers * Numbers];
    private readonly byte[] _drops = new byte[Numbers];
    private readonly byte[] _savings = new byte[Numbers];
    private readonly byte[] _classes = new byte[Numbers];

    // Voiced and voiceless, vowels in front and at the back, liquids and glides.
    private static readonly string[] Classes = ["pb", "td", "kg", "fv", "sz", "SZ", "mn", "lrjw", "ei2yI", "aoOAu"];

    /// <param name="alphabet">The phonemes of the terms; they are numbered first.</param>
    public HeardCosts(IEnumerable<char> alphabet)
    {
        Array.Fill(_numbers, (byte)Other);
        Array.Fill(_drops, (byte)100);
        Array.Fill(_table, (byte)100);
        Array.Fill(_byHeard, (byte)100);
        var said = alphabet.Where(char.IsAscii).Distinct().ToList();
        var all = said.Union(PhonemeDistance.Alphabet).Take(Other).ToArray();
        Phonemes = Math.Min(said.Count, Other);
        for (var i = 0; i < all.Length; i++)
            (_numbers[all[i]], _drops[i]) = ((byte)i, (byte)PhonemeDistance.Drop(all[i]));
        for (var c = 0; c < Classes.Length; c++)
        {
            foreach (var phoneme in Classes[c])
                _classes[_numbers[phoneme]] = (byte)(c + 1);
        }

        _classes[Other] = 0;
        for (var p = 0; p < Phonemes; p++)
        {
            var costs = PhonemeDistance.Costs(all[p]);
            for (var h = 0; h < all.Length; h++)
            {
                _table[p * Numbers + h] = h == p ? (byte)0 : costs[all[h]];
                _byHeard[h * Numbers + p] = _table[p * Numbers + h];
                _savings[p] = Math.Max(_savings[p], (byte)Math.Max(0, _drops[h] - _table[p * Numbers + h]));
            }
        }
    }

    /// <summary>How many sounds the terms have.</summary>
    public int Phonemes { get; }

    /// <summary>Number of a phoneme.</summary>
    public byte NumberOf(char phoneme) => phoneme < _numbers.Length ? _numbers[phoneme] : (byte)Other;

    /// <summary>Costs of saying a sound, by the number of what is heard.</summary>
    public ReadOnlySpan<byte> Of(int sound) => _table.AsSpan(sound * Numbers, Numbers);

    /// <summary>Costs of saying a sound, by what is heard.</summary>
    public Row Said(int sound) => new(ref _table[sound * Numbers]);

    /// <summary>Costs of what is heard, by the sound that is said.</summary>
    public Row Heard(int sound) => new(ref _byHeard[sound * Numbers]);

    /// <summary>What the first three sounds are like, as one number; optional signs do not count.</summary>
    public int Beginning(ReadOnlySpan<byte> sounds)
    {
        var (key, count) = (0, 0);
        for (var i = 0; i < sounds.Length && count < 3; i++)
        {
            if (_classes[sounds[i]] is not (> 0 and var like))
                continue;
            key = key << 4 | like;
            count++;
        }

        return key;
    }

    /// <summary>Cost of a sound heard but not said, or said but not heard.</summary>
    public int Drop(int sound) => _drops[sound];

    /// <summary>The most that a sound of a term can spare of what leaving out all that is heard would cost.</summary>
    public int Saving(int sound) => _savings[sound];

    /// <summary>Costs by the number of a sound.</summary>
    internal readonly ref struct Row
    {
        private const int Half = Numbers / 2;
        private readonly Vector256<byte> _lower;
        private readonly Vector256<byte> _upper;

        public Row(ref byte costs) => (_lower, _upper) = (Vector256.LoadUnsafe(ref costs), Vector256.LoadUnsafe(ref costs, Half));

        /// <summary>Costs of thirty-two sounds.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<byte> Of(Vector256<byte> sounds) =>
            Vector256.Shuffle(_lower, sounds) | Vector256.Shuffle(_upper, sounds - Vector256.Create((byte)Half));
    }
}
