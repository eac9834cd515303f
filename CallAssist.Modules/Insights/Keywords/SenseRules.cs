using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Decides whether a mention counts: not when negated, put off, joked about, merely evoked, or meant otherwise.</summary>
internal sealed class SenseRules
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
        var clause = new Clause(mention, scratch);
        var surroundings = new Surroundings(mention, scratch, clause);
        var says = Refusals.Of(clause);
        if (surroundings.AreElsewhere((says & Refusal.Trouble) != 0))
            return false;
        if (clause.IsBrief && clause.IsQuestion && (says & (Refusal.Supposed | Refusal.Complaint | Refusal.Trouble)) == Refusal.Supposed)
            return false;
        if ((says & (Refusal.Negated | Refusal.NotCalled | Refusal.Joking | Refusal.PutOff)) != 0)
            return false;
        var asked = clause.IsTurned || clause.IsQuestion || surroundings.AreAsked || (says & Refusal.Trouble) != 0;
        if (mention.Kind != MentionKind.Clue && IsRefused(says, asked, _kinds[mention.Keyword]))
            return false;
        if (_kinds[mention.Keyword].State && ((says & Refusal.OwnState) != 0 || (says & (Refusal.Own | Refusal.Trouble)) == Refusal.Own && !surroundings.AreBusiness))
            return false;
        return _elsewhere[mention.Keyword] is not { } elsewhere || !elsewhere.IsMatch(clause.Text);
    }

    // What is said of a keyword that was named.
    private static bool IsRefused(Refusal says, bool asked, (bool Event, bool State, bool Needed) kind) =>
        (says & Refusal.SetAside) != 0
        || (says & (Refusal.Settled | Refusal.Todo)) == Refusal.Settled
        || !asked && (says & (Refusal.Fine | Refusal.Complaint | Refusal.Condition)) == Refusal.Fine
        || kind.Event && (says & Refusal.DoesNotHappen) != 0
        || !kind.Needed && !asked && (says & Refusal.Without) != 0
        || (says & (Refusal.None | Refusal.Denied)) == Refusal.None;
}
