using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A term as it sounds.</summary>
/// <param name="Term">The term.</param>
/// <param name="Sounds">Its sounds, as numbers of <see cref="HeardCosts"/>.</param>
/// <param name="Length">Its phonemes, without optional signs.</param>
/// <param name="Words">Its content words, as numbers of <see cref="SaidTerms"/>.</param>
internal sealed record SoundTerm(Term Term, byte[] Sounds, int Length, int[] Words)
{
    /// <summary>What it may differ by; 100 is a whole phoneme.</summary>
    public int Tolerance { get; } = PhonemeTrie.Tolerance(Length);

    /// <summary>A bit for each word, several words to a bit.</summary>
    public ulong Mask { get; } = MaskOf(Words);

    public static SoundTerm Of(Term term, string phonemes, HeardCosts costs, int[] words) =>
        new(term, [.. phonemes.Select(costs.NumberOf)], phonemes.Count(p => !FrenchPhonetics.IsOptional(p)), words);

    /// <summary>The bits of so many words.</summary>
    public static ulong MaskOf(ReadOnlySpan<int> words)
    {
        var mask = 0UL;
        foreach (var word in words)
            mask |= 1UL << (word & 63);
        return mask;
    }
}
