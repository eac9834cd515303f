namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Which parts of clues stand in the sentence being read, and where; a stamp instead of clearing.</summary>
internal sealed class ClueReading
{
    // Words that a paraphrase may stretch over.
    private const int Widest = 16;
    private (int Sentence, int Word, int Start, int End)[] _parts = [];
    private int _sentence;

    /// <summary>Another text, with at most so many parts.</summary>
    public void Begin(int parts)
    {
        if (_parts.Length < parts)
            _parts = new (int, int, int, int)[parts];
        _sentence++;
    }

    public void NextSentence() => _sentence++;

    /// <summary>Notes a part.</summary>
    /// <param name="part">Which.</param>
    /// <param name="word">The word it begins with.</param>
    /// <param name="start">Where it begins, in characters.</param>
    /// <param name="end">Where it ends.</param>
    public void Hit(int part, int word, int start, int end) => _parts[part] = (_sentence, word, start, end);

    /// <summary>False for most paraphrases of which a part was just read: a part beside it was not.</summary>
    /// <param name="first">The first part.</param>
    /// <param name="count">How many.</param>
    /// <param name="part">The part just read.</param>
    public bool MayBeWhole(int first, int count, int part) => count == 1 || _parts[part == first ? first + 1 : first].Sentence == _sentence;

    /// <summary>True when consecutive parts stand near each other, each in words of its own.</summary>
    /// <param name="first">The first part.</param>
    /// <param name="count">How many.</param>
    /// <param name="word">The word just read.</param>
    /// <param name="stretch">From the first of them to the end of the last.</param>
    public bool IsWhole(int first, int count, int word, out (int Start, int End) stretch)
    {
        stretch = (int.MaxValue, 0);
        for (var i = first; i < first + count; i++)
        {
            var part = _parts[i];
            if (part.Sentence != _sentence || word - part.Word > Widest)
                return false;
            for (var j = first; j < i; j++)
            {
                if (_parts[j].Word == part.Word)
                    return false;
            }

            stretch = (Math.Min(stretch.Start, part.Start), Math.Max(stretch.End, part.End));
        }

        return true;
    }
}
