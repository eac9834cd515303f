namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A term heard in a window of words.</summary>
/// <param name="Term">The term.</param>
/// <param name="Length">Its phonemes, without optional signs.</param>
/// <param name="First">The first word.</param>
/// <param name="Words">How many words.</param>
/// <param name="Cost">How far it is from what was heard; 100 per phoneme.</param>
internal readonly record struct SoundMatch(Term Term, int Length, int First, int Words, int Cost);
