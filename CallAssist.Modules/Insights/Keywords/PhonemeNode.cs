using System.Runtime.CompilerServices;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>One node of the trie of sounds, as <see cref="PhonemeSearch"/> reads it.</summary>
/// <param name="Child">Index of the first child.</param>
/// <param name="Terms">Number of the list of terms that end here, or −1.</param>
/// <param name="Widest">The most that what is said up to here may differ by, whatever term it becomes.</param>
/// <param name="Reach">The most that leaving out all that is heard may cost where a term below is found, within its tolerance.</param>
/// <param name="Children">How many, side by side.</param>
/// <param name="Phoneme">Number of the sound.</param>
/// <param name="Drop">Cost of not hearing it, behind the sound of its parent.</param>
/// <param name="Needs">The fewest heard sounds that any term below can be found in; children are in this order.</param>
internal readonly record struct PhonemeNode(int Child, int Terms, short Widest, short Reach, byte Children, byte Phoneme, byte Drop, byte Needs)
{
    /// <summary>Cost of not hearing a phoneme that repeats the one before.</summary>
    public const int Again = 10;

    /// <summary>The most that its row may cost at its best cell.</summary>
    /// <param name="least">What all that must be heard costs to leave out; a term that does not reach so far must sound the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Bound(int least)
    {
        // Without a jump, for which way it goes cannot be foreseen.
        var tooShort = Reach - least >> 31;
        return Widest - ((Widest - Math.Min(PhonemeSearch.Alike, (int)Widest)) & tooShort);
    }
}
