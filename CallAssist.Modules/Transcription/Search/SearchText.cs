namespace CallAssist.Modules.Transcription.Search;

/// <summary>One word or phrase to look for, folded; <paramref name="Prefix"/>: its last word may go on.</summary>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool Prefix);

/// <summary>
/// What a person typed: every wanted term must occur, no unwanted one may. <c>"prime de panier"</c> is a phrase, <c>conge*</c>
/// begins so, <c>-maladie</c> is unwanted. The last word typed may go on, so that results come while one types.
/// </summary>
internal sealed record SearchText(IReadOnlyList<SearchTerm> Wanted, IReadOnlyList<SearchTerm> Unwanted)
{
    private const int MostTerms = 12;
    private const int ShortestPrefix = 2;

    /// <summary>The terms, or null where nothing is wanted.</summary>
    public static SearchText? Parse(string? text)
    {
        var (wanted, unwanted) = (new List<SearchTerm>(), new List<SearchTerm>());
        var rest = (text ?? "").AsSpan().Trim();
        while (!rest.IsEmpty && wanted.Count + unwanted.Count < MostTerms)
        {
            var minus = rest[0] == '-';
            if (minus)
                rest = rest[1..];
            var quoted = !rest.IsEmpty && rest[0] is '"' or '«' or '“';
            if (quoted)
                rest = rest[1..];
            var end = quoted ? rest.IndexOfAny('"', '»', '”') : rest.IndexOfAny(' ', '\t');
            var piece = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var star = quoted && !rest.IsEmpty && rest[0] == '*';
            if (star)
                rest = rest[1..];
            rest = rest.TrimStart();
            string[] words = [.. FoldedText.Words(piece.ToString()).Select(w => w.Text)];
            if (words.Length == 0)
                continue;
            var open = star || (!quoted && (piece[^1] == '*' || (rest.IsEmpty && !minus && words[^1].Length >= ShortestPrefix)));
            (minus ? unwanted : wanted).Add(new(words, open));
        }

        return wanted.Count == 0 ? null : new(wanted, unwanted);
    }
}
