using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The sounds of a turn, word by word, with everything the search asks of them, reckoned once per turn: what each sound of the terms costs
/// against each heard one, and what it costs to leave out all up to a point. Costs are 100 per phoneme. The room is used again.
/// </summary>
internal sealed class HeardSounds
{
    // Two vectors of sixteen may begin right behind the last sound.
    private const int Margin = 2 * SearchBand.Cells + 2;
    private short[] _costs = [];
    private short[] _dropped = new short[Margin];
    private byte[] _heard = new byte[Margin];
    private int[] _ended = new int[Margin];
    private HeardWord[] _words = new HeardWord[Margin];
    private int _stride;
    private int _count;

    /// <summary>How many words the turn has.</summary>
    public int Words { get; private set; }

    /// <summary>Another turn.</summary>
    public void Begin() => (Words, _count) = (0, 0);

    /// <summary>Appends a word.</summary>
    /// <param name="sounds">Its sounds.</param>
    /// <param name="isOdd">Whether it may be a mis-hearing.</param>
    /// <param name="stops">Whether a sentence ends behind it.</param>
    public void Add(ReadOnlySpan<byte> sounds, bool isOdd, bool stops)
    {
        Grow(_count + sounds.Length + Margin);
        if (Words + 1 >= _words.Length)
            Array.Resize(ref _words, Words * 2);
        _words[Words] = new(_count, stops ? Words + 1 : HeardWord.Never, isOdd ? Words : HeardWord.Never);
        Words++;
        foreach (var sound in sounds)
        {
            _heard[_count++] = sound;
            _ended[_count] = 0;
        }

        _ended[_count] = Words;
    }

    /// <summary>To be called when all words are in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reckon(HeardCosts costs)
    {
        _words[Words] = new(_count, Words, HeardWord.Never);
        for (var i = Words - 1; i >= 0; i--)
            _words[i] = new(_words[i].Start, Math.Min(_words[i].Last, _words[i + 1].Last), Math.Min(_words[i].Odd, _words[i + 1].Odd));
        for (var i = 0; i < Words; i++)
            _words[i].Last = Math.Min(_words[i].Last, i + HeardWord.MaxWords);
        for (var i = 0; i < _count; i++)
            _dropped[i + 1] = unchecked((short)(_dropped[i] + (i > 0 && _heard[i] == _heard[i - 1] ? PhonemeNode.Again : costs.Drop(_heard[i]))));
        // What lies behind the last sound is read, and never looked at.
        _heard.AsSpan(_count, Margin).Clear();
        _stride = _count + Margin;
        if (_costs.Length < costs.Phonemes * _stride)
            _costs = new short[costs.Phonemes * _stride * 2];
        for (var i = 0; i < _count; i += 2 * SearchBand.Cells)
        {
            var heard = Vector256.LoadUnsafe(ref _heard[i]);
            for (var p = 0; p < costs.Phonemes; p++)
            {
                var (first, second) = Vector256.Widen(costs.Said(p).Of(heard));
                first.AsInt16().StoreUnsafe(ref _costs[p * _stride + i + 1]);
                second.AsInt16().StoreUnsafe(ref _costs[p * _stride + i + SearchBand.Cells + 1]);
            }
        }
    }

    /// <summary>Where a word begins; the one behind the last begins behind the last sound.</summary>
    public ref readonly HeardWord Word(int index) => ref _words[index];

    /// <summary>How many words have ended right before a position, or 0 inside a word.</summary>
    public int Ended(int position) => _ended[position];

    /// <summary>Costs of every sound of the terms for what is heard right before a position and behind it.</summary>
    public Column CostsFrom(int from) => new(ref _costs[from], _stride);

    /// <summary>The first sounds of the window that begins at a word, so many at most.</summary>
    public ReadOnlySpan<byte> Beginning(int word, int most) => _heard.AsSpan(_words[word].Start, Math.Min(most, _words[_words[word].Last].Start - _words[word].Start));

    /// <summary>The sounds of the window that begins at a word.</summary>
    public ReadOnlySpan<byte> Window(int word) => Beginning(word, int.MaxValue);

    /// <summary>Whether the window that begins at a word holds one that may be a mis-hearing.</summary>
    public bool IsOdd(int word) => _words[word].Odd < Math.Min(_words[word].Last, word + HeardWord.OddWords);

    /// <summary>Sums of what leaving out costs; only differences mean something, and they wrap around.</summary>
    public ref readonly short Dropped(int from) => ref _dropped[from];

    /// <summary>What is heard from a position on, so much of it.</summary>
    public ReadOnlySpan<byte> Sounds(int from, int count) => _heard.AsSpan(from, count);

    /// <summary>What leaving out all from where <paramref name="before"/> is taken off up to a position costs.</summary>
    public int DroppedUpTo(int position, short before) => unchecked((short)(_dropped[position] - before));

    /// <summary>What to take off <see cref="Dropped"/> when reading begins at a position, whose first sound repeats nothing.</summary>
    public short DroppedBefore(int start, HeardCosts costs) => unchecked((short)(_dropped[start + 1] - costs.Drop(_heard[start])));

    private void Grow(int sounds)
    {
        if (_heard.Length >= sounds)
            return;
        Array.Resize(ref _heard, sounds * 2);
        Array.Resize(ref _ended, sounds * 2);
        Array.Resize(ref _dropped, sounds * 2);
    }

    /// <summary>Costs from one position on; every sound of the terms has sixteen of them.</summary>
    internal readonly ref struct Column(ref short costs, int stride)
    {
        private readonly ref short _costs = ref costs;

        public Vector256<short> Of(int sound) => Vector256.LoadUnsafe(ref _costs, (nuint)(sound * stride));

        /// <summary>Costs so many positions further.</summary>
        public Vector256<short> Of(int sound, int further) => Vector256.LoadUnsafe(ref _costs, (nuint)(sound * stride + further));
    }
}
