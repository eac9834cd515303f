using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The sentence around a mention, cut where it turns ("mais", "par contre"), in words of its turn.</summary>
internal readonly ref struct Clause
{
    private readonly FrenchTokens _tokens;
    private readonly SpokenWords _words;

    /// <param name="mention">What was found.</param>
    /// <param name="scratch">The turn it was found in.</param>
    public Clause(in Mention mention, KeywordScratch scratch)
    {
        (_tokens, _words) = (scratch.Tokens, scratch.Words);
        First = Last = _tokens.At(mention.Start);
        while (Last + 1 < _tokens.Count && _tokens[Last + 1].Start < mention.End)
            Last++;
        (Start, End) = (First, Last + 1);
        while (Start > 0 && !Ends(Start))
        {
            if (Turn(Start - 1, First, out var other) is >= 0 and var turned)
            {
                Start = other ? Start - 1 : turned;
                break;
            }

            Start--;
        }

        for (; End < _tokens.Count && !Ends(End); End++)
        {
            if (Turn(End, _tokens.Count, out var other) is not (>= 0 and var turned))
                continue;
            // "Pas de la paie, c'est …": two words at most are what it turns by. Another subject takes nothing back.
            if (!other)
                (End, IsTurned) = (Math.Max(End, turned - 2), true);
            break;
        }

        for (SentenceEnd = End; SentenceEnd < _tokens.Count && !Ends(SentenceEnd);)
            SentenceEnd++;
    }

    /// <summary>The first word.</summary>
    public int Start { get; }

    /// <summary>The first word of the mention.</summary>
    public int First { get; }

    /// <summary>The last word of the mention.</summary>
    public int Last { get; }

    /// <summary>Behind the last word.</summary>
    public int End { get; }

    /// <summary>Behind the last word of the sentence.</summary>
    public int SentenceEnd { get; }

    /// <summary>Whether the sentence goes on to say the contrary.</summary>
    public bool IsTurned { get; }

    /// <summary>Whether it is a question.</summary>
    public bool IsQuestion => _tokens.Between(End).Contains('?');

    /// <summary>Whether it ends a few words behind the mention.</summary>
    public bool IsBrief => End - Last <= 5;

    /// <summary>Its text, folded.</summary>
    public ReadOnlySpan<char> Text => _tokens.Folded[_tokens[Start].Start.._tokens[End - 1].End];

    /// <summary>Hash of a word.</summary>
    public ulong Hash(int word) => _tokens[word].Hash;

    /// <summary>The phrases that a word may begin.</summary>
    public PhraseRoots? Phrases(int word) => _words[word].BeginsPhrase ? PhraseBook.Default.From(_tokens[word].Hash) : null;

    /// <summary>True when more than a space, an apostrophe or a hyphen stands between two words of the clause.</summary>
    public bool HasComma(int word) => word > Start && word < End && _tokens.Between(word).IndexOfAnyExcept(' ', '\'', '-') >= 0;

    private bool Ends(int word) => _tokens.Between(word).IndexOfAny('.', '?', '!') >= 0;

    // Behind what turns the sentence from a word on, and whether to another subject.
    private int Turn(int at, int limit, out bool other)
    {
        other = false;
        if (Phrases(at) is not { Turn.Next.IsEmpty: false } phrases)
            return -1;
        var reader = new PhraseReader(this, limit);
        reader.Read(phrases.Turn, at);
        other = reader.Says == Refusal.Subject;
        return reader.Says == Refusal.Nothing ? -1 : reader.End;
    }
}
