namespace CallAssist.Modules.Insights.Contracts;

/// <summary>The analyst without a server: for the command line and for benchmarks.</summary>
public static class CallAnalysts
{
    /// <summary>The one that ships: local, extractive, no network.</summary>
    public static ICallAnalyst Local { get; } = new CallAnalyst();

    /// <summary>Keywords only.</summary>
    public static IReadOnlyList<FoundKeyword> Keywords(IReadOnlyList<SpokenTurn> turns, KeywordCatalogue catalogue) =>
        Insights.Keywords.KeywordMatcher.Match(turns, catalogue);

    /// <summary>Redaction only, placeholders and second pass included.</summary>
    public static RedactedCall Redact(IReadOnlyList<SpokenTurn> turns, CallDictionary? known) => Redaction.Redactor.Redact(turns, known);
}
