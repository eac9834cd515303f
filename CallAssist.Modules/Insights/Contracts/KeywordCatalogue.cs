using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallAssist.Modules.Insights.Contracts;

/// <summary>The keywords a team works with.</summary>
/// <param name="Keywords">In the order of the catalogue.</param>
public sealed record KeywordCatalogue(IReadOnlyList<KeywordEntry> Keywords)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The catalogue that ships: 120 keywords of French payroll.</summary>
    public static KeywordCatalogue Default { get; } = LoadDefault();

    /// <summary>Reads a catalogue file: <c>{"version", "keywords":[{"id","label","category","synonyms","parent"}]}</c>.</summary>
    /// <exception cref="JsonException">The file is not such JSON.</exception>
    public static KeywordCatalogue Parse(Stream stream)
    {
        var catalogue = JsonSerializer.Deserialize<KeywordCatalogue>(stream, Json);
        return catalogue is { Keywords.Count: > 0 }
            ? new([.. catalogue.Keywords.Select((entry, index) => Whole(entry) ?? throw new JsonException($"Keyword {index + 1} of the catalogue has no id, no label or an empty word."))])
            : throw new JsonException("No \"keywords\" in the catalogue.");
    }

    // A file may hold null wherever it likes.
    private static KeywordEntry? Whole(KeywordEntry? entry)
    {
        if (entry is null || string.IsNullOrWhiteSpace(entry.Id) || string.IsNullOrWhiteSpace(entry.Label))
            return null;
        var whole = entry with { Category = entry.Category ?? "", Synonyms = entry.Synonyms ?? [], Learned = entry.Learned ?? [], Elsewhere = entry.Elsewhere ?? [] };
        return whole.Synonyms.Concat(whole.Learned).Concat(whole.Elsewhere).Any(string.IsNullOrWhiteSpace) ? null : whole;
    }

    private static KeywordCatalogue LoadDefault()
    {
        using var stream = typeof(KeywordCatalogue).Assembly.GetManifestResourceStream("insights/keywords.json")!;
        return Parse(stream);
    }
}

/// <summary>One keyword.</summary>
public sealed record KeywordEntry
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What people read.</summary>
    public required string Label { get; init; }

    /// <summary>Group it is shown in.</summary>
    public string Category { get; init; } = "";

    /// <summary>Other words for it, acronyms among them.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Id of the more general keyword, which gives way to this one.</summary>
    public string? Parent { get; init; }

    /// <summary>Mis-hearings that people have confirmed.</summary>
    public IReadOnlyList<string> Learned { get; init; } = [];

    /// <summary>Words that, in the same sentence, show that something else is meant.</summary>
    [JsonPropertyName("not")]
    public IReadOnlyList<string> Elsewhere { get; init; } = [];
}
