using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Postal addresses, from the house number to the town.</summary>
internal static partial class AddressRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Street().Matches(text.Folded))
        {
            var start = HouseNumber(text, match.Index);
            start = House().Match(text.Folded[..start]) is { Success: true } house ? house.Index : start;
            // "impasse du Moulin à Vent à Saint-Brieuc"
            var end = Town(text, match.Index + match.Length);
            // Without capitals a street's name is whatever noun comes next.
            if (!text.CasedThroughout && SmallName().Match(text.Folded, match.Index + match.Length) is { Success: true } small)
                end = Math.Max(end, small.Index + small.Length);
            end = BehindA(text, BehindA(text, end));
            spans.Add(new(start, end, PersonalLabel.Address, 88));
        }

        Places(text, spans);
    }

    // "… impasse des Lilas à Quimper": the town said behind the street.
    private static int BehindA(RedactionText text, int end)
    {
        var tokens = text.Tokens;
        var at = PersonRecogniser.TokenAt(tokens, end);
        if (at < 0 || at + 1 >= tokens.Count || tokens.Word(at) is not ("a" or "sur") || text.Text.AsSpan(end, tokens[at].Start - end).IndexOfAnyExcept(" ,") >= 0)
            return end;
        var town = tokens.Word(at + 1).ToString();
        var proper = text.CasedThroughout ? char.IsUpper(text.Text[tokens[at + 1].Start]) : town is "saint" or "sainte" || NameLists.Things.Contains(town) || !NameLists.IsEveryday(town) && town.Length > 3;
        return proper ? NameEnd(text, at + 1, tokens[at + 1].End, 4) : end;
    }

    // A hamlet, a business park or a residence without house number, when a post code and a town follow.
    private static void Places(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Place().Matches(text.Folded).Concat(Dwelling().Matches(text.Folded)))
            spans.Add(new(match.Groups["place"].Success ? match.Groups["place"].Index : match.Index, NameEnd(text, PersonRecogniser.TokenAt(text.Tokens, match.Index + match.Length), match.Index + match.Length, 4), PersonalLabel.Address, 87));
    }

    // Digits or words right before the street's type: "35 bis impasse", "trente-quatre rue".
    private static int HouseNumber(RedactionText text, int street)
    {
        var tokens = text.Tokens;
        var at = 0;
        while (at < tokens.Count && tokens[at].Start < street)
            at++;
        var first = at;
        while (first > 0 && at - first < 6 && IsNumber(tokens, first - 1) && (first == at || tokens[first].Start - tokens[first - 1].End <= 2))
            first--;
        while (first < at && tokens.Word(first) is "et")
            first++;
        return first < at ? tokens[first].Start : street;
    }

    private static bool IsNumber(FrenchTokens tokens, int i) =>
        tokens[i].Kind == FrenchTokenKind.Number || NumberWords.ValueOf(tokens.Word(i)) >= 0 || tokens.Word(i) is "bis" or "ter" or "quater" or "et";

    // Name of the street, then an optional post code and the town.
    private static int Town(RedactionText text, int from)
    {
        var tokens = text.Tokens;
        var i = 0;
        while (i < tokens.Count && tokens[i].Start < from)
            i++;
        var end = i < tokens.Count ? from : text.Text.Length;
        var code = -1;
        for (var k = i; k < tokens.Count && k - i < 8; k++)
        {
            if (Sentence(text, k))
                break;
            if (tokens[k].Kind == FrenchTokenKind.Number || NumberWords.ValueOf(tokens.Word(k)) >= 0)
            {
                code = k;
                break;
            }
        }

        if (code < 0)
            return NameEnd(text, i, end, 4);
        while (code < tokens.Count && IsNumber(tokens, code) && !Sentence(text, code))
            code++;
        return NameEnd(text, code, tokens[code - 1].End, 4);
    }

    // A proper name in capitals, or (in small letters) one or two words that are not everyday speech.
    private static int NameEnd(RedactionText text, int first, int end, int most)
    {
        var tokens = text.Tokens;
        for (var i = Math.Max(0, first); first >= 0 && i < tokens.Count && i - first < most; i++)
        {
            var gap = text.Text.AsSpan(i == 0 ? 0 : tokens[i - 1].End, tokens[i].Start - (i == 0 ? 0 : tokens[i - 1].End));
            if (gap.IndexOfAnyExcept(" -'’") >= 0)
                break;
            var word = tokens.Word(i).ToString();
            var connector = word is "de" or "du" or "des" or "la" or "le" or "les" or "l" or "d" or "sur" or "en" or "sous" or "saint" or "sainte";
            var proper = text.CasedThroughout ? char.IsUpper(text.Text[tokens[i].Start]) : !NameLists.IsEveryday(word) || i == first && !connector;
            if (proper)
                end = tokens[i].End;
            else if (!connector || !text.CasedThroughout && i > first)
                break;
        }

        return end;
    }

    private static bool Sentence(RedactionText text, int token)
    {
        if (token == 0)
            return false;
        var gap = text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End);
        return gap.IndexOfAny("?!;.") >= 0;
    }

    // "résidence Les Tilleuls, bâtiment B,": what stands before the street.
    [GeneratedRegex(@"(?:\b(?:residence|immeuble|batiment|bat|appartement|appt?|escalier|porte|villa|domaine|hall|entree|numero)\b[\w' .-]{1,30}, ?)*\b(?:appartement|appt?|batiment|bat|porte|numero) ?$|(?:\b(?:residence|immeuble|batiment|bat|appartement|appt?|escalier|porte|villa|domaine|hall|entree|numero)\b[\w' .-]{1,30}, ?)+$")]
    private static partial Regex House();

    [GeneratedRegex(@"\b(?:lieu[- ]dit|hameau|zone (?:artisanale|industrielle|commerciale|d'activites?)|z\.?[ai]\.?(?:c\.?)?|residence|lotissement|domaine|ferme|quartier|bp \d{1,5}) [^.?!\d]{2,40}\d{5},? ?(?=\w)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\G(?:(?:du|de la|de l'|des|de|d'|le|la|les|l') ?)?[a-z][a-z'-]{2,}(?: a (?=[a-z'-]{3,} a\b)[a-z'-]{3,})?")]
    private static partial Regex SmallName();

    // Where somebody lives, whatever it is called, before a post code and a town.
    [GeneratedRegex(@"\b(?:habite|demeure|loge|reside|domiciliee?|demenagee?|adresse,? (?:c'est|est|:))(?: (?:maintenant|desormais|a|au|aux|chez))* (?<place>[^.?!\d]{2,40}\d{5},? ?)(?=\w)")]
    private static partial Regex Dwelling();

    [GeneratedRegex(@"(?<=(?:\b(?:\d{1,4}|bis|ter)|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?)),? )(?:rue|avenue|boulevard|impasse|allees?|chemin|place|route|quai|cours|square|passage|voie|sentier|faubourg|residence|lotissement|hameau|lieu[- ]dit|venelle|ruelle|esplanade|rond[- ]point|traverse|montee|cite|parvis|promenade|rocade|clos|chaussee|corniche)\b ?")]
    private static partial Regex Street();
}
