namespace CallAssist.Modules.Insights.Keywords;

/// <summary>One node of the trie of sounds, as <see cref="PhonemeSearch"/> reads it.</summary>
/// <param name="Child">Index of the first child.</param>
/// <param name="Terms">Number of the list of terms that end here, or −1.</param>
/// <param name="Tolerance">The most that a term below may differ by.</param>
/// <param name="Reach">The most that leaving out all that is heard may cost where a term below is found, within its tolerance.</param>
/// <param name="Children">How many, side by side.</param>
/// <param name="Phoneme">Number of the sound.</param>
/// <param name="Drop">Cost of not hearing it.</param>
/// <param name="Needs">The fewest heard sounds that any term below can be found in; children are in this order.</param>
internal readonly record struct PhonemeNode(int Child, int Terms, short Tolerance, short Reach, byte Children, byte Phoneme, byte Drop, byte Needs)
{
    /// <summary>Cost of not hearing a phoneme that repeats the one before.</summary>
    public const int Again = 10;

    /// <summary>The most that a row here may cost at its best cell.</summary>
    /// <param name="widest">The most that so many sounds of a term may differ by.</param>
    /// <param name="least">What all that must be heard costs to leave out; a term that does not reach so far must sound the same.</param>
    public int Bound(int widest, int least) => Math.Min(Tolerance, Reach >= least ? widest : PhonemeSearch.Alike);
}
