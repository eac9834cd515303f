using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>The names of one call: those the customer file knows, and those the call itself gave away.</summary>
internal sealed class NameBook(CallDictionary? known)
{
    private readonly List<(string Folded, string Label)> _known =
    [
        .. (known?.People ?? []).SelectMany(Parts).Select(p => (p, PersonalLabel.Person)),
        .. (known?.Companies ?? []).Where(c => c.Length > 2).Select(c => (FrenchText.Fold(c), PersonalLabel.Company)),
        .. (known?.Others ?? []).Where(o => o.Length > 3).Select(o => (FrenchText.Fold(o), PersonalLabel.Address)),
    ];

    private readonly Dictionary<string, string> _learned = new(StringComparer.Ordinal);

    public void FindKnown(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (var (folded, label) in _known)
        {
            foreach (var start in Occurrences(text.Folded, folded))
                spans.Add(new(start, start + folded.Length, label, 75));
        }
    }

    /// <summary>Keeps the names found, each part of them too; everyday words only as they are written in full.</summary>
    public void Learn(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (var span in spans)
        {
            if (span.Label == PersonalLabel.Person)
            {
                // Spelt letter by letter, "comme ça se prononce Lundi".
                var letters = string.Concat(text.Folded[span.Start..span.End].Split([' ', '-', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length == 1));
                if (letters.Length > 3)
                    _learned.TryAdd(letters, PersonalLabel.Person);
                if (letters.Length > 4 && letters[^1] == 's')
                    _learned.TryAdd(letters[..^1], PersonalLabel.Person);
                foreach (var part in text.Folded[span.Start..span.End].Split([' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (part.Length > 2 && !Names.IsParticle(part) && (!NameLists.IsEveryday(part) || Names.IsFirstName(part)))
                        _learned.TryAdd(part, PersonalLabel.Person);
                }
            }
            else if (span.Label == PersonalLabel.Password && text.Folded[span.Start..span.End] is { Length: > 4 } secret && secret.All(char.IsAsciiLetter) && !NameLists.IsCommon(secret))
            {
                _learned.TryAdd(secret, PersonalLabel.Password);
            }
            else if (span.Label == PersonalLabel.Company)
            {
                _learned.TryAdd(text.Folded[span.Start..span.End], PersonalLabel.Company);
            }
        }
    }

    public void FindLearned(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (var (folded, label) in _learned)
        {
            foreach (var start in Occurrences(text.Folded, folded))
            {
                // "Monsieur Paris habite à Lyon"
                if (NameLists.IsPlaceOrThing(folded) && start > 1 && text.Folded[..start].EndsWith(" a ", StringComparison.Ordinal))
                    continue;
                if (!text.CasedThroughout || char.IsUpper(text.Text[start]) || !NameLists.IsEveryday(folded))
                    spans.Add(new(start, start + folded.Length, label, 30));
            }
        }
    }

    // "Sophie Le Goff": the whole, and its long parts.
    private static IEnumerable<string> Parts(string name)
    {
        var folded = FrenchText.Fold(name.Trim());
        if (folded.Length > 2)
            yield return folded;
        foreach (var part in Regex.Split(folded, @"[\s-]+"))
        {
            if (part.Length > 2 && part.Length < folded.Length && (!NameLists.IsEveryday(part) || Names.IsFirstName(part)))
                yield return part;
        }
    }

    private static IEnumerable<int> Occurrences(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            var end = at + part.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                yield return at;
        }
    }
}
