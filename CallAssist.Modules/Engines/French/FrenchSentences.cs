namespace CallAssist.Engines.French;

/// <summary>Sentence split for speech that was written down: . ? ! and … end one, except inside numbers, addresses and after civilities.</summary>
public static class FrenchSentences
{
    private static readonly string[] Abbreviations = ["m", "mr", "mme", "mlle", "dr", "me", "st", "ste", "art", "r", "l", "d"];

    /// <summary>The sentences as ranges of the text, trimmed; a line break ends one too.</summary>
    public static List<Range> Split(string text)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || IsEnd(text, i))
            {
                Add(text, start, i + 1, sentences);
                start = i + 1;
            }
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    private static bool IsEnd(string text, int i)
    {
        if (text[i] is '?' or '!' or '…')
            return i + 1 == text.Length || !IsMark(text[i + 1]);
        if (text[i] != '.')
            return false;
        if (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))
            return false;
        var from = i;
        while (from > 0 && char.IsLetter(text[from - 1]))
            from--;
        var word = text.AsSpan(from, i - from);
        foreach (var abbreviation in Abbreviations)
        {
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase) && from > 0 && !char.IsLetterOrDigit(text[from - 1]) | from == 0)
                return false;
        }

        return true;
    }

    private static bool IsMark(char c) => c is '?' or '!' or '…' or '.';

    private static void Add(string text, int start, int end, List<Range> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(start..end);
    }
}
