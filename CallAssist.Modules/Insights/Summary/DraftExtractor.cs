using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>Subject, summary and actions out of the redacted call: sentences that were said, each with its passage.</summary>
internal static partial class DraftExtractor
{
    private const int SubjectWords = 10;
    private const int MostActions = 4;

    public static DraftText Extract(IReadOnlyList<SpokenTurn> redacted, string customer, IReadOnlyList<FoundKeyword> keywords, KeywordCatalogue catalogue)
    {
        var sentences = Sentences(redacted, keywords);
        var passages = new List<DraftPassage>();
        var intent = IntentReader.Read(redacted, customer, keywords, catalogue);
        var chosen = Choose(sentences, customer);
        foreach (var sentence in chosen)
            passages.Add(sentence.Passage("summary"));
        var actions = new List<string>();
        foreach (var sentence in sentences.Where(s => s.Turn.Speaker != customer && Done().IsMatch(s.Folded) && !SmallTalk().IsMatch(s.Folded)).DistinctBy(s => s.Folded).Take(MostActions))
        {
            actions.Add(sentence.Text);
            passages.Add(sentence.Passage("action"));
        }

        var subject = Subject(keywords, intent, chosen);
        if (keywords.Count == 0 && chosen.Count > 0)
            passages.Add(chosen[0].Passage("subject"));
        var mood = MoodReader.Read([.. redacted.Where(t => t.Speaker == customer).Select(t => t.Text)]);
        return new(subject, string.Join(' ', chosen.Select(c => c.Text)), mood, intent, actions, passages);
    }

    // The keyword the call is about, and what is wanted; without one, the customer's own words.
    private static string Subject(IReadOnlyList<FoundKeyword> keywords, string intent, List<Sentence> chosen)
    {
        if (keywords.Count > 0)
        {
            var main = keywords.OrderByDescending(k => k.Evidence.Count * k.Score).First();
            var label = Parenthesis().Replace(main.Label, "");
            var about = IntentReader.French(intent);
            return Cut(label.Contains("DSN", StringComparison.Ordinal) && intent == "anomalie_dsn" ? label : $"{label} : {about}");
        }

        return chosen.Count > 0 ? Cut(chosen[0].Text.TrimEnd('.', '?', '!', ' ')) : Cut($"Appel : {IntentReader.French(intent)}");
    }

    private static string Cut(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Take(SubjectWords));
    }

    // The question, the answer, the outcome: at most three, in order of speech.
    private static List<Sentence> Choose(List<Sentence> sentences, string customer)
    {
        var useful = sentences.Where(s => s.Words >= 4 && !SmallTalk().IsMatch(s.Folded) && !s.Text.Contains('[')).ToList();
        if (useful.Count == 0)
            return [];
        var question = useful.Where(s => s.Turn.Speaker == customer).Take(6).OrderByDescending(s => s.Weight(Problem())).FirstOrDefault();
        var answer = useful.Where(s => s.Turn.Speaker != customer && (question is null || s.Order > question.Order)).OrderByDescending(s => s.Weight(Explains())).FirstOrDefault();
        var outcome = useful.Where(s => s != answer && s != question && (answer is null || s.Order > answer.Order)).OrderByDescending(s => s.Weight(Outcome()) + 0.02 * s.Order).FirstOrDefault();
        return [.. new[] { question, answer, outcome }.OfType<Sentence>().DistinctBy(s => s.Folded).OrderBy(s => s.Order)];
    }

    private static List<Sentence> Sentences(IReadOnlyList<SpokenTurn> turns, IReadOnlyList<FoundKeyword> keywords)
    {
        var sentences = new List<Sentence>();
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            foreach (var range in FrenchSentences.Split(turn.Text))
            {
                var text = Capital(turn.Text[range]);
                var (start, length) = range.GetOffsetAndLength(turn.Text.Length);
                var perCharacter = (turn.End - turn.Start) / Math.Max(1, turn.Text.Length);
                var from = turn.Start + start * perCharacter;
                var to = turn.Start + (start + length) * perCharacter;
                var mentions = keywords.Sum(k => k.Evidence.Count(e => e.Start >= from - 0.2 && e.End <= to + 0.2) > 0 ? k.Score : 0);
                sentences.Add(new(text, FrenchText.Fold(text), turn, i, sentences.Count, from, to, mentions));
            }
        }

        return sentences;
    }

    private static string Capital(string text) => char.ToUpper(text[0], System.Globalization.CultureInfo.GetCultureInfo("fr-FR")) + text[1..];

    private sealed record Sentence(string Text, string Folded, SpokenTurn Turn, int TurnIndex, int Order, double Start, double End, double Mentions)
    {
        public int Words { get; } = Text.Count(c => c == ' ') + 1;

        public double Weight(Regex cue) => Mentions + (cue.IsMatch(Folded) ? 1.2 : 0) + Math.Min(Words, 18) * 0.05;

        public DraftPassage Passage(string part) => new(Text, part, TurnIndex, Math.Round(Start, 2), Math.Round(End, 2));
    }

    [GeneratedRegex(@" ?\([^)]*\)")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\b(?:probleme|souci|erreur|n'arrive pas|ne (?:marche|fonctionne|passe|trouve|comprends?) pas|rejet|bloqu|faux|fausse|je voudrais|je cherche|j'ai besoin|comment|pourquoi|j'appelle pour|je vous appelle|refus|anomalie|plus|depuis|impossible)\b|\?")]
    private static partial Regex Problem();

    [GeneratedRegex(@"\b(?:il faut|vous (?:allez|devez|pouvez|cochez|ouvrez)|c'est (?:le|la|un|une|parce|normal|a cause)|ca vient|parce que|en fait|la raison|il manque)\b")]
    private static partial Regex Explains();

    [GeneratedRegex(@"\b(?:ca marche|c'est bon|c'est (?:fait|envoye|parti|corrige|regle|passe|saisi)|je (?:vous )?(?:envoie|transmets|rappelle|previens|note|ouvre|fais)|passe[e]? cette fois|plus d'erreur|zero anomalie|un ticket|tant pis)\b")]
    private static partial Regex Outcome();

    [GeneratedRegex(@"\b(?:(?:je (?:vous |lui |le |la |les |leur )*|on (?:vous |le |la )?)(?:envoie|renvoie|transmets|transmet|previens|note|ouvre|rappelle|relance|corrige|remets?|recalcule|cree|modifie|active|desactive|debloque|reinitialise|inscris|enregistre|planifie|programme|saisis|ajoute|supprime|lance|prends la main|fais (?:la|une|un|le|remonter)|demande|mets a jour|installe|restaure|rembourse|regle|escalade)|j'ai (?:corrige|envoye|transmis|ouvert|note|relance|remis|modifie|cree|active|debloque|supprime|ajoute|rectifie|prevenu)|c'est (?:corrige|transmis|envoye|fait|active|debloque|enregistre|note et transmis)|(?:est|sont) (?:a jour|corrige|active|debloque)\w* maintenant)\b")]
    private static partial Regex Done();

    [GeneratedRegex(@"^(?:oui )?(?:bonjour|au revoir|bonne journee|allo|merci)|je vous ecoute|a l'appareil|code client|nom de l'entreprise|quelle societe|sous les yeux|on a fait le tour|autre chose|mise? en attente|ne quittez pas|je note tout|que puis-je|a votre (?:ecoute|service)|adresse mail n'a pas|je vous ai retrouve|qu'est-ce qui se passe|bonne journee")]
    private static partial Regex SmallTalk();
}
