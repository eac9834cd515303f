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

    /// <summary>Other forms of the same word that the catalogue does not list: verbs, participles, spellings.</summary>
    public static IReadOnlyList<string> Also(string id) => Entries.TryGetValue(id, out var entry) ? entry.Also : [];

    /// <summary>True for what happens in a company or does not: "aucun licenciement" is no subject.</summary>
    public static bool IsEvent(string id) => Entries.TryGetValue(id, out var entry) && entry.Event;

    /// <summary>True for what a speaker may be in himself: "je suis en congés lundi".</summary>
    public static bool IsState(string id) => Entries.TryGetValue(id, out var entry) && entry.State;

    /// <summary>True for what every company has or needs: "on n'a pas de mot de passe" asks for it, "on n'a pas de forfait social" does not.</summary>
    public static bool IsNeeded(string id) => !Entries.TryGetValue(id, out var entry) || entry.Needed;

    private static FrozenDictionary<string, Entry> Load()
    {
        using var stream = typeof(HouseLexicon).Assembly.GetManifestResourceStream("insights/lexicon.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Entry>>(stream, JsonSerializerOptions.Web)!.ToFrozenDictionary();
    }

    private sealed record Entry
    {
        public IReadOnlyList<string> Not { get; init; } = [];

        public IReadOnlyList<string> Also { get; init; } = [];

        public IReadOnlyList<string> Clues { get; init; } = [];

        public bool Event { get; init; }

        public bool State { get; init; }

        public bool Needed { get; init; }
    }
}
