using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>A token on the way through an expected word.</summary>
internal sealed class ExpectedToken
{
    public Dictionary<int, ExpectedToken> Next { get; } = [];

    /// <summary>A word ends here.</summary>
    public bool IsEnd { get; set; }
}

/// <summary>
/// Names and words to expect as a trie of tokens. While decoding, the tokens that begin or go on with one get a bonus; a hypothesis
/// that leaves a word half way gives its bonus back (shallow fusion; Pundak et al., Deep Context, 2018, §4.2).
/// </summary>
internal sealed class ExpectedWords
{
    /// <summary>Share of the bonus for the first token of a longer word: it has said little yet.</summary>
    private const float First = 0.3f;

    private readonly ExpectedToken _root = new();
    private readonly float _strength;

    /// <param name="tokenizer">Of the model.</param>
    /// <param name="words">Words and phrases.</param>
    /// <param name="strength">Bonus per token, natural log.</param>
    public ExpectedWords(Tokenizer tokenizer, IEnumerable<string> words, float strength)
    {
        _strength = strength;
        if (strength <= 0) return;
        foreach (var word in words.Select(w => w.Trim()).Where(w => w.Length > 1))
            foreach (var spelling in (string[])[word, char.ToUpperInvariant(word[0]) + word[1..]]) Add(tokenizer.Encode(" " + spelling));
    }

    public bool IsEmpty => _root.Next.Count == 0;

    /// <summary>Raises the logits of expected tokens.</summary>
    public void Raise(Span<float> logits, IReadOnlyList<ExpectedToken> within)
    {
        foreach (var token in _root.Next.Keys) logits[token] += Bonus(token, within);
        foreach (var place in within)
            foreach (var token in place.Next.Keys)
                if (!_root.Next.ContainsKey(token)) logits[token] += _strength;
    }

    /// <summary>What <see cref="Raise"/> gave a token.</summary>
    public float Bonus(int token, IReadOnlyList<ExpectedToken> within)
    {
        foreach (var place in within)
            if (place.Next.ContainsKey(token)) return _strength;
        return !_root.Next.TryGetValue(token, out var first) ? 0 : first.IsEnd ? _strength : First * _strength;
    }

    /// <summary>Moves on with a chosen token.</summary>
    /// <param name="token">What was chosen.</param>
    /// <param name="within">Words begun before; those that go on after.</param>
    /// <param name="credit">Bonus of words that are not complete yet.</param>
    /// <returns>Bonus to give back, because no word goes on.</returns>
    public float Follow(int token, List<ExpectedToken> within, ref float credit)
    {
        credit += Bonus(token, within);
        var complete = false;
        var count = within.Count;
        for (var i = 0; i < count; i++) complete |= Enter(within[i], token, within);
        within.RemoveRange(0, count);
        complete |= Enter(_root, token, within);
        if (!complete && within.Count > 0) return 0;
        var back = complete ? 0 : credit;
        credit = 0;
        return back;
    }

    private static bool Enter(ExpectedToken from, int token, List<ExpectedToken> within)
    {
        if (!from.Next.TryGetValue(token, out var next)) return false;
        if (next.Next.Count > 0) within.Add(next);
        return next.IsEnd;
    }

    private void Add(List<int> tokens)
    {
        var place = _root;
        foreach (var token in tokens)
        {
            if (!place.Next.TryGetValue(token, out var next)) place.Next[token] = next = new ExpectedToken();
            place = next;
        }
        if (tokens.Count > 0) place.IsEnd = true;
    }
}
