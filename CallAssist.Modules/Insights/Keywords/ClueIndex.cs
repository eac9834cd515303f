using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Paraphrases: a clue is a few word beginnings joined by "+" ("retir|reten+part|partie+mois|paie"), each an alternative list;
/// when every part stands in one sentence, the keyword is meant. Least trusted; needs no order.
/// </summary>
internal sealed partial class ClueIndex
{
    private readonly List<(int Keyword, Regex[] Parts)> _clues = [];

    public ClueIndex(IReadOnlyList<KeywordEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var clue in HouseLexicon.Clues(entries[i].Id))
            {
                var parts = clue.Split('+').Select(p => new Regex($@"\b(?:{FrenchText.Fold(p)})", RegexOptions.CultureInvariant));
                _clues.Add((i, [.. parts]));
            }
        }
    }

    public void Find(FrenchTokens tokens, List<Mention> mentions)
    {
        foreach (var range in FrenchSentences.Split(tokens.Text))
        {
            var (start, length) = range.GetOffsetAndLength(tokens.Text.Length);
            var sentence = tokens.Folded.Slice(start, length);
            foreach (var (keyword, parts) in _clues)
            {
                var all = true;
                foreach (var part in parts)
                {
                    if (!part.IsMatch(sentence))
                    {
                        all = false;
                        break;
                    }
                }

                if (all && !mentions.Exists(m => m.Keyword == keyword))
                    mentions.Add(new(keyword, start, start + length, MentionKind.Clue, 0.5));
            }
        }
    }
}
