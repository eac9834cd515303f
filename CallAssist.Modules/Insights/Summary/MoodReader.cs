using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>The customer's mood by what he says: text only, of the customer only. The end of a call weighs more than its beginning.</summary>
internal static class MoodReader
{
    public const string Neutral = "Neutre";

    /// <summary>Below this nothing is claimed.</summary>
    private const double Enough = 2.4;

    public static string Read(IReadOnlyList<string> customerTurns)
    {
        var scores = SummaryLexicon.Moods.Keys.ToDictionary(m => m, _ => 0.0);
        for (var i = 0; i < customerTurns.Count; i++)
        {
            var late = 0.9 + 0.3 * i / Math.Max(1, customerTurns.Count - 1);
            var turn = customerTurns[i];
            foreach (var range in FrenchSentences.Split(turn))
            {
                var sentence = FrenchText.Fold(turn[range]);
                foreach (var (mood, cues) in SummaryLexicon.Moods)
                    scores[mood] += late * cues.Score(sentence);
            }
        }

        var best = scores.MaxBy(s => s.Value);
        return best.Value >= Enough ? best.Key : Neutral;
    }
}
