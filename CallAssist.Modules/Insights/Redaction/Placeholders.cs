using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Same thing, same placeholder: compared folded, numbers by their digits, and a first name or surname alone with the one full name of the call that begins
/// or ends with it. Where two full names do, it stays by itself.
/// </summary>
/// <param name="persons">Every name of a person in the call, as said.</param>
internal sealed class Placeholders(IEnumerable<string> persons)
{
    private readonly Dictionary<(string, string), string> _byText = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<(string[] Words, string Said)> _fullNames =
        [.. persons.Select(said => (Words: Words(said), Said: said)).Where(name => name.Words.Length > 1).DistinctBy(name => string.Join(' ', name.Words))];

    /// <summary>Placeholder → original, as first said; a person's full name.</summary>
    public Dictionary<string, string> Originals { get; } = [];

    public string For(string label, string original)
    {
        if (label == PersonalLabel.Person)
            original = FullName(original) ?? original;
        var key = (label, Key(original));
        if (_byText.TryGetValue(key, out var placeholder))
            return placeholder;
        var name = PersonalLabel.French(label);
        _counts[name] = _counts.GetValueOrDefault(name) + 1;
        placeholder = $"[{name} {_counts[name]}]";
        Originals[placeholder] = original;
        return _byText[key] = placeholder;
    }

    private string? FullName(string said)
    {
        var words = Words(said);
        var meant = _fullNames.Where(name => name.Words.Length > words.Length
            && (name.Words.AsSpan().StartsWith(words) || name.Words.AsSpan().EndsWith(words))).Take(2).ToList();
        return words.Length > 0 && meant.Count == 1 ? meant[0].Said : null;
    }

    private static string[] Words(string said) =>
        FrenchText.Fold(said).Split([' ', ',', '.', '\'', '’'], StringSplitOptions.RemoveEmptyEntries);

    private static string Key(string original)
    {
        var runs = NumberRuns.Find(FrenchTokens.Of(original));
        return runs.Sum(r => r.Digits) >= 6 ? string.Concat(runs.Select(r => r.Value)) : string.Concat(FrenchText.Fold(original).Where(char.IsLetterOrDigit));
    }
}
