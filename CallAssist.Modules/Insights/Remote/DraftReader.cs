using System.Text.Json;
using System.Text.Json.Serialization;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>
/// The model's answer as a draft. A statement stands only if the turns it names exist and one of them shares a word with it; one that
/// rests on nothing is dropped.
/// </summary>
internal static class DraftReader
{
    private const int SubjectWords = 12;
    private const int MostSentences = 3;
    private const int MostActions = 6;
    private const int MostAdvice = 3;
    private const int LongestStatement = 600;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <returns>The draft, or null and the trouble.</returns>
    public static (DraftText? Draft, string? Trouble) Read(string text, IReadOnlyList<SpokenTurn> turns, string model)
    {
        Answer? answer;
        try
        {
            answer = JsonSerializer.Deserialize<Answer>(text, Json);
        }
        catch (JsonException)
        {
            return (null, RemoteTrouble.Malformed);
        }

        if (answer is null || !DraftSchema.Moods.Contains(answer.Mood) || !DraftSchema.Intents.Contains(answer.Intent))
            return (null, RemoteTrouble.Malformed);
        var passages = new List<DraftPassage>();
        var summary = Kept(answer.Summary, "summary", turns, passages, MostSentences);
        var actions = Kept(answer.Actions, "action", turns, passages, MostActions);
        if (summary.Count == 0 || string.IsNullOrWhiteSpace(answer.Subject))
            return (null, RemoteTrouble.Empty);
        var subject = string.Join(' ', answer.Subject.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(SubjectWords));
        passages.Add(passages[0] with { Statement = subject, Part = "subject" });
        return (new(subject, string.Join(' ', summary), answer.Mood, answer.Intent, actions, passages)
        {
            Origin = model,
            Advice = [.. answer.Advice.Where(a => !string.IsNullOrWhiteSpace(a)).Take(MostAdvice)],
        }, null);
    }

    private static List<string> Kept(IReadOnlyList<Statement> statements, string part, IReadOnlyList<SpokenTurn> turns, List<DraftPassage> passages, int most)
    {
        var kept = new List<string>();
        foreach (var statement in statements.Take(most))
        {
            var said = statement.Text.Trim();
            if (said.Length is 0 or > LongestStatement || statement.Turns.FirstOrDefault(t => t >= 0 && t < turns.Count && Shares(said, turns[t].Text), -1) is var turn && turn < 0)
                continue;
            kept.Add(said);
            passages.Add(new(said, part, turn, turns[turn].Start, turns[turn].End));
        }

        return kept;
    }

    private static bool Shares(string statement, string said)
    {
        var words = Roots(said);
        return Roots(statement).Overlaps(words);
    }

    // Words of four letters or more, without inflection.
    private static HashSet<string> Roots(string text)
    {
        var tokens = FrenchTokens.Of(text);
        var roots = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Length >= 4 || tokens[i].Kind == FrenchTokenKind.Number)
                roots.Add(tokens.Word(i)[..FrenchStem.Root(tokens.Word(i))].ToString());
        }

        return roots;
    }

    private sealed record Answer(string Subject, IReadOnlyList<Statement> Summary, string Mood, string Intent, IReadOnlyList<Statement> Actions, IReadOnlyList<string> Advice);

    private sealed record Statement(string Text, [property: JsonPropertyName("turns")] IReadOnlyList<int> Turns);
}
