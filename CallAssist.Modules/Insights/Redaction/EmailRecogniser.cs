using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// E-mail addresses, written or said: "isabelle tiret pasquier arobase dubreuil point com". Read from the sign outwards, word by word, so that
/// the time taken grows with the length of the text only.
/// </summary>
internal static partial class EmailRecogniser
{
    private const int MostOddWords = 3;
    private const int MostDomainWords = 12;
    private const int LoosePartsOfDomain = 3;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Address().Matches(text.Folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Email, 90));
        var tokens = text.Tokens;
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            var certain = IsSign(tokens.Word(i)) || tokens.Word(i) is "robase" or "robas" or "robaze";
            if (!certain && tokens.Word(i) is not ("at" or "chez"))
                continue;
            var last = i - 1;
            if (tokens.Word(i).StartsWith("rob") && tokens.Word(last) is "a" or "ar" or "arr")
                last--;
            var end = DomainEnd(text, i + 1, certain);
            if (end < 0 || last < 0 || !Near(text, last, last + 1) || FrenchText.IsFunctionWord(tokens.Word(last)) && !IsFigure(tokens, last) && !(last > 0 && Letter(tokens, last - 1)))
                continue;
            spans.Add(new(tokens[Beginning(text, LocalStart(text, last))].Start, tokens[end].End, PersonalLabel.Email, 90));
        }
    }

    private static bool IsSign(ReadOnlySpan<char> word) => word is "arobase" or "arrobase" or "arobas" or "arobaze" or "arobasse" or "arrobas";

    // The token the domain ends with; −1 when this is none.
    private static int DomainEnd(RedactionText text, int first, bool certain)
    {
        var tokens = text.Tokens;
        var end = -1;
        var loose = 0;
        var spelt = 0;
        for (var i = first; i < tokens.Count && i - first - spelt < MostDomainWords; i++)
        {
            if (i > first && !Near(text, i - 1, i))
                break;
            var word = tokens.Word(i);
            var dotted = i > first && (Gap(text, i) is "." || IsPoint(tokens.Word(i - 1)));
            if (dotted && word.Length is >= 2 and <= 12 && (TopLevel().IsMatch(word) || word.Length <= 4 && !NameLists.IsEveryday(word)))
            {
                end = i;
                if (i + 1 >= tokens.Count || !Joins(text, i + 1))
                    break;
            }
            else if (Letter(tokens, i) && i > first && Letter(tokens, i - 1))
            {
                // "G m a i l"
                spelt++;
            }
            else if (i > first && !IsSeparator(text, i) && !dotted && !IsSeparator(text, i - 1) && Gap(text, i) is " " && (end >= 0 || ++loose > LoosePartsOfDomain || word is "point" or "et" or "c" or "est"))
            {
                break;
            }
        }

        return end < 0 && certain && tokens[first] is { Kind: FrenchTokenKind.Word, Length: > 3 } && !NameLists.IsCommon(tokens.Word(first)) ? first : end;
    }

    // What goes on with the name behind it: ".fr", "point fr".
    private static bool Joins(RedactionText text, int i) => Gap(text, i) is "." or "-" && i < text.Tokens.Count || IsPoint(text.Tokens.Word(i)) && i + 1 < text.Tokens.Count && TopLevel().IsMatch(text.Tokens.Word(i + 1));

    private static int LocalStart(RedactionText text, int last)
    {
        var tokens = text.Tokens;
        var i = last;
        while (i > 0 && Near(text, i - 1, i))
        {
            if (Gap(text, i) is not " ")
                i--;
            else if (SeparatorBefore(text, i) is > 0 and var words && i - words > 0)
                i -= words + 1;
            else if (IsFigure(tokens, i) && IsFigure(tokens, i - 1) || Letter(tokens, i) && Letter(tokens, i - 1) && (tokens.Word(i - 1) is not ("a" or "y" or "c") || i < last && Letter(tokens, i + 1) || i > 1 && Letter(tokens, i - 2)))
                i--;
            else if (i > 1 && IsFigure(tokens, i) && tokens.Word(i - 1) is "et" && IsFigure(tokens, i - 2))
                i -= 2;
            else if (IsFigure(tokens, i) && tokens[i - 1].Kind == FrenchTokenKind.Word && (i > 1 && Letter(tokens, i - 1) && Letter(tokens, i - 2) || !FrenchText.IsFunctionWord(tokens.Word(i - 1)) && !NameLists.IsEveryday(tokens.Word(i - 1))))
                i--; // "yo trente-cinq": figures stand behind a word.
            else
                break;
        }

        return i;
    }

    // "p dantec arobase": odd words and letters right before belong to it; words of the language and names of people do not.
    private static int Beginning(RedactionText text, int start)
    {
        var tokens = text.Tokens;
        var first = start;
        while (first > 0 && start - first < MostOddWords && Gap(text, first) is " " && Odd(text, first - 1))
            first--;
        // "C'est garage bellec arobase": an everyday word is of the address when it stands where the address begins.
        if (first > 1 && tokens.Word(first - 2) is "est" or "sur" or "mail" or "adresse" && tokens.Word(first - 1).Length > 3 && tokens.Word(first - 1) is not ("mail" or "adresse" or "plutot" or "toujours" or "alors" or "donc" or "voila") && Gap(text, first) is " ")
            first--;
        return first;
    }

    private static bool Odd(RedactionText text, int token)
    {
        var word = text.Tokens.Word(token);
        if (text.Tokens[token].Kind != FrenchTokenKind.Word || word.Length > 1 && FrenchText.IsFunctionWord(word))
            return false;
        return word.Length == 1 ? word[0] is not ('a' or 'y' or 'c') : word.Length > 2 && !NameLists.IsCommon(word) && !Names.IsFirstName(word.ToString()) && !char.IsUpper(text.Text[text.Tokens[token].Start]);
    }

    private static bool IsFigure(FrenchTokens tokens, int i) => tokens[i].Kind == FrenchTokenKind.Number || NumberWords.ValueOf(tokens.Word(i)) >= 0;

    private static bool Letter(FrenchTokens tokens, int i) => tokens[i] is { Length: 1, Kind: FrenchTokenKind.Word } && tokens.Written(i) is not "à";

    private static bool IsPoint(ReadOnlySpan<char> word) => word is "point" or "dot";

    private static bool IsSeparator(RedactionText text, int i) => text.Tokens.Word(i) is "du" && text.Tokens.Before(i) is "tiret" || text.Tokens.Word(i) is "six" or "huit" or "6" or "8" && i > 1 && text.Tokens.Before(i) is "du" && text.Tokens.Before(i - 1) is "tiret" || text.Tokens.Word(i) is "point" or "dot" or "tiret" or "underscore" or "moins" or "slash" or "plus" or "dash" or "bas" || text.Tokens.Word(i) is "trait" or "union" && (text.Tokens.Word(i) is "union" ? i > 0 && text.Tokens.Word(i - 1) is "d" : i + 1 < text.Tokens.Count && text.Tokens.Word(i + 1) is "d") || text.Tokens.Word(i) is "d" && i > 0 && text.Tokens.Word(i - 1) is "trait";

    // How many words say the sign in front of a part: "tiret", "tiret du bas", "trait d'union".
    private static int SeparatorBefore(RedactionText text, int i)
    {
        var tokens = text.Tokens;
        if (IsSeparator(text, i - 1) && tokens.Word(i - 1) is not ("bas" or "union"))
            return 1;
        if (i > 1 && tokens.Word(i - 1) is "bas" or "haut" or "six" or "huit" or "6" or "8")
            return tokens.Word(i - 2) is "tiret" ? 2 : i > 2 && tokens.Word(i - 2) is "du" && tokens.Word(i - 3) is "tiret" ? 3 : 0;
        return i > 2 && tokens.Word(i - 1) is "union" && tokens.Word(i - 3) is "trait" ? 3 : i > 1 && tokens.Word(i - 1) is "score" && tokens.Word(i - 2) is "under" ? 2 : 0;
    }

    private static ReadOnlySpan<char> Gap(RedactionText text, int i) => i <= 0 || i >= text.Tokens.Count ? "" : text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);

    private static bool Near(RedactionText text, int left, int right) =>
        right < text.Tokens.Count && text.Text.AsSpan(text.Tokens[left].End, text.Tokens[right].Start - text.Tokens[left].End) is { Length: <= 3 } gap && gap.IndexOfAnyExcept(" .-_+'’") < 0 && gap is not ". ";

    [GeneratedRegex(@"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex("^(?:fr|com|net|org|eu|be|ch|lu|ca|info|pro|biz|io|paris|bzh|corsica|alsace|gouv|asso|example|coop|re|de|es|it|pt|me|tv|co|dev|app|nl|uk|ma|tn|sn)$")]
    private static partial Regex TopLevel();
}
