using System.Text.Json;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>The cues of moods and intents, shipped as resources.</summary>
internal static class SummaryLexicon
{
    private static readonly AdviceFile Advices = Read<AdviceFile>("advice");

    private static readonly IntentFile Intention = Read<IntentFile>("intents");

    public static IReadOnlyDictionary<string, CueLexicon> Moods { get; } =
        Read<Dictionary<string, string[]>>("moods").ToDictionary(e => e.Key, e => new CueLexicon(e.Value));

    public static IReadOnlyDictionary<string, CueLexicon> Intents { get; } =
        Intention.Cues.ToDictionary(e => e.Key, e => new CueLexicon(e.Value));

    /// <summary>Intent a keyword speaks for, by its id or else by its category.</summary>
    public static string? IntentOf(string id, string category) =>
        Intention.Keywords.GetValueOrDefault(id) ?? Intention.Categories.GetValueOrDefault(category);

    /// <summary>What might be done better in a call of this mood and intent; general, the same for everyone.</summary>
    public static IReadOnlyList<string> Advice(string mood, string intent) =>
        [.. Advices.Moods.GetValueOrDefault(mood) ?? [], .. Advices.Intents.TryGetValue(intent, out var advice) ? [advice] : Array.Empty<string>()];

    private static T Read<T>(string name)
    {
        using var stream = typeof(SummaryLexicon).Assembly.GetManifestResourceStream($"insights/{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record IntentFile(Dictionary<string, string> Categories, Dictionary<string, string> Keywords, Dictionary<string, string[]> Cues);

    private sealed record AdviceFile(Dictionary<string, string[]> Moods, Dictionary<string, string> Intents);
}
