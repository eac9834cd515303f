namespace CallAssist.Modules.Insights.Summary;

/// <summary>What the operator did, promised or told to do, as he said it; deeds before steps, at most four, in order of speech.</summary>
internal static class ActionReader
{
    private const int Most = 4;

    public static List<CallSentence> Read(IReadOnlyList<CallSentence> sentences) =>
    [
        .. sentences.Where(s => !s.Customer && s.Words >= 3 && !s.Text.EndsWith('?') && !s.Text.Contains("(numéro)", StringComparison.Ordinal))
            .Where(s => (SentenceCues.IsDone(s.Folded) || SentenceCues.IsStep(s.Folded)) && !SentenceCues.IsSmallTalk(s.Folded))
            .DistinctBy(s => s.Folded)
            .OrderByDescending(s => SentenceCues.IsDone(s.Folded) ? 1 : 0).ThenByDescending(s => s.Mentions)
            .Take(Most).OrderBy(s => s.Order),
    ];
}
