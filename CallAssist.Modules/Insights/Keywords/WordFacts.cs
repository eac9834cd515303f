namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What is to be known of a word, wherever it is said.</summary>
/// <param name="Root">Hash of its root; 0 for function words and elisions.</param>
/// <param name="Begins">Which terms as written it may begin.</param>
/// <param name="Sounds">Where its sounds begin.</param>
/// <param name="SoundCount">How many they are.</param>
/// <param name="ClueParts">Where the parts of clues begin that it is an alternative of by itself.</param>
/// <param name="CluePartCount">How many they are.</param>
/// <param name="IsOdd">True for what ordinary talk does not say, so that it may be a mis-hearing.</param>
/// <param name="Forms">Where the words of terms begin that it is a form of.</param>
/// <param name="FormCount">How many they are.</param>
/// <param name="FormMask">A bit for each of them, as <see cref="SaidTerms.MaskOf"/>.</param>
/// <param name="Clues">Where the lists of alternatives of clues begin that it may be the first word of.</param>
/// <param name="ClueCount">How many they are.</param>
/// <param name="BeginsPhrase">Whether a phrase of <see cref="PhraseBook"/> begins with it.</param>
/// <param name="Field">Which field of life it belongs to.</param>
internal readonly record struct WordFacts(
    ulong Root, ulong FormMask, int Sounds, int Forms, int Clues, int ClueParts, ushort FormCount, ushort ClueCount, ushort CluePartCount, byte SoundCount, bool IsOdd, bool BeginsPhrase, WordBegins Begins, Field Field);

/// <summary>Which terms a word may be the first one of.</summary>
[Flags]
internal enum WordBegins : byte
{
    Nothing = 0,

    /// <summary>One that must stand as written.</summary>
    Written = 1,

    /// <summary>One of a single word.</summary>
    Single = 2,

    /// <summary>One of several words.</summary>
    Several = 4,
}
