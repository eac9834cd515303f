using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What is heard from a word on, up to eight words or the end of the sentence.</summary>
internal readonly struct SearchWindow
{
    private const int MaxHeard = 48;
    private readonly int _last;

    public SearchWindow(HeardSounds heard, HeardCosts costs, int first)
    {
        ref readonly var word = ref heard.Word(first);
        (First, Start, _last) = (first, word.Start, word.Last);
        Length = Math.Min(heard.Word(word.Last).Start - Start, MaxHeard);
        (Odd, Least) = (word.Odd - first, int.MaxValue);
        if (Length == 0)
            return;
        Before = heard.DroppedBefore(Start, costs);
        if (heard.IsOdd(first) && heard.Word(word.Odd + 1).Start is var end && end - Start <= MaxHeard)
            Least = (short)(heard.Dropped(end) - Before);
        Dropped = (Vector256.LoadUnsafe(in heard.Dropped(Start)) - Vector256.Create(Before)).WithElement(0, (short)0);
    }

    /// <summary>Cost of leaving out all from the first sound up to each of the first positions.</summary>
    public Vector256<short> Dropped { get; }

    /// <summary>Position of the first sound.</summary>
    public int Start { get; }

    /// <summary>How many sounds.</summary>
    public int Length { get; }

    /// <summary>What to take off <see cref="HeardSounds.Dropped"/> to begin at the first sound.</summary>
    public short Before { get; }

    /// <summary>What leaving out all up to the first word that may be a mis-hearing, itself included, would cost; no term reaches so far when there is none.</summary>
    public int Least { get; }

    /// <summary>Number of the first word.</summary>
    public int First { get; }

    /// <summary>How many words stand before the first that may be a mis-hearing.</summary>
    public int Odd { get; }

    /// <summary>Cost of leaving out all from the first sound up to each position from one on.</summary>
    public Vector256<short> DroppedFrom(HeardSounds heard, int from) => Vector256.LoadUnsafe(in heard.Dropped(Start + from)) - Vector256.Create(Before);

    /// <summary>Where a term ends best: at the end of a word, with the least cost within its tolerance.</summary>
    /// <returns>The words and the cost; no words when it ends nowhere.</returns>
    public (int Words, int Cost) End(HeardSounds heard, Vector256<short> row, int depth, int tolerance)
    {
        var from = SearchBand.From(depth);
        var (words, least) = (0, tolerance + 1);
        for (var i = Math.Max(1, from); i <= Math.Min(Length, from + SearchBand.Cells - 1); i++)
        {
            if (row[i - from] < least && heard.Ended(Start + i) is > 0 and var ended)
                (words, least) = (Math.Min(ended, _last) - First, row[i - from]);
        }

        return (words, least);
    }
}
