using System.Runtime.Intrinsics;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction.Tagging;

/// <summary>What the tagger holds of one turn: how likely each label (<see cref="TaggerModel.Labels"/>) is for each of its words.</summary>
internal sealed class TaggedTurn(FrenchTokens tokens, ReadOnlyMemory<Vector512<float>> words)
{
    /// <summary>The rank of what it finds: beneath every rule.</summary>
    public const int Rank = 1;

    // Words in a row as likely to be personal as Likely are hidden when one of them is as likely as Sure (hysteresis; Canny, 1986).
    private const float Sure = 0.3f;
    private const float Likely = 0.15f;

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
            for (; end < tokens.Count && Personal(end) is var odds && odds > (IsEveryday(end, tokens) ? Sure : Likely); end++)
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

    /// <summary>
    /// Takes from its stretches, among those of a turn in their order, the small words and acknowledgements at their edges, which belong to nothing, and what
    /// it adds of everyday words to a surer stretch. An illness or an address goes on over small words; what names a secret is none.
    /// </summary>
    public static void Tidy(List<PersonalSpan> spans, FrenchTokens tokens)
    {
        for (var i = spans.Count - 1; i >= 0; i--)
        {
            var span = spans[i];
            if (span.Rank != Rank)
                continue;
            var goesOn = i > 0 && spans[i - 1].Label == span.Label && Joins(tokens.Folded[spans[i - 1].End..span.Start]);
            var isGoneOn = i + 1 < spans.Count && spans[i + 1].Label == span.Label && Joins(tokens.Folded[span.End..spans[i + 1].Start]);
            var overSmall = span.Label is PersonalLabel.Health or PersonalLabel.Address;
            var (from, to) = (tokens.At(span.Start), tokens.At(span.End - 1));
            var (first, last) = (from, to);
            var secret = span.Label is PersonalLabel.Password or PersonalLabel.Card;
            while (!(goesOn && overSmall) && first <= last && (IsSmall(first, tokens) || secret && SecretWords.IsNoSecret(tokens.Word(first))))
                first++;
            while (!(isGoneOn && overSmall) && last >= first && IsSmall(last, tokens))
                last--;
            // One letter is how another is spelt.
            if (first > last || first == last && tokens[first].Length == 1 && !goesOn && !isGoneOn || (goesOn || isGoneOn) && IsEveryday(first, last, tokens))
                spans.RemoveAt(i);
            else if (span.Label != PersonalLabel.Email)
                spans[i] = span with { Start = first == from ? span.Start : tokens[first].Start, End = last == to ? span.End : tokens[last].End };
        }
    }

    /// <summary>True for what may stand between two pieces of one thing.</summary>
    public static bool Joins(ReadOnlySpan<char> gap) => gap.Length <= 2 && gap.IndexOfAnyExcept(" -'’./") < 0;

    private static bool IsEveryday(int first, int last, FrenchTokens tokens)
    {
        for (var i = first; i <= last; i++)
        {
            if (!IsSmall(i, tokens) && !IsEveryday(i, tokens))
                return false;
        }

        return true;
    }

    // "Un" in front of no other number counts nothing.
    private static bool IsSmall(int word, FrenchTokens tokens) =>
        tokens[word] is { Kind: not FrenchTokenKind.Number, Length: > 1 }
        && (NumberWords.ValueOf(tokens.Word(word)) < 0 || tokens.Word(word) is "un" or "une" && !NumberGroups.IsFigure(tokens, word + 1) && !(word > 0 && NumberGroups.IsFigure(tokens, word - 1) && Joins(tokens.Between(word))))
        && (FrenchText.IsFunctionWord(tokens.Word(word)) || Acknowledgement.MayStand(tokens.Word(word)) || tokens.Word(word) is "chez" or "avec" or "ou");

    // A word that is said every day is no part of anything by what stands beside it.
    private static bool IsEveryday(int word, FrenchTokens tokens) => NameLists.IsEveryday(tokens.Word(word)) && NumberWords.ValueOf(tokens.Word(word)) < 0;

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
