using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The phrases of <c>refusals.json</c>, by the word they begin with. A phrase is folded words in a row, without apostrophes: <c>a|b</c> one
/// of several, <c>{name}</c> one of a class, <c>?</c> behind it optional, <c>*</c> any number of times; <c>_</c> any word, <c>..</c> a few
/// words; <c>,</c> a comma, <c>,?</c> perhaps one, <c>!,</c> none; <c>!a|b</c> none of these words follows; <c>^</c>
/// and <c>$</c> the ends of the clause; <c>(a b/c/)</c> one of several rows of words.
/// </summary>
internal sealed partial class PhraseBook
{
    private readonly Dictionary<ulong, PhraseRoots> _roots = [];
    private readonly FrozenSet<ulong> _lead;

    private PhraseBook(Dictionary<string, Dictionary<string, JsonElement>> written)
    {
        var classes = written["classes"].ToDictionary(c => c.Key, c => c.Value.GetString()!);
        _lead = classes["lead"].Split('|').Select(w => FrenchTokens.HashOf(w)).ToFrozenSet();
        foreach (var place in Enum.GetValues<PhrasePlace>())
        {
            foreach (var (rule, phrases) in written[JsonNamingPolicy.CamelCase.ConvertName(place.ToString())])
            {
                foreach (var row in phrases.EnumerateArray().SelectMany(p => Rows(Class().Replace(p.GetString()!, c => classes[c.Groups[1].Value]))))
                    Add(row.Split(' ', StringSplitOptions.RemoveEmptyEntries), Enum.Parse<Refusal>(rule, ignoreCase: true), place);
            }
        }
    }

    /// <summary>The phrases that ship.</summary>
    public static PhraseBook Default { get; } = Load();

    /// <summary>The phrases that may begin with a word.</summary>
    public PhraseRoots? From(ulong word) => _roots.GetValueOrDefault(word);

    /// <summary>True for words that stand between a subject and what is told of it: "la paie, elle …".</summary>
    public bool IsLead(ulong word) => _lead.Contains(word);

    private void Add(string[] row, Refusal says, PhrasePlace place)
    {
        foreach (var word in Beginnings(row).Distinct())
        {
            if (!_roots.TryGetValue(word, out var roots))
                _roots[word] = roots = new();
            roots.Add(row, says, place);
        }
    }

    // The words that a phrase may begin with.
    private static IEnumerable<ulong> Beginnings(string[] row)
    {
        foreach (var element in row.Select(PhraseElement.Parse).Where(e => e.Part == PhrasePart.Word))
        {
            foreach (var word in element.Words)
                yield return word;
            if (!element.IsOptional)
                yield break;
        }
    }

    // Every way through the groups.
    private static IEnumerable<string> Rows(string phrase)
    {
        var group = Group().Match(phrase);
        return group.Success
            ? group.Groups[1].Value.Split('/').SelectMany(row => Rows($"{phrase[..group.Index]}{row}{phrase[(group.Index + group.Length)..]}"))
            : [phrase];
    }

    private static PhraseBook Load()
    {
        using var stream = typeof(PhraseBook).Assembly.GetManifestResourceStream("insights/refusals.json")!;
        return new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>(stream)!);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Class();

    [GeneratedRegex(@"\(([^)]*)\)")]
    private static partial Regex Group();
}
