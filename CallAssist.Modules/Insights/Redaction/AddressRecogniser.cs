using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Postal addresses, from the house number to the town.</summary>
internal static partial class AddressRecogniser
{
    private const int StreetWords = 14;

    /// <summary>How far behind a street without a number its post code may stand, characters.</summary>
    private const int NearCode = 48;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Street().Matches(text.Folded))
        {
            // "D'un côté" is no "côte".
            if (match.ValueSpan.StartsWith("cote") && text.Text[match.Index + 3] is 'é' or 'É')
                continue;
            var numbered = HouseNumber(text, match.Index);
            var cued = Cue().IsMatch(text.Folded[Math.Max(0, match.Index - 40)..match.Index]);
            var type = PersonRecogniser.TokenAt(text.Tokens, match.Index + match.Length);
            // "Chemin de la Croix Rouge, 13013 Marseille"
            cued |= numbered == match.Index && type >= 0 && WithCode().IsMatch(text.Folded.AsSpan(match.Index, Math.Min(NearCode, text.Folded.Length - match.Index))) && (!Weak().IsMatch(match.Value) || char.IsUpper(text.Text[match.Index]));
            if (type < 0 || numbered == match.Index && (!cued || match.ValueSpan.StartsWith("mail") || match.ValueSpan.StartsWith("cours") || match.ValueSpan.StartsWith("voie")))
                continue;
            if (numbered < match.Index && Weak().IsMatch(match.Value) && text.Tokens.Word(text.Tokens.From(numbered)) is "un" or "une" && text.Tokens.Word(text.Tokens.From(numbered) + 1) is not ("bis" or "ter") && !char.IsUpper(text.Text[text.Tokens[type].Start]))
                continue;
            var end = PostCode(text, type, numbered < match.Index) is >= 0 and var code && code < text.Tokens.Count && IsTown(text, code) ? TownEnd(text, code) : BareStreet(text, type, match, numbered);
            if (end <= match.Index + match.Length)
                continue;
            var start = House().Match(text.Folded[..numbered]) is { Success: true } house ? house.Index : numbered;
            spans.Add(new(start, end, PersonalLabel.Address, 88));
        }

        foreach (Match match in Place().Matches(text.Folded).Concat(Dwelling().Matches(text.Folded)))
        {
            if (match.ValueSpan.StartsWith("ferme") && text.Text[match.Index + 4] is 'é' or 'É')
                continue;
            var from = match.Groups["place"].Success ? match.Groups["place"].Index : match.Index;
            spans.Add(new(from, TownEnd(text, PersonRecogniser.TokenAt(text.Tokens, match.Index + match.Length)), PersonalLabel.Address, 87));
        }

        foreach (Match match in Code().Matches(text.Folded))
            Hamlet(text, match, spans);
    }

    // "Kergoat, 20200 Bastia": no street; what stands in front of the post code is where somebody lives.
    private static void Hamlet(RedactionText text, Match code, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        var town = PersonRecogniser.TokenAt(tokens, code.Index + code.Length);
        var at = PersonRecogniser.TokenAt(tokens, code.Index);
        if (town < 0 || at < 0 || !IsTown(text, town) || spans.Exists(s => s.Label == PersonalLabel.Address && s.Start <= code.Index && s.End >= code.Index))
            return;
        var first = at;
        while (first > 0 && at - first < 6 && text.Text.AsSpan(tokens[first - 1].End, tokens[first].Start - tokens[first - 1].End).IndexOfAnyExcept(" ,-'’") < 0
            && !spans.Exists(s => s.Label == PersonalLabel.Person && s.End == tokens[first - 1].End && Names.IsFirstName(text.Folded[s.Start..s.End].Split(' ', '-')[0])) && InPlace(text, first - 1))
            first--;
        while (first < at && tokens.Word(first) is "a" or "au" or "de" or "du" or "en")
            first++;
        spans.Add(new(tokens[first].Start, TownEnd(text, town), PersonalLabel.Address, 86));
    }

    private static bool InPlace(RedactionText text, int i)
    {
        var word = text.Tokens.Word(i);
        if (IsConnector(word) || PlaceWord().IsMatch(word))
            return true;
        return text.CasedThroughout ? char.IsUpper(text.Text[text.Tokens[i].Start]) && !Names.StartsSentence(text, i) : !NameLists.IsEveryday(word) || word is "ville";
    }

    private static bool IsTown(RedactionText text, int i)
    {
        var word = text.Tokens.Word(i);
        return text.CasedThroughout ? char.IsUpper(text.Text[text.Tokens[i].Start]) : NameLists.IsPlaceOrThing(word) || text.Text.AsSpan(text.Tokens[i].End).StartsWith("-") || word is "saint" or "sainte" or "le" or "la" or "les" or "l" || word.Length > 3 && !NameLists.IsCommon(word);
    }

    // The token behind the post code; −1 where none follows the street.
    private static int PostCode(RedactionText text, int street, bool numbered)
    {
        var tokens = text.Tokens;
        for (var k = street; k < tokens.Count && k - street < StreetWords; k++)
        {
            if (Sentence(text, k) || !text.CasedThroughout && Elsewhere().IsMatch(tokens.Word(k)))
                break;
            // "67 allée des Tilleuls et 93 rue de la Gare": another address.
            if (numbered && k > street + 1 && IsNumber(tokens, k) && NumberThings.Length(tokens, k) is > 0 and var house && k + house < tokens.Count && Roads().IsMatch(tokens.Word(k + house)))
                break;
            var digits = tokens[k].Kind == FrenchTokenKind.Number;
            if (!digits && NumberWords.ValueOf(tokens.Word(k)) < 0)
                continue;
            if (k > street && NotCode().IsMatch(tokens.Word(k - 1)) || k + 1 < tokens.Count && NotCode().IsMatch(tokens.Word(k + 1)))
                continue;
            if (digits)
            {
                if (tokens[k].Length == 5)
                    return k + 1;
                if (tokens[k].Length == 2 && k + 1 < tokens.Count && tokens[k + 1] is { Kind: FrenchTokenKind.Number, Length: 3 })
                    return k + 2;
                continue;
            }

            var end = k;
            while (end < tokens.Count && (NumberWords.ValueOf(tokens.Word(end)) >= 0 || end > k && tokens.Word(end) is "et") && !Sentence(text, end))
                end++;
            if (end - k >= 2)
                return end;
        }

        return -1;
    }

    // "impasse du Moulin à Vent à Saint-Brieuc": no post code, the name of the street and perhaps a town.
    private static int BareStreet(RedactionText text, int first, Match street, int numbered)
    {
        var tokens = text.Tokens;
        var end = street.Index + street.Length;
        var name = first;
        while (name < tokens.Count && name - first < 2 && IsConnector(tokens.Word(name)))
            name++;
        if (name >= tokens.Count || Weak().IsMatch(street.Value) && (numbered == street.Index || tokens.Word(tokens.From(numbered)) is "un" or "une") && !char.IsUpper(text.Text[tokens[name].Start]))
            return end;
        if (text.CasedThroughout)
        {
            if (!char.IsUpper(text.Text[tokens[name].Start]) && tokens[name].Kind != FrenchTokenKind.Number)
                return end;
            end = NameEnd(text, first, end, 7);
        }
        else if (SmallName().Match(text.Folded, street.Index + street.Length) is { Success: true } small && !Elsewhere().IsMatch(tokens.Word(name)))
        {
            end = small.Index + small.Length;
            // "rue jean moulin", "rue victor hugo".
            var next = tokens.From(end);
            if (next < tokens.Count && tokens[next].Start == end + 1 && (Names.IsFirstName(tokens.Word(next - 1).ToString()) && !NameLists.IsEveryday(tokens.Word(next)) || Titles().IsMatch(tokens.Word(next - 1)) || tokens.Word(next) is "france" || !NameLists.IsCommon(tokens.Word(next)) && !FrenchText.IsFunctionWord(tokens.Word(next)))
                && tokens[next].Kind == FrenchTokenKind.Word && tokens.Word(next) is not ("a" or "au"))
                end = tokens[next].End;
        }

        while (end < text.Text.Length && text.Text[end] == '-' && tokens.From(end) is var joined && joined < tokens.Count && tokens[joined].Start == end + 1)
            end = tokens[joined].End;
        if (Dated().Match(text.Folded, street.Index + street.Length) is { Success: true } date)
            end = Math.Max(end, date.Index + date.Length);
        return BehindA(text, BehindA(text, end));
    }

    // "… impasse des Lilas à Quimper", "…, Saint-Nazaire": the town said behind the street.
    private static int BehindA(RedactionText text, int end)
    {
        var tokens = text.Tokens;
        var at = PersonRecogniser.TokenAt(tokens, end);
        if (at < 0 || at + 1 >= tokens.Count || text.Text.AsSpan(end, tokens[at].Start - end).IndexOfAnyExcept(" ,") >= 0)
            return end;
        var town = at;
        if (tokens.Word(at) is "a" or "sur" or "au" or "aux")
            town++;
        else if (!NameLists.IsPlaceOrThing(tokens.Word(at)) && tokens.Word(at) is not "saint" && !IsTownWithArticle(text, at))
            return end;
        if (town + 1 < tokens.Count && tokens.Word(town) is "la" or "le" or "les" or "l")
            town++;
        var word = tokens.Word(town).ToString();
        var proper = text.CasedThroughout ? char.IsUpper(text.Text[tokens[town].Start]) : word is "saint" or "sainte" || text.Text.AsSpan(tokens[town].End).StartsWith("-") || NameLists.IsPlaceOrThing(word) || !NameLists.IsEveryday(word) && word.Length > 3;
        return proper ? TownEnd(text, town) : end;
    }

    // "Les Sables-d'Olonne", "Le Mans".
    private static bool IsTownWithArticle(RedactionText text, int at) =>
        text.Text.AsSpan(text.Tokens[at].End).StartsWith("-") && (text.CasedThroughout ? char.IsUpper(text.Tokens.Written(at)[0]) : Hyphened().IsMatch(text.Folded.AsSpan(text.Tokens[at].End))) || text.Tokens.Word(at) is "le" or "la" or "les" or "l" && at + 1 < text.Tokens.Count && (text.CasedThroughout ? char.IsUpper(text.Tokens.Written(at)[0]) && char.IsUpper(text.Tokens.Written(at + 1)[0])
            : NameLists.Towns.Contains(text.Tokens.Word(at + 1).ToString()) || text.Text.AsSpan(text.Tokens[at + 1].End).StartsWith("-"));

    // Where the house number in front of the street's type begins: "35 bis impasse", "14 B, avenue", "trente-quatre rue".
    private static int HouseNumber(RedactionText text, int street)
    {
        var tokens = text.Tokens;
        var at = tokens.From(street);
        var first = at;
        if (first > 1 && Adjoins(text, first) && (tokens.Word(first - 1) is "bis" or "ter" or "quater" || tokens[first - 1].Length == 1 && tokens.Word(first - 1)[0] is >= 'a' and <= 'h') && IsNumber(tokens, first - 2))
            first--;
        if (first == 0 || !Adjoins(text, first) || !IsNumber(tokens, first - 1))
            return street;
        if (tokens[first - 1].Kind == FrenchTokenKind.Number)
            return tokens[first - 1].Length <= 5 ? tokens[first - 1].Start : street;
        // The longest run of words right before that says one number.
        var start = street;
        for (var k = first - 1; k >= 0 && first - k <= 7 && (NumberWords.ValueOf(tokens.Word(k)) >= 0 || tokens.Word(k) is "et"); k--)
        {
            if (SpokenNumber.Read(tokens, k, out _) == first - k)
                start = tokens[k].Start;
        }

        return start;
    }

    private static bool Adjoins(RedactionText text, int token) => text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End) is { Length: <= 2 } gap && gap.IndexOfAnyExcept(" ,-") < 0;

    private static bool IsNumber(FrenchTokens tokens, int i) => i >= 0 && (tokens[i].Kind == FrenchTokenKind.Number || NumberWords.ValueOf(tokens.Word(i)) >= 0);

    private static bool IsConnector(ReadOnlySpan<char> word) => word is "de" or "du" or "des" or "la" or "le" or "les" or "l" or "d" or "sur" or "en" or "sous" or "saint" or "sainte" or "et" or "a" or "au" or "aux";

    // The town from its first token on, "Cedex" with its number too.
    private static int TownEnd(RedactionText text, int first)
    {
        var tokens = text.Tokens;
        if (first < 0 || first >= tokens.Count)
            return tokens.Count == 0 || first < 0 ? 0 : tokens[^1].End;
        var end = NameEnd(text, first, first > 0 ? tokens[first - 1].End : 0, 5);
        var next = tokens.From(end);
        if (next < tokens.Count && tokens.Word(next) is "cedex" && tokens[next].Start - end <= 2)
            end = next + 1 < tokens.Count && tokens[next + 1] is { Kind: FrenchTokenKind.Number, Length: <= 2 } ? tokens[next + 1].End : tokens[next].End;
        return end;
    }

    // A proper name in capitals, or (in small letters) one or two words that are not everyday speech; what a hyphen joins belongs to it.
    private static int NameEnd(RedactionText text, int first, int end, int most)
    {
        var tokens = text.Tokens;
        for (var i = Math.Max(0, first); first >= 0 && i < tokens.Count && i - first < most; i++)
        {
            var gap = text.Text.AsSpan(i == 0 ? 0 : tokens[i - 1].End, tokens[i].Start - (i == 0 ? 0 : tokens[i - 1].End));
            if (i > first && gap.IndexOfAnyExcept(" -'’") >= 0)
                break;
            if (i > first && gap is "-")
            {
                end = tokens[i].End;
                most++;
                continue;
            }

            var word = tokens.Word(i);
            var connector = IsConnector(word) && word is not "et";
            var proper = text.CasedThroughout ? char.IsUpper(text.Text[tokens[i].Start]) || tokens[i].Kind == FrenchTokenKind.Number && i > first && Months().IsMatch(text.Folded.AsSpan(tokens[i].End))
                : NameLists.IsPlaceOrThing(word) || !NameLists.IsCommon(word) && word.Length > 2 || i == first && !connector || i > first && River().IsMatch(word) || i == first + 1 && tokens.Word(first) is "la" or "le" or "les" or "l";
            if (proper)
                end = tokens[i].End;
            else if (!connector || !text.CasedThroughout && i > first && word is not ("sur" or "sous" or "les"))
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

    [GeneratedRegex(@"^[a-z' -]+,? \d{2} ?\d{3} [a-z]")]
    private static partial Regex WithCode();

    [GeneratedRegex("^-(?:en|sur|les|le|la|sous|lès|aux|du|de|des|d')")]
    private static partial Regex Hyphened();

    [GeneratedRegex("^(?:rue|avenue|boulevard|impasse|allees?|chemin|place|route|quai|square)$")]
    private static partial Regex Roads();

    // "résidence Les Tilleuls, bâtiment B,": what stands before the street.
    [GeneratedRegex(@"(?:\b(?:residence|immeuble|batiment|bat|appartement|appt?|escalier|porte|villa|domaine|hall|entree|numero|z[ai]c?|zone|lotissement|hlm|foyer|hameau|lieu-dit|clos|parc)\b[\w' .-]{1,30}, ?)*\b(?:appartement|appt?|batiment|bat|porte|numero) ?$|(?:\b(?:residence|immeuble|batiment|bat|appartement|appt?|escalier|porte|villa|domaine|hall|entree|numero|z[ai]c?|zone|lotissement|hlm|foyer|hameau|lieu-dit|clos|parc)\b[\w' .-]{1,30}, ?)+$")]
    private static partial Regex House();

    [GeneratedRegex(@"\b(?:lieu[- ]dit|hameau|zone (?:artisanale|industrielle|commerciale|d'activites?)|parc (?:d'activites?|d'affaires)|z\.?[ai]\.?(?:c\.?|e\.?)?|residence|lotissement|domaine|ferme|quartier|mas|hlm|clos|villa|foyer|bp \d{1,6},?|cs \d{5},?) (?:[^.?!\d]|\d{1,3}(?![\d ]\d)){0,56}\d{2} ?\d{3},? ?(?=[\w'-]{3})(?! euros)")]
    private static partial Regex Place();

    // Where somebody lives, whatever it is called, before a post code and a town.
    [GeneratedRegex(@"\b(?:habite|demeure|loge|reside|domiciliee?|demenagee?|adresse,? (?:c'est|est|:))(?: (?:maintenant|desormais|a|au|aux|chez))* (?<place>[^.?!\d]{2,40}\d{2} ?\d{3},? ?)(?=[\w'-]{3})")]
    private static partial Regex Dwelling();

    [GeneratedRegex(@"\b(?=\d{2})(?<![\d.:/-] ?|\d, ?|\bcode postal (?:est |c'est |le )?|\b(?:code|rubrique|compte|article|erreur|ticket|facture|numero|cerfa|norme|port|iban|rib) )(?:\d{5}|\d{2} \d{3})\b(?! ?(?:[\d.,:/%€-]|euros?|lignes|salaries|octets|heures|kilo))")]
    private static partial Regex Code();

    [GeneratedRegex(@"\G(?:(?:du|de la|de l'|des|de|d'|le|la|les|l'|au|aux) ?)?(?:(?:deux|trois|quatre|cinq|sept|cent|grande?s?|petite?s?|vieux|vieille|bonne?|beaux?|belles?|haute?|basse?|champ|saint|sainte) (?:d[eu] |des |de la )?)?[a-z][a-z'-]{2,}(?: a (?=[a-z'-]{3,} a\b)[a-z'-]{3,})?")]
    private static partial Regex SmallName();

    // "rue du 8 mai 1945", "rue du quatre septembre".
    [GeneratedRegex(@"\G(?:du|de la|de l'|des|le|de|d')? ?(?:\d{1,2}(?:er)?|premier|onze|huit|quatre|quatorze|dix[- ]neuf|dix[- ]huit|vingt[- ]\w+) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?: (?:19\d\d|18\d\d|dix[- ]neuf cent [\w-]+|mille neuf cent [\w-]+))?")]
    private static partial Regex Dated();

    [GeneratedRegex(@"^ (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b")]
    private static partial Regex Months();

    // Beside a number that is no post code.
    [GeneratedRegex("^(?:bp|cs|batiment|bat|appartement|appt|apt|porte|escalier|etage|cedex|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|du|bis|ter|rue|euros?)$")]
    private static partial Regex NotCode();

    // Without capitals: the address is over.
    [GeneratedRegex("^(?:est|c|je|il|elle|on|mais|donc|qui|que|non|oui|depuis|maintenant|pas|ca|n|j|s|y|voila|merci|telephone|portable|mail|contact|siret|siren|salaire|brut|net|pour|avec|dans|parce|faut|iban|rib|numero|vous|nous)$")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("^(?:jean|marechal|general|docteur|president|abbe|capitaine|colonel|commandant|professeur|pasteur|saint|sainte|notre|grand|grande|petit|petite|vieux|vieille|pont|champ|clos|val|haut|haute|bas|basse|belle|beau|bon|croix|porte)$")]
    private static partial Regex Titles();

    [GeneratedRegex("^(?:mer|seine|loire|saone|marne|bois|lot|rhone|oise|orge|rance|vilaine|garonne|dordogne|ville|chateau|comte)$")]
    private static partial Regex River();

    [GeneratedRegex("^(?:bp|cs|cedex|residence|lotissement|hameau|lieu|dit|batiment|bat|appartement|villa|domaine|ferme|moulin|quartier|zone|za|zi|zac|zae|parc|artisanale|industrielle|commerciale|activites?|mas|bourg|village|chateau)$")]
    private static partial Regex PlaceWord();

    // Where somebody or something is: a street may follow without a number.
    [GeneratedRegex(@"\b(?:habite|vit|vivait|demeure|loge|reside|domiciliee?|demenagee?|adresse|siege|situee?|installee?s?|locaux|bureaux)\b[^.?!]{0,24}$")]
    private static partial Regex Cue();

    // Streets' types that are ordinary nouns too.
    [GeneratedRegex("^(?:cours|passage|place|voie|residence|cite|clos|mail|villa|mas|cour|cote|port|domaine|galerie|terrasse|quai|route|chemin|rocade|promenade|traverse|montee|levee)")]
    private static partial Regex Weak();

    [GeneratedRegex(@"\b(?:grand(?:e)?[- ]rue|rue|avenue|av|boulevard|bd|blvd|impasse|allees?|chemin|place|route|quai|cours|square|passage|voie|sentier|sente|faubourg|fbg|residence|lotissement|hameau|lieu[- ]dit|venelle|ruelle|esplanade|rond[- ]point|traverse|montee|cite|parvis|promenade|rocade|clos|chaussee|corniche|mail|villa|mas|cour|cote|galerie|terrasse|levee|domaine|zone (?:artisanale|industrielle)|za|zi)\b\.? ?")]
    private static partial Regex Street();
}
