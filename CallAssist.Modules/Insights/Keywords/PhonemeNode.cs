namespace CallAssist.Modules.Insights.Keywords;

/// <summary>One node of the trie of sounds, as <see cref="PhonemeSearch"/> reads it.</summary>
/// <param name="Phoneme">Number in the alphabet.</param>
/// <param name="Drop">Cost of not hearing it.</param>
/// <param name="Tolerance">The most that a term below may differ by.</param>
/// <param name="Needs">The fewest heard phonemes that any term below can be found in; children are in this order.</param>
/// <param name="Child">Index of the first child.</param>
/// <param name="Children">How many, side by side.</param>
/// <param name="Same">Index of the child with the same phoneme, or −1.</param>
/// <param name="Terms">Number of the list of terms that end here, or −1.</param>
internal readonly record struct PhonemeNode(short Phoneme, short Drop, short Tolerance, short Needs, int Child, int Children, int Same, int Terms)
{
    /// <summary>Cost of not hearing a phoneme that repeats the one before.</summary>
    public const int Again = 10;
}
