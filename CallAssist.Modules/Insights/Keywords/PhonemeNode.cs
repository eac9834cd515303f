namespace CallAssist.Modules.Insights.Keywords;

/// <summary>One node of the trie of sounds, as <see cref="PhonemeSearch"/> reads it.</summary>
/// <param name="Child">Index of the first child.</param>
/// <param name="Terms">Number of the list of terms that end here, or −1.</param>
/// <param name="Tolerance">The most that a term below may differ by.</param>
/// <param name="Children">How many, side by side.</param>
/// <param name="Phoneme">Number in the alphabet.</param>
/// <param name="Drop">Cost of not hearing it.</param>
/// <param name="Needs">The fewest heard phonemes that any term below can be found in; children are in this order.</param>
internal readonly record struct PhonemeNode(int Child, int Terms, short Tolerance, byte Children, byte Phoneme, byte Drop, byte Needs)
{
    /// <summary>Cost of not hearing a phoneme that repeats the one before.</summary>
    public const int Again = 10;
}
