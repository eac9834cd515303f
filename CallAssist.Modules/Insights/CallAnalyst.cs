using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Keywords;
using CallAssist.Modules.Insights.Redaction;
using CallAssist.Modules.Insights.Summary;

namespace CallAssist.Modules.Insights;

/// <summary>Keywords over the call as spoken; texts over the call as redacted, so that no name reaches a draft's summary.</summary>
internal sealed class CallAnalyst : ICallAnalyst
{
    public CallInsights Analyse(IReadOnlyList<SpokenTurn> turns, string customerSpeaker, KeywordCatalogue catalogue, CallDictionary? known)
    {
        var keywords = KeywordMatcher.Match(turns, catalogue);
        var redaction = Redactor.Redact(turns, known);
        var draft = DraftExtractor.Extract(redaction.Turns, customerSpeaker, keywords, catalogue);
        var text = redaction.MayLeave ? string.Join('\n', redaction.Turns.Select(t => $"{t.Speaker}: {t.Text}")) : "";
        return new(keywords, text, draft) { Redaction = redaction };
    }
}
