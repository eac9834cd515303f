namespace CallAssist.Modules.Insights.Summary;

/// <summary>Which sentences make the summary: what is asked, what was explained, how it ended; at most three, in order of speech.</summary>
internal static class SummaryPicker
{
    private const int Most = 3;
    private const int FewestWords = 4;

    /// <summary>The customer's sentence that says best what he calls for, or null.</summary>
    public static CallSentence? Question(IReadOnlyList<CallSentence> sentences) =>
        Useful(sentences).Where(s => s.Customer).Take(8).Select((s, i) => (s, Weight: Asked(s) - 0.12 * i)).OrderByDescending(e => e.Weight).FirstOrDefault().s
        ?? Useful(sentences).OrderByDescending(s => s.Mentions).FirstOrDefault();

    public static List<CallSentence> Pick(IReadOnlyList<CallSentence> sentences)
    {
        if (Question(sentences) is not { } question)
            return [];
        var useful = Useful(sentences).Where(s => s != question).ToList();
        var outcome = useful.Where(s => s.Order > question.Order && SentenceCues.IsOutcome(s.Folded))
            .OrderByDescending(s => Ended(s) + 1.5 * s.Order / sentences.Count).FirstOrDefault();
        var others = useful.Where(s => s != outcome && (outcome is null || s.Order < outcome.Order || s.Mentions > 0));
        // Where the question does not name its subject, the sentence that does comes first; else what was explained.
        var told = question.Mentions == 0
            ? others.Where(s => s.Mentions > 0).OrderByDescending(s => s.Mentions + (s.Customer ? 0.5 : 0)).FirstOrDefault()
            : others.Where(s => s.Order > question.Order).OrderByDescending(Told).FirstOrDefault(s => Told(s) >= 1);
        return [.. new[] { question, told, outcome }.OfType<CallSentence>().DistinctBy(s => s.Folded).OrderBy(s => s.Order).Take(Most)];
    }

    private static IEnumerable<CallSentence> Useful(IReadOnlyList<CallSentence> sentences) =>
        sentences.Where(s => s.Words >= FewestWords && (!SentenceCues.IsSmallTalk(s.Folded) || s is { Customer: true, Mentions: >= 0.9, Said: > 7 }));

    private static double Asked(CallSentence s) => 1.5 * s.Mentions + (SentenceCues.IsProblem(s.Folded) ? 1.2 : 0) + Length(s);

    private static double Told(CallSentence s) =>
        s.Mentions + (SentenceCues.IsExplanation(s.Folded) ? 0.9 : 0) + Length(s) / 2 + (s.Customer ? 0 : 0.2) - (s.Text.EndsWith('?') ? 0.8 : 0);

    private static double Ended(CallSentence s) =>
        s.Mentions + (SentenceCues.IsDone(s.Folded) ? 1.2 : 0.6) + Length(s) / 2 + (s.Customer ? 0 : 0.3) - (s.Text.EndsWith('?') ? 1.2 : 0);

    private static double Length(CallSentence s) => Math.Min(s.Words, 18) * 0.05;
}
