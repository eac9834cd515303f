using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What is heard from a word on, up to eight words or the end of the sentence.</summary>
internal readonly ref struct SearchWindow
{
    private const int MaxHeard = 48;
    private readonly HeardSounds _heard;
    private readonly HeardCosts _costs;
    private readonly Vector256<short> _before;
    private readonly int _last;
    private readonly int _start;

    public SearchWindow(HeardSounds heard, HeardCosts costs, int first)
    {
        ref readonly var word = ref heard.Word(first);
        (_heard, _costs, First, _last, _start) = (heard, costs, first, word.Last, word.Start);
        Length = Math.Min(heard.Word(word.Last).Start - word.Start, MaxHeard);
        (Odd, Least) = (word.Odd - first, int.MaxValue);
        if (Length == 0)
            return;
        var before = heard.DroppedBefore(_start, costs);
        _before = Vector256.Create(before);
        if (word.Odd < word.Last && heard.Word(word.Odd + 1).Start is var end && end - _start <= MaxHeard)
            Least = (short)(heard.Dropped(end) - before);
    }

    /// <summary>Number of the first word.</summary>
    public int First { get; }

    /// <summary>How many sounds.</summary>
    public int Length { get; }

    /// <summary>How many words stand before the first that may be a mis-hearing.</summary>
    public int Odd { get; }

    /// <summary>What leaving out all up to that word, itself included, would cost; no term reaches so far when there is none.</summary>
    public int Least { get; }

    /// <summary>The first sounds.</summary>
    public ReadOnlySpan<byte> Beginning(int most) => _heard.Sounds(_start, Math.Min(most, Length));

    /// <summary>Costs of a sound for what is heard from the first on.</summary>
    public Vector256<short> Costs(int sound) => Vector256.LoadUnsafe(in _heard.Costs(sound, _start));

    /// <summary>Costs of every sound for the cells of a band.</summary>
    public HeardSounds.Column Costs(in SearchBand band) => _heard.CostsFrom(_start + band.From - 1);

    /// <summary>Cost of leaving out all from the first sound up to each cell of a band.</summary>
    public Vector256<short> Dropped(in SearchBand band) => Vector256.LoadUnsafe(in _heard.Dropped(_start + band.From)) - _before;

    /// <summary>Where a term ends best: at the end of a word, with the least cost within its tolerance.</summary>
    /// <returns>The words and the cost; no words when it ends nowhere.</returns>
    public (int Words, int Cost) End(Vector256<short> cells, int tolerance, in SearchBand band)
    {
        var (words, least) = (0, tolerance + 1);
        for (var i = band.From; i <= band.To; i++)
        {
            if (cells[i - band.From] < least && _heard.Ended(_start + i) is > 0 and var ended)
                (words, least) = (Math.Min(ended, _last) - First, cells[i - band.From]);
        }

        return (words, least);
    }
}
