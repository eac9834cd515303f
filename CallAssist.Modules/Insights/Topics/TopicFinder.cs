using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Keywords;

namespace CallAssist.Modules.Insights.Topics;

/// <summary>
/// Words that many calls of a week say and the catalogue never finds. Counted by calls, so that one long call proposes nothing; what most calls say is how
/// people talk, no topic; nor is what is hardly ever spoken of as a thing; a longer phrase that is said nearly as often takes the place of its parts.
/// </summary>
internal static class TopicFinder
{
    /// <summary>Calls that must say it.</summary>
    public const int FewestCalls = 3;

    private const double TooCommon = 0.4;
    private const int CallsToJudgeBy = 20;
    private const double Nearly = 0.7;
    private const double MostlyAThing = 0.5;
    private const int MostTopics = 20;
    private const int MostEvidence = 3;

    public static IReadOnlyList<FoundTopic> Find(IReadOnlyList<HeardCall> calls, KeywordCatalogue catalogue)
    {
        var heard = new Dictionary<string, Dictionary<Guid, (string Said, TopicEvidence Evidence, bool Thing)>>();
        foreach (var call in calls)
        {
            foreach (var turn in call.Redacted)
            {
                foreach (var (key, said, at, thing) in TopicWords.Of(turn.Text))
                {
                    if (!heard.TryGetValue(key, out var by))
                        heard[key] = by = [];
                    if (!by.TryGetValue(call.RecordingId, out var first))
                        by[call.RecordingId] = (said, new() { RecordingId = call.RecordingId, Start = Second(turn, at), Said = Around(turn.Text, at, said.Length) }, thing);
                    else if (thing && !first.Thing)
                        by[call.RecordingId] = first with { Thing = true };
                }
            }
        }

        var often = heard.Where(h => h.Value.Count >= FewestCalls && (calls.Count < CallsToJudgeBy || h.Value.Count <= TooCommon * calls.Count)
            && h.Value.Values.Count(v => v.Thing) >= MostlyAThing * h.Value.Count).ToList();
        var longer = often.Select(h => (Words: $" {h.Key} ", h.Value.Count)).ToList();
        return [.. often
            .Where(h => !longer.Exists(l => l.Words.Length > h.Key.Length + 2 && l.Words.Contains($" {h.Key} ", StringComparison.Ordinal) && l.Count >= Nearly * h.Value.Count))
            .OrderByDescending(h => h.Value.Count).ThenByDescending(h => h.Key.Length)
            .Where(h => h.Value.Values.All(v => !IsKnown(v.Said, v.Evidence.Said, catalogue)))
            .Take(MostTopics)
            .Select(h => new FoundTopic(h.Key, Label(h.Value.Values.Select(v => v.Said)), h.Value.Count, [.. h.Value.Values.Select(v => v.Evidence).Take(MostEvidence)]))];
    }

    // Found by itself, or part of what is found around it.
    private static bool IsKnown(string said, string sentence, KeywordCatalogue catalogue) =>
        KeywordMatcher.Match([new("", 0, 1, said)], catalogue).Count > 0
        || KeywordMatcher.Match([new("", 0, 1, sentence)], catalogue).SelectMany(k => k.Evidence).Any(e => e.Kind != "clue" && FrenchText.Fold(e.Words).Contains(FrenchText.Fold(said), StringComparison.Ordinal));

    private static string Label(IEnumerable<string> said)
    {
        var most = said.GroupBy(FrenchText.Fold).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Length).First().First();
        return char.ToUpper(most[0], System.Globalization.CultureInfo.InvariantCulture) + most[1..];
    }

    private static double Second(SpokenTurn turn, int at) => Math.Round(turn.Start + at * (turn.End - turn.Start) / Math.Max(1, turn.Text.Length), 2);

    private static string Around(string text, int at, int length) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + length + 60)].Trim();
}
