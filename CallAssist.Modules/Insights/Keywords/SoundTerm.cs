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

    public static SoundTerm Of(Term term, string phonemes, HeardCosts costs, int[] words) =>
        new(term, [.. phonemes.Select(costs.NumberOf)], phonemes.Count(p => !FrenchPhonetics.IsOptional(p)), words);
}
