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
        var evidence = new Dictionary<int, List<KeywordEvidence>>();
        for (var i = 0; i < turns.Count; i++)
        {
            foreach (var mention in Mentions(turns[i].Text, compiled))
            {
                if (!evidence.TryGetValue(mention.Keyword, out var list))
                    evidence[mention.Keyword] = list = [];
                list.Add(Evidence(turns[i], mention));
            }
        }

        foreach (var child in evidence.Keys.ToList())
        {
            // A paraphrase alone does not hide a parent that was named.
            if (compiled.Parents[child] is >= 0 and var parent && evidence[child].Exists(e => e.Kind != Paraphrase))
                evidence.Remove(parent);
        }

        return [.. evidence
            .Select(e => new FoundKeyword(compiled.Entries[e.Key].Id, compiled.Entries[e.Key].Label, e.Value.Max(m => m.Score), e.Value))
            .OrderByDescending(k => k.Score).ThenByDescending(k => k.Evidence.Count).ThenBy(k => k.Evidence[0].Start)];
    }

    /// <summary>Mentions that count in one turn, in order of position.</summary>
    internal static List<Mention> Mentions(string text, CompiledCatalogue catalogue)
    {
        var tokens = FrenchTokens.Of(text);
        var found = new List<Mention>();
        WordSearch.Find(tokens, catalogue, found);
        SoundSearch.Find(tokens, catalogue, found);
        var kept = Resolve(found);
        catalogue.Clues.Find(tokens, kept);
        kept.RemoveAll(m => !catalogue.Senses.Counts(m, tokens));
        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    // The longest and surest first; what overlaps it falls: "DSN" inside "DSN rejetée", "mutuelle" inside "portabilité mutuelle".
    private static List<Mention> Resolve(List<Mention> found)
    {
        found.Sort((a, b) => b.Weight.CompareTo(a.Weight));
        var kept = new List<Mention>();
        foreach (var mention in found)
        {
            var free = true;
            foreach (var other in kept)
                free &= !mention.Overlaps(other) || mention.Start == other.Start && mention.End == other.End && mention.Kind == other.Kind && mention.Keyword != other.Keyword;
            if (free)
                kept.Add(mention);
        }

        return kept;
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
