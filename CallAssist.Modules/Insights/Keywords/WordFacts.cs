namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What is to be known of a word, wherever it is said.</summary>
/// <param name="Root">Hash of its root; 0 for function words and elisions.</param>
/// <param name="Light">Hash of it without plural.</param>
/// <param name="Sounds">Where its sounds begin.</param>
/// <param name="SoundCount">How many they are.</param>
/// <param name="IsOdd">True for what ordinary talk does not say, so that it may be a mis-hearing.</param>
/// <param name="Forms">Where the words of terms begin that it is a form of.</param>
/// <param name="FormCount">How many they are.</param>
internal readonly record struct WordFacts(ulong Root, ulong Light, int Sounds, int SoundCount, bool IsOdd, int Forms, int FormCount);
