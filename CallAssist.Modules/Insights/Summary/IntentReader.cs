using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>What the customer wants: his own words first, then the categories of what was found.</summary>
internal static class IntentReader
{
    private const int MostKeywords = 4;

    public static string Read(IReadOnlyList<SpokenTurn> turns, string customer, CallSentence? question, IReadOnlyList<FoundKeyword> keywords, KeywordCatalogue catalogue)
    {
        var scores = SummaryLexicon.Intents.Keys.ToDictionary(i => i, _ => 0.0);
        var heard = 0;
        foreach (var turn in turns)
        {
            var weight = turn.Speaker == customer ? 1.0 : 0.4;
            // What the customer opens with is what he calls for.
            if (turn.Speaker == customer && turn.Text.Length > 30 && heard++ < 3)
                weight = 1.8;
            foreach (var range in FrenchSentences.Split(turn.Text))
            {
                var sentence = FrenchText.Fold(turn.Text[range]);
                foreach (var (intent, cues) in SummaryLexicon.Intents)
                    scores[intent] += weight * cues.Score(sentence);
            }
        }

        if (question is not null)
        {
            foreach (var (intent, cues) in SummaryLexicon.Intents)
                scores[intent] += 1.5 * cues.Score(question.Folded);
        }

        var categories = catalogue.Keywords.ToDictionary(k => k.Id, k => k.Category);
        foreach (var keyword in keywords.Take(MostKeywords))
        {
            if (SummaryLexicon.IntentOf(keyword.Id, categories.GetValueOrDefault(keyword.Id, "")) is { } intent && scores.ContainsKey(intent))
                scores[intent] += (IsAsked(keyword) ? 2.5 : 0.8) * keyword.Score;
        }

        return scores.MaxBy(s => s.Value).Key;

        bool IsAsked(FoundKeyword keyword) =>
            question is not null && keyword.Evidence.Any(e => e.End > question.Start - 0.25 && e.Start < question.End + 0.25);
    }

    /// <summary>The intent as a subject says it.</summary>
    public static string French(string intent) => intent switch
    {
        "question_reglementaire" => "question réglementaire",
        "anomalie_dsn" => "anomalie DSN",
        "erreur_calcul" => "erreur de calcul",
        "incident_technique" => "incident technique",
        "acces_compte" => "accès au compte",
        "parametrage" => "paramétrage",
        "commercial_facturation" => "demande commerciale",
        "reclamation" => "réclamation",
        "relance_suivi" => "relance",
        _ => "aide à l'utilisation",
    };
}
