using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>One turn ready to be read: as written, folded, and in tokens; all with the same positions.</summary>
internal sealed class RedactionText(string text)
{
    public string Text { get; } = text;

    public FrenchTokens Tokens { get; } = FrenchTokens.Of(text);

    public string Folded { get; } = FrenchText.Fold(text);

    /// <summary>True when some word has a capital.</summary>
    public bool HasCapitals { get; } = text.Any(char.IsUpper);

    /// <summary>
    /// True when sentences begin with capitals, so that a small first letter means no name. A transcript whose beginning is in
    /// small letters is read as one without capitals, even when another engine's sentence follows it.
    /// </summary>
    public bool CasedThroughout { get; } = text.FirstOrDefault(char.IsLetter) is var first && char.IsUpper(first);
}
