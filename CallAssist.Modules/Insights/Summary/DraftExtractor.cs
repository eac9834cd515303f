using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>The draft out of the redacted call, without any endpoint: sentences that were said, each with its passage.</summary>
internal static class DraftExtractor
{
    public static DraftText Extract(IReadOnlyList<SpokenTurn> redacted, string customer, IReadOnlyList<FoundKeyword> keywords, KeywordCatalogue catalogue)
    {
        var sentences = CallSentence.Read(redacted, customer, keywords);
        var summary = SummaryPicker.Pick(sentences);
        var question = SummaryPicker.Question(sentences);
        var actions = ActionReader.Read(sentences);
        var intent = IntentReader.Read(redacted, customer, question, keywords, catalogue);
        var mood = MoodReader.Read([.. redacted.Where(t => t.Speaker == customer).Select(t => t.Text)]);
        var subject = SubjectWriter.Write(question, keywords, intent, intent == "relance_suivi");
        List<DraftPassage> passages = [.. summary.Select(s => s.Passage("summary")), .. actions.Select(s => s.Passage("action"))];
        if (question is not null)
            passages.Add(question.Passage("subject", subject));
        return new(subject, string.Join(' ', summary.Select(s => s.Text)), mood, intent, [.. actions.Select(s => s.Text)], passages)
        {
            Advice = SummaryLexicon.Advice(mood, intent),
        };
    }
}
