using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Finds the catalogue's keywords in the turns of a call, in the order of trust; context decides what counts.</summary>
internal static class KeywordMatcher
{
    private static readonly string Paraphrase = nameof(MentionKind.Clue).ToLowerInvariant();

    public static IReadOnlyList<FoundKeyword> Match(IReadOnlyList<SpokenTurn> turns, KeywordCatalogue catalogue)
    {
        var compiled = CompiledCatalogue.Of(catalogue);
        var scratch = compiled.Rent();
        var evidence = new Dictionary<int, List<KeywordEvidence>>();
        for (var i = 0; i < turns.Count; i++)
        {
            foreach (var mention in Mentions(turns[i].Text, scratch))
            {
                if (!evidence.TryGetValue(mention.Keyword, out var list))
                    evidence[mention.Keyword] = list = [];
                list.Add(Evidence(turns[i], mention));
            }
        }

        compiled.Return(scratch);

        // A paraphrase alone does not hide a parent that was named; a parent that is hidden hides its own parent all the same.
        var named = evidence.Where(e => e.Value.Exists(m => m.Kind != Paraphrase)).Select(e => compiled.Parents[e.Key]).ToList();
        named.ForEach(parent => evidence.Remove(parent));

        return [.. evidence
            .Select(e => new FoundKeyword(compiled.Entries[e.Key].Id, compiled.Entries[e.Key].Label, e.Value.Max(m => m.Score), e.Value))
            .OrderByDescending(k => k.Score).ThenByDescending(k => k.Evidence.Count).ThenBy(k => k.Evidence[0].Start)];
    }

    /// <summary>Mentions that count in one turn, in order of position; good until the next turn is read with the same scratch.</summary>
    internal static List<Mention> Mentions(string text, KeywordScratch scratch)
    {
        var catalogue = scratch.Catalogue;
        scratch.Read(text);
        WordSearch.Find(scratch);
        SoundSearch.Find(scratch);
        Resolve(scratch.Found, scratch);
        var named = scratch.Kept.Count;
        catalogue.Clues.Find(scratch);
        for (var i = scratch.Kept.Count - 1; i >= named; i--)
        {
            if (WasNamed(scratch.Kept[i].Keyword, scratch.Refused) || IsTaken(scratch.Kept[i], scratch.Kept, named) || !catalogue.Senses.Counts(scratch.Kept[i], scratch))
                scratch.Kept.RemoveAt(i);
        }

        scratch.Kept.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return scratch.Kept;
    }

    // Words that name another keyword are no part of a short paraphrase.
    private static bool IsTaken(in Mention clue, List<Mention> kept, int named)
    {
        for (var i = 0; i < named && clue.Score <= ClueIndex.Few; i++)
        {
            var other = kept[i];
            if (other.Overlaps(clue) && (other.Start <= clue.Start || other.End >= clue.End))
                return true;
        }

        return false;
    }

    // A paraphrase does not bring back what was named and not meant.
    private static bool WasNamed(int keyword, List<Mention> refused)
    {
        foreach (var mention in refused)
        {
            if (mention.Keyword == keyword)
                return true;
        }

        return false;
    }

    // The longest and surest first; what overlaps it falls: "DSN" inside "DSN rejetée", "mutuelle" inside "portabilité mutuelle".
    // What is not meant leaves its words to other keywords that are said as well: "contrôler les Urssaf" speaks of the Urssaf.
    private static void Resolve(List<Mention> found, KeywordScratch scratch)
    {
        var kept = scratch.Kept;
        found.Sort(static (a, b) => b.Weight.CompareTo(a.Weight));
        foreach (var mention in found)
        {
            var free = true;
            foreach (var other in kept)
                free &= !mention.Overlaps(other) || mention.Start == other.Start && mention.End == other.End && mention.Kind == other.Kind && mention.Keyword != other.Keyword;
            foreach (var other in scratch.Refused)
                free &= !mention.Overlaps(other) || mention.Kind <= MentionKind.Learned && mention.Keyword != other.Keyword;
            if (free)
                (scratch.Catalogue.Senses.Counts(mention, scratch) ? kept : scratch.Refused).Add(mention);
        }
    }

    private static KeywordEvidence Evidence(SpokenTurn turn, Mention mention)
    {
        var perCharacter = (turn.End - turn.Start) / Math.Max(1, turn.Text.Length);
        return new(
            turn.Speaker, Math.Round(turn.Start + mention.Start * perCharacter, 2), Math.Round(turn.Start + mention.End * perCharacter, 2),
            turn.Text[mention.Start..mention.End], mention.Kind.ToString().ToLowerInvariant())
        { Score = Math.Round(mention.Score, 2) };
    }
}
