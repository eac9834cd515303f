using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Decides whether a mention counts: not when negated, put off, joked about, merely evoked, or meant otherwise.</summary>
internal sealed partial class SenseRules
{
    private readonly Regex?[] _elsewhere;
    private readonly (bool Event, bool State, bool Needed)[] _kinds;

    private SenseRules(Regex?[] elsewhere, (bool, bool, bool)[] kinds) => (_elsewhere, _kinds) = (elsewhere, kinds);

    public static SenseRules For(IReadOnlyList<KeywordEntry> entries) => new(
        [.. entries.Select(e =>
        {
            var patterns = e.Elsewhere.Select(Regex.Escape).Select(p => $@"{p}\b").Concat(HouseLexicon.Elsewhere(e.Id)).Select(p => $@"\b(?:{FrenchText.Fold(p)})").ToList();
            return patterns.Count == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.CultureInvariant);
        })],
        [.. entries.Select(e => (HouseLexicon.IsEvent(e.Id), HouseLexicon.IsState(e.Id), HouseLexicon.IsNeeded(e.Id)))]);

    public bool Counts(in Mention mention, KeywordScratch scratch)
    {
        var tokens = scratch.Tokens;
        // "Décès n'est" is no DSN: what is cut off by an apostrophe belongs to the next word.
        if (mention.End < tokens.Text.Length && tokens.Folded[mention.End] == '\'' && tokens.At(mention.End - 1) - tokens.At(mention.Start) < 2)
            return false;
        if (mention.Kind == MentionKind.Fuzzy && FieldWords.IsOtherWord(mention, tokens))
            return false;
        if (mention.Kind <= MentionKind.Learned && !Homographs.IsMeant(tokens.At(mention.Start), tokens))
            return false;
        var (start, end, turned) = Clause(tokens.Folded, mention);
        var surroundings = new Surroundings(mention, scratch, start, end);
        var clause = tokens.Folded[start..end];
        var before = clause[..(mention.Start - start)];
        var after = clause[(mention.End - start)..];
        if (surroundings.AreElsewhere || Refusals.Refuse(clause, before, after))
            return false;
        var asked = turned || surroundings.AreAsked || end < tokens.Text.Length && tokens.Folded[end] == '?';
        if (mention.Kind != MentionKind.Clue && (Refusals.SetAside(after) || !asked && Refusals.IsFine(before, after)))
            return false;
        var (happens, state, needed) = _kinds[mention.Keyword];
        if (mention.Kind != MentionKind.Clue && (happens && Refusals.DoNotHappen(before) || !needed && !asked && Refusals.DoNotHave(before) || Refusals.AreNone(before, after)) || state && Refusals.AreOwn(before, surroundings.AreBusiness))
            return false;
        return _elsewhere[mention.Keyword] is not { } elsewhere || !elsewhere.IsMatch(clause);
    }

    // The sentence around the mention, cut where it turns ("mais", "par contre").
    private static (int Start, int End, bool Turned) Clause(ReadOnlySpan<char> text, in Mention mention)
    {
        var from = text[..mention.Start].LastIndexOfAny('.', '?', '!') + 1;
        var length = text[mention.End..].IndexOfAny('.', '?', '!');
        var end = length < 0 ? text.Length : mention.End + length;
        var (start, turned) = (from, false);
        foreach (var turn in Turn().EnumerateMatches(text[from..mention.Start]))
            start = from + turn.Index + turn.Length;
        foreach (var turn in Turn().EnumerateMatches(text[mention.End..end]))
        {
            (end, turned) = (mention.End + turn.Index, true);
            break;
        }

        return (start, end, turned);
    }

    [GeneratedRegex(@"\b(?:mais|par contre|en revanche|c'est plutot|plutot pour|en fait c'est|(?<=\bpas [^,.]{1,30}), c'est)\b")]
    private static partial Regex Turn();
}
