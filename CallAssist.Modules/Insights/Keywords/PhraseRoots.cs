namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The phrases that may begin with one word, by where they are looked for.</summary>
internal sealed class PhraseRoots
{
    /// <summary>Those that turn a sentence.</summary>
    public PhraseNode Turn { get; } = PhraseNode.Root();

    /// <summary>Those that take back what a sentence said.</summary>
    public PhraseNode Retracted { get; } = PhraseNode.Root();

    /// <summary>Those before a mention.</summary>
    public PhraseNode Before { get; } = PhraseNode.Root();

    /// <summary>Those after it.</summary>
    public PhraseNode After { get; } = PhraseNode.Root();

    public void Add(ReadOnlySpan<string> elements, Refusal says, PhrasePlace place)
    {
        if (place == PhrasePlace.Turn)
            Turn.Add(elements, says, place);
        if (place == PhrasePlace.Retracted)
            Retracted.Add(elements, says, place);
        if (place is PhrasePlace.Earlier or PhrasePlace.Before or PhrasePlace.Anywhere)
            Before.Add(elements, says, place);
        if (place is PhrasePlace.After or PhrasePlace.Told or PhrasePlace.Later or PhrasePlace.Anywhere)
            After.Add(elements, says, place);
    }
}
