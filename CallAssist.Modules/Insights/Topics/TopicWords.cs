using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Redaction;

namespace CallAssist.Modules.Insights.Topics;

/// <summary>
/// The phrases of a sentence that could name a topic: one to three words that are no everyday French, with at most small words between them ("télétransmission
/// des bordereaux"). Names, numbers and placeholders never belong to one.
/// </summary>
internal static partial class TopicWords
{
    private const int MostWords = 3;
    private const int ShortestWord = 4;

    // What stands before the name of a thing, and not before a verb or what one thinks of it.
    private static readonly FrozenSet<string> Determiners =
        FrozenSet.Create("le", "la", "les", "un", "une", "des", "du", "au", "aux", "mon", "ma", "mes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs", "ce", "cet", "cette", "ces", "quel", "quelle");

    // Behind these, "le" stands for what was named before.
    private static readonly FrozenSet<string> Subjects =
        FrozenSet.Create("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ne", "n", "me", "te");

    /// <summary>Phrases of a redacted sentence: key (folded roots), words as said, first character, and whether they are spoken of as a thing ("le sablier").</summary>
    public static IEnumerable<(string Key, string Said, int At, bool Thing)> Of(string redacted)
    {
        // A placeholder cuts the sentence like a mark.
        foreach (var part in Sentence().Matches(Placeholder().Replace(redacted, m => new string('.', m.Length))).Select(m => (m.Value, m.Index)))
        {
            var tokens = FrenchTokens.Of(part.Value);
            for (var first = 0; first < tokens.Count; first++)
            {
                if (!IsContent(tokens, first))
                    continue;
                var (content, key, thing) = (0, "", IsThing(tokens, first));
                for (var last = first; last < tokens.Count && content < MostWords; last++)
                {
                    if (!IsContent(tokens, last))
                    {
                        if (tokens[last].Kind == FrenchTokenKind.Elision || FrenchText.IsFunctionWord(tokens.Word(last)) && last + 1 < tokens.Count && IsContent(tokens, last + 1))
                            continue;
                        break;
                    }

                    content++;
                    key += (key.Length > 0 ? " " : "") + tokens.Word(last)[..FrenchStem.Root(tokens.Word(last))].ToString();
                    yield return (key, part.Value[tokens[first].Start..tokens[last].End], part.Index + tokens[first].Start, thing);
                }
            }
        }
    }

    // "un petit récapitulatif" is one, "je le garderai" is none.
    private static bool IsThing(FrenchTokens tokens, int first)
    {
        var before = first - 1;
        if (before > 0 && tokens[before].Kind == FrenchTokenKind.Word && !Is(Determiners, tokens.Word(before)) && NameLists.IsEveryday(tokens.Word(before)))
            before--;
        if (before < 0 || !(tokens[before].Kind == FrenchTokenKind.Elision ? tokens.Word(before)[0] == 'l' : Is(Determiners, tokens.Word(before))))
            return false;
        return before == 0 || tokens.Word(before)[0] != 'l' || !Is(Subjects, tokens.Word(before - 1));
    }

    private static bool IsContent(FrenchTokens tokens, int index)
    {
        var word = tokens.Word(index);
        return tokens[index].Kind == FrenchTokenKind.Word && word.Length >= ShortestWord && !FrenchText.IsFunctionWord(word) && !NameLists.IsEveryday(word) && NumberWords.ValueOf(word) < 0
            && !Is(NameLists.FirstNames, word) && !Is(NameLists.Surnames, word);
    }

    private static bool Is(FrozenSet<string> list, ReadOnlySpan<char> word) => list.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[^.!?;:,()«»]+")]
    private static partial Regex Sentence();
}
