namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Which parts of clues stand in the sentence being read; a stamp instead of clearing.</summary>
internal sealed class ClueReading
{
    private int[] _partSeen = [];
    private (int Sentence, int Parts, int Start, int End)[] _clues = [];
    private int _sentence;

    /// <summary>Another text, with at most so many parts and clues.</summary>
    public void Begin(int parts, int clues)
    {
        if (_partSeen.Length < parts || _clues.Length < clues)
            (_partSeen, _clues) = (new int[parts], new (int, int, int, int)[clues]);
        _sentence++;
    }

    public void NextSentence() => _sentence++;

    /// <summary>False when the part stood there already.</summary>
    public bool Hit(int part, int clue, int start, int end)
    {
        if (_partSeen[part] == _sentence)
            return false;
        _partSeen[part] = _sentence;
        var seen = _clues[clue];
        _clues[clue] = seen.Sentence == _sentence ? (_sentence, seen.Parts + 1, Math.Min(seen.Start, start), Math.Max(seen.End, end)) : (_sentence, 1, start, end);
        return true;
    }

    public int Parts(int clue) => _clues[clue].Parts;

    public (int Start, int End) Stretch(int clue) => (_clues[clue].Start, _clues[clue].End);
}
