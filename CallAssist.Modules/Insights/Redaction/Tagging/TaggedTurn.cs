using System.Runtime.Intrinsics;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction.Tagging;

/// <summary>What the tagger holds of one turn: how likely each label (<see cref="TaggerModel.Labels"/>) is for each of its words.</summary>
internal sealed class TaggedTurn(FrenchTokens tokens, ReadOnlyMemory<Vector512<float>> words)
{
    /// <summary>The rank of what it finds: beneath every rule.</summary>
    public const int Rank = 1;

    // Words in a row as likely to be personal as Likely are hidden when one of them is as likely as Sure (hysteresis; Canny, 1986).
    private const float Sure = 0.5f;
    private const float Likely = 0.2f;

    // Less likely than this is no name, whatever its letters are.
    private const float Unlikely = 0.01f;

    /// <summary>How likely a word of the turn is to be personal, whatever its label.</summary>
    public float Personal(int word) => 1 - words.Span[word][0];

    /// <summary>The stretches to be hidden; words in a row of one label are one, a mark between parts names.</summary>
    public List<PersonalSpan> Stretches()
    {
        var spans = new List<PersonalSpan>();
        for (var first = 0; first < tokens.Count; first++)
        {
            var end = first;
            var sure = false;
            for (; end < tokens.Count && Personal(end) is var odds && odds > (IsEveryday(end) ? Sure : Likely); end++)
                sure |= odds > Sure;
            if (sure)
                Add(first, end, spans);
            first = end;
        }

        return spans;
    }

    /// <summary>True for a stretch with no word that is likely to be personal at all.</summary>
    public bool Excludes(in PersonalSpan span)
    {
        for (var i = tokens.At(span.Start); i < tokens.Count && tokens[i].Start < span.End; i++)
        {
            if (Personal(i) >= Unlikely)
                return false;
        }

        return true;
    }

    /// <summary>What is left of a stretch without the small words and acknowledgements at its edges, which belong to nothing; of a password they may be part.</summary>
    public static PersonalSpan? WithoutSmallWords(in PersonalSpan span, FrenchTokens tokens)
    {
        var (first, last) = (tokens.From(span.Start), tokens.At(span.End - 1));
        while (first <= last && IsSmall(first, tokens))
            first++;
        while (first < last && IsSmall(last, tokens))
            last--;
        return first > last ? null
            : span.Label is PersonalLabel.Password or PersonalLabel.Email ? span
            : span with { Start = tokens[first].Start, End = tokens[last].End };
    }

    private static bool IsSmall(int word, FrenchTokens tokens) =>
        tokens[word] is { Kind: not FrenchTokenKind.Number, Length: > 1 } && NumberWords.ValueOf(tokens.Word(word)) < 0
        && (FrenchText.IsFunctionWord(tokens.Word(word)) || Acknowledgement.MayStand(tokens.Word(word)) || tokens.Word(word) is "chez" or "avec" or "ou");

    // A word that is said every day is no part of anything by what stands beside it.
    private bool IsEveryday(int word) => NameLists.IsEveryday(tokens.Word(word)) && NumberWords.ValueOf(tokens.Word(word)) < 0;

    private void Add(int first, int end, List<PersonalSpan> spans)
    {
        for (var i = first; i < end; i++)
        {
            var (label, token) = (Label(i), tokens[i]);
            var parted = i == first || spans[^1].Label != label || label is PersonalLabel.Person or PersonalLabel.Company && tokens.Between(i).IndexOfAny(",.?!:") >= 0;
            if (parted)
                spans.Add(new(token.Start, token.End, label, Rank));
            else
                spans[^1] = spans[^1] with { End = token.End };
        }
    }

    private string Label(int word)
    {
        var odds = words.Span[word];
        var likeliest = 1;
        for (var i = 2; i < TaggerModel.Labels.Length; i++)
            likeliest = odds[i] > odds[likeliest] ? i : likeliest;
        return TaggerModel.Labels[likeliest];
    }
}
