namespace CallAssist.Engines.French;

/// <summary>What a token is.</summary>
public enum FrenchTokenKind : byte
{
    /// <summary>Letters, possibly with digits.</summary>
    Word,

    /// <summary>Digits first: 13, 13e, 0x80.</summary>
    Number,

    /// <summary>A word cut by an apostrophe: l', d', qu'.</summary>
    Elision,

    /// <summary>The sign %.</summary>
    Percent,
}

/// <summary>One token: position and length in characters (UTF-16) of the text, and a hash of its folded form.</summary>
public readonly record struct FrenchToken(int Start, int Length, FrenchTokenKind Kind, ulong Hash)
{
    /// <summary>Position after the last character.</summary>
    public int End => Start + Length;
}

/// <summary>A text cut into words, without a string per word. Sentence marks and hyphens separate; apostrophes end an elision.</summary>
public sealed class FrenchTokens
{
    private char[] _folded = [];
    private FrenchToken[] _tokens = [];

    private FrenchTokens()
    {
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How many tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Token number <paramref name="index"/>.</summary>
    public ref readonly FrenchToken this[int index] => ref _tokens[index];

    /// <summary>The folded characters of the whole text.</summary>
    public ReadOnlySpan<char> Folded => _folded.AsSpan(0, Text.Length);

    /// <summary>The folded form of a token.</summary>
    public ReadOnlySpan<char> Word(int index) => _folded.AsSpan(_tokens[index].Start, _tokens[index].Length);

    /// <summary>The folded form of the token before one; empty before the first.</summary>
    public ReadOnlySpan<char> Before(int index) => index > 0 && index <= Count ? Word(index - 1) : [];

    /// <summary>The token that a position lies in, or the last one that begins before it.</summary>
    public int At(int position)
    {
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_tokens[middle].Start <= position)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>The first token that begins at a position or behind it; <see cref="Count"/> where none does.</summary>
    public int From(int position)
    {
        var at = At(position);
        return at < Count && _tokens[at].Start < position ? at + 1 : at;
    }

    /// <summary>What stands between a token and the one before it, folded; for <see cref="Count"/>, behind the last one.</summary>
    public ReadOnlySpan<char> Between(int index)
    {
        var from = index > 0 ? _tokens[index - 1].End : 0;
        return Folded[from..(index < Count ? _tokens[index].Start : Text.Length)];
    }

    /// <summary>The token as it was written.</summary>
    public ReadOnlySpan<char> Written(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    /// <summary>Cuts the text.</summary>
    public static FrenchTokens Of(string text)
    {
        var tokens = new FrenchTokens();
        tokens.Read(text);
        return tokens;
    }

    /// <summary>Cuts another text, in the same room: what was read before is gone.</summary>
    public void Read(string text)
    {
        if (_folded.Length < text.Length)
            (_folded, _tokens) = (new char[text.Length], new FrenchToken[text.Length / 3 + 8]);
        (Text, Count) = (text, 0);
        for (var i = 0; i < text.Length; i++)
            _folded[i] = FrenchText.Fold(text[i]);
        var folded = Folded;
        for (var i = 0; i < folded.Length;)
        {
            var c = folded[i];
            var kind = FrenchTokenKind.Percent;
            var end = i + 1;
            if (char.IsLetterOrDigit(c))
            {
                while (end < folded.Length && char.IsLetterOrDigit(folded[end]))
                    end++;
                kind = char.IsAsciiDigit(c) ? FrenchTokenKind.Number
                    : end < folded.Length && folded[end] == '\'' && FrenchText.IsElision(folded[i..end]) ? FrenchTokenKind.Elision
                    : FrenchTokenKind.Word;
            }
            else if (c != '%')
            {
                i++;
                continue;
            }

            if (Count == _tokens.Length)
                Array.Resize(ref _tokens, Count * 2);
            _tokens[Count++] = new(i, end - i, kind, HashOf(folded[i..end]));
            i = end;
        }
    }

    /// <summary>FNV-1a over a folded word; equal words have equal hashes in every text.</summary>
    public static ulong HashOf(ReadOnlySpan<char> folded)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in folded)
            hash = Extend(hash, c);
        return hash;
    }

    /// <summary>The hash of a word one letter longer.</summary>
    public static ulong Extend(ulong hash, char folded) => (hash ^ folded) * 1099511628211UL;
}
