namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A word of a turn, as <see cref="HeardSounds"/> keeps it.</summary>
/// <param name="Start">Position of its first sound.</param>
/// <param name="Last">The word before which a window that begins here ends: eight further, or where the sentence ends.</param>
/// <param name="Odd">The first word from here on that may be a mis-hearing; far behind the turn when none does.</param>
internal record struct HeardWord(int Start, int Last, int Odd)
{
    /// <summary>How many words a term may be heard in.</summary>
    public const int MaxWords = 8;

    /// <summary>Among how many words the first one stands that may be a mis-hearing; what is so long without one sounds like no term.</summary>
    public const int OddWords = 6;

    /// <summary>No word.</summary>
    public const int Never = int.MaxValue / 2;
}
