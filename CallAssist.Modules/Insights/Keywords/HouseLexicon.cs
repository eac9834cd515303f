using System.Collections.Frozen;
using System.Text.Json;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What the house knows of the default keywords beyond their synonyms: other meanings, and paraphrases.</summary>
internal static class HouseLexicon
{
    private static readonly FrozenDictionary<string, Entry> Entries = Load();

    /// <summary>Patterns (folded text) that show another meaning.</summary>
    public static IReadOnlyList<string> Elsewhere(string id) => Entries.TryGetValue(id, out var entry) ? entry.Not : [];

    /// <summary>Clues: words that mean the keyword when they stand together in one sentence.</summary>
    public static IReadOnlyList<string> Clues(string id) => Entries.TryGetValue(id, out var entry) ? entry.Clues : [];

    private static FrozenDictionary<string, Entry> Load()
    {
        using var stream = typeof(HouseLexicon).Assembly.GetManifestResourceStream("insights/lexicon.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Entry>>(stream, JsonSerializerOptions.Web)!.ToFrozenDictionary();
    }

    private sealed record Entry
    {
        public IReadOnlyList<string> Not { get; init; } = [];

        public IReadOnlyList<string> Clues { get; init; } = [];
    }
}
