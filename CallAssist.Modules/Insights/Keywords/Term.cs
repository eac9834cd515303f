using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>How a mention was recognised, in order of trust.</summary>
internal enum MentionKind
{
    Exact,
    Synonym,
    Learned,
    Phonetic,
    Fuzzy,
    Clue,
}

/// <summary>One way to say a keyword.</summary>
/// <param name="Keyword">Index in the catalogue.</param>
/// <param name="Text">As the catalogue writes it.</param>
/// <param name="Kind">Label, synonym or learned mis-hearing.</param>
internal sealed record Term(int Keyword, string Text, MentionKind Kind)
{
    /// <summary>Letters in capitals, at most six: DSN, URSSAF, AT/MP.</summary>
    public bool IsAcronym { get; } = Text.Length <= 7 && Text.Count(char.IsUpper) >= 2 && Text.All(c => char.IsUpper(c) || c is '.' or '-' or '/');

    /// <summary>The words of the term.</summary>
    public FrenchTokens Words { get; } = FrenchTokens.Of(Text);
}
