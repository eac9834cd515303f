using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Company names: a legal form or a trade with a proper name behind it, or a proper name where a company is expected.</summary>
internal static partial class CompanyRecogniser
{
    private static readonly string[] Connectors = ["de", "du", "des", "d", "et", "le", "la", "les", "l", "a", "au", "aux", "en", "sur"];

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        Described(text, spans);
        foreach (Match match in Forms().Matches(text.Folded))
        {
            Extend(text, match.Index, spans, 65);
            if (!text.CasedThroughout)
                Plain(text, text.Tokens.From(match.Index), text.Tokens.From(match.Index + match.Length), spans);
        }

        foreach (Match match in Trades().Matches(text.Folded))
        {
            // "Fermé" is no farm.
            if (match.Value is "ferme" && text.Text[match.Index + match.Length - 1] is 'é' or 'É')
                continue;
            if (Names.IsFirstName(match.Value) || match.Value is "agence" && Branch().IsMatch(text.Folded.AsSpan(match.Index)))
                continue;
            if (match.Value is not "groupe" || !text.CasedThroughout || char.IsUpper(text.Text[match.Index]) || IsNamedBehind(text, match.Index + match.Length))
                Extend(text, match.Index, spans, 55, length: match.Length);
            // "C'est menuiserie bois et forme", "garage central bonjour": what has no article is called so.
            if (!text.CasedThroughout && Unarticled().IsMatch(text.Folded.AsSpan(Math.Max(0, match.Index - 12), Math.Min(12, match.Index))))
                Plain(text, text.Tokens.From(match.Index), text.Tokens.From(match.Index + match.Length), spans, bare: true);
        }

        foreach (Match match in OrdinaryTrades().Matches(text.Folded))
        {
            if (text.CasedThroughout && char.IsUpper(text.Text[match.Index]) && (match.Index == 0 || text.Text[match.Index - 1] != '-'))
                Extend(text, match.Index, spans, 41);
        }

        if (!text.CasedThroughout)
        {
            foreach (Match match in CommonNames().Matches(text.Folded).Where(m => !m.ValueSpan.StartsWith("ferme l")))
                spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Company, 44));
        }

        foreach (Match match in Places().Matches(text.Folded))
        {
            var first = PersonRecogniser.TokenAt(text.Tokens, match.Index + match.Length);
            if (first >= 0 && Proper(text, first) && !Names.IsFirstName(text.Tokens.Word(first).ToString()) && !NameLists.Things.Contains(text.Tokens.Word(first).ToString()))
                Extend(text, text.Tokens[first].Start, spans, 42, alone: true);
        }

        if (text.CasedThroughout)
        {
            foreach (Match match in Called().Matches(text.Folded).Concat(Asked().Matches(text.Folded)))
                Written(text, match.Index + match.Length, spans);
            Articles(text, spans);
        }
        else
        {
            foreach (Match match in CalledWhat().Matches(text.Folded))
                spans.Add(new(match.Groups["name"].Index, match.Index + match.Length, PersonalLabel.Company, 50));
        }

        foreach (Match match in Kin().Matches(text.Folded))
            Family(text, match, spans);
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Label == PersonalLabel.Company && Tail().Match(text.Folded, spans[i].End) is { Success: true, Length: var more })
                spans[i] = spans[i] with { End = spans[i].End + more };
        }
    }

    // "et associés", "& Cie", "frères": of the company's name whatever is before it.
    [GeneratedRegex(@"\G(?:,? (?:et|&) (?:associee?s?|fils|filles?|freres?|soeurs?|cie|compagnie|co)\b| (?:pere (?:et|&) fils|freres|soeurs)\b)")]
    private static partial Regex Tail();

    // "Le groupe Mahé": a name, and no programme.
    private static bool IsNamedBehind(RedactionText text, int end) =>
        text.Tokens.From(end) is var next && next < text.Tokens.Count && char.IsUpper(text.Tokens.Written(next)[0]) && !NameLists.IsThing(text.Tokens.Word(next)) && !PersonRecogniser.Organisations().IsMatch(text.Tokens.Word(next));

    // "La sarl les copains d'abord", in small letters: an article, a word, what it is of.
    private static void Plain(RedactionText text, int first, int behind, List<PersonalSpan> spans, bool bare = false)
    {
        var tokens = text.Tokens;
        var at = behind;
        while (!bare && at < tokens.Count && at - behind < 2 && SameLine(text, at) && tokens.Word(at) is "le" or "la" or "les" or "l" or "au" or "aux" or "du" or "des" or "de" or "cabinet" or "dr")
            at++;
        // "Boucherie chez Norbert"
        if (at < tokens.Count && SameLine(text, at) && tokens.Word(at) is "chez")
            at++;
        if (!IsNoun(text, at))
            return;
        var end = at + 1;
        for (var words = 1; words < 3 && end < tokens.Count && SameLine(text, end); words++)
        {
            var linked = tokens.Word(end) is "de" or "du" or "d" or "des" or "et" or "l" or "la" ? tokens.Word(end) is "de" && end + 1 < tokens.Count && tokens.Word(end + 1) is "la" or "l" ? 2 : 1 : 0;
            if (linked > 0 ? !IsNoun(text, end + linked) || words > 1 : !IsNoun(text, end) || (NameLists.IsEveryday(tokens.Word(end)) && !(bare && words == 1)))
                break;
            end += linked + 1;
        }

        spans.Add(new(tokens[first].Start, tokens[end - 1].End, PersonalLabel.Company, bare ? 55 : 65));
    }

    // A word that may be part of a house's name; not what a sentence goes on with.
    private static bool IsNoun(RedactionText text, int i) =>
        i < text.Tokens.Count && SameLine(text, i) && text.Tokens[i] is { Kind: FrenchTokenKind.Word, Length: > 2 } && NumberWords.ValueOf(text.Tokens.Word(i)) < 0 && !NotCompanies().IsMatch(text.Tokens.Word(i)) && !GoesOn().IsMatch(text.Tokens.Word(i)) && !FrenchText.IsFunctionWord(text.Tokens.Word(i));

    // "La société Ouest Intérim": behind such words whatever is written with capitals.
    private static void Written(RedactionText text, int position, List<PersonalSpan> spans)
    {
        var first = PersonRecogniser.TokenAt(text.Tokens, position);
        if (first >= 0 && char.IsUpper(text.Tokens.Written(first)[0]) && (!NameLists.IsThing(text.Tokens.Word(first)) || first + 1 < text.Tokens.Count && What().IsMatch(text.Tokens.Word(first + 1))) && !NotCompanies().IsMatch(text.Tokens.Word(first)) && !PersonRecogniser.Organisations().IsMatch(text.Tokens.Word(first)) && text.Tokens[first].Length > 1)
            Extend(text, text.Tokens[first].Start, spans, 51, alone: true);
    }

    // "Les Jardins de Lucie", "Au Fil de l'Eau": an article or a preposition written with a capital inside a sentence.
    private static void Articles(RedactionText text, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens.Word(i) is "le" or "la" or "les" or "l" or "au" or "aux" && char.IsUpper(tokens.Written(i)[0]) && !Names.StartsSentence(text, i) && tokens[i + 1].Length > 2 && char.IsUpper(tokens.Written(i + 1)[0]) && SameLine(text, i + 1)
                && !PersonBefore().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 20)..tokens[i].Start]) && !Names.IsFirstName(tokens.Word(i - 1).ToString()) && !PersonRecogniser.BehindThing(text, i)
                && (tokens[i].Kind == FrenchTokenKind.Elision || NameLists.IsCommon(tokens.Word(i + 1))) && !NameLists.BehindLe.Contains(tokens.Word(i + 1).ToString()) && !NameLists.IsPlaceOrThing(tokens.Word(i + 1)) && !text.Text[tokens[i].End..].StartsWith('-'))
                Extend(text, tokens[i].Start, spans, 49);
        }
    }

    // "Krauss et fille", "Ferrand & Fils": the names in front of the tail.
    private static void Family(RedactionText text, Match tail, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        var last = tokens.Count - 1;
        while (last >= 0 && tokens[last].End > tail.Index)
            last--;
        var first = last + 1;
        while (first > 0 && last - first < 2 && (first == last + 1 || SameLine(text, first)) && Proper(text, first - 1, behind: true) && !NameLists.IsCommon(tokens.Word(first - 1)) && !(text.CasedThroughout && !char.IsUpper(tokens.Written(first - 1)[0])))
            first--;
        if (first <= last && !spans.Exists(s => s.Label == PersonalLabel.Company && s.Start < tokens[first].Start && s.End > tokens[first].Start))
            spans.Add(new(tokens[first].Start, tail.Index + tail.Length, PersonalLabel.Company, 62));
    }

    // "Cap Sud Intérim", "axiome conseil": names with what the house does in them; and invented words in the shape of houses' names.
    private static void Described(RedactionText text, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!Begins(text, i))
                continue;
            var end = i + 1;
            while (end < tokens.Count && end - i < 4 && SameLine(text, end) && !NotCompanies().IsMatch(tokens.Word(end)) && (text.CasedThroughout ? char.IsUpper(tokens.Written(end)[0]) : tokens.Word(end) is not "service" && What().IsMatch(tokens.Word(end)) || !NameLists.IsCommon(tokens.Word(end)) && !Names.IsFirstName(tokens.Word(end).ToString()) && tokens[end].Kind == FrenchTokenKind.Word))
                end++;
            if (end < tokens.Count && end > i + 1 && SameLine(text, end) && tokens[end] is { Kind: FrenchTokenKind.Number, Length: <= 4 } && Years().IsMatch(text.Folded.AsSpan(tokens[end].End)))
                end++;
            var says = false;
            var known = false;
            for (var k = i; k < end; k++)
            {
                says |= What().IsMatch(tokens.Word(k));
                known |= Names.IsFirstName(tokens.Word(k).ToString()) || !text.CasedThroughout && Names.IsSurname(tokens.Word(k).ToString()) && !(end == i + 2 && k == i && (i == 0 || !Names.IsFirstName(tokens.Word(i - 1).ToString())) && Craft().IsMatch(tokens.Word(end - 1)));
            }

            while (says && text.CasedThroughout && i > 0 && SameLine(text, i) && char.IsUpper(tokens.Written(i - 1)[0]) && !Names.StartsSentence(text, i - 1) && !Names.IsFirstName(tokens.Word(i - 1).ToString()) && tokens[i - 1].Length > 2 && tokens.Word(i - 1) is not ("monsieur" or "madame" or "mme" or "les" or "le" or "la"))
                i--;
            if (end - i > 1 && says && !known && (text.CasedThroughout || i == 0 || !Names.IsFirstName(tokens.Word(i - 1).ToString())) || !(i > 0 && tokens.Word(i - 1) is "le" && SameLine(text, i)) && Shape().IsMatch(tokens.Word(i)) && !Names.IsSurname(tokens.Word(i).ToString()) && !(i > 0 && SameLine(text, i) && Names.IsFirstName(tokens.Word(i - 1).ToString())) && !PersonBefore().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 20)..tokens[i].Start]) && end == i + 1)
                spans.Add(new(tokens[i].Start, tokens[end - 1].End, PersonalLabel.Company, 52));
            i = end - 1;
        }
    }

    /// <summary>True for "SARL", "EURL" and their like.</summary>
    internal static bool IsForm(ReadOnlySpan<char> folded) => Forms().IsMatch(folded);

    /// <summary>True for an invented word in the shape of houses' names.</summary>
    internal static bool IsShaped(ReadOnlySpan<char> folded) => Shape().IsMatch(folded);

    // A word that may begin such a name: no menu, no office, no person.
    private static bool Begins(RedactionText text, int i)
    {
        var tokens = text.Tokens;
        var word = tokens.Word(i);
        if (tokens[i].Kind != FrenchTokenKind.Word || word.Length < 3)
            return false;
        var may = text.CasedThroughout
            ? char.IsUpper(tokens.Written(i)[0]) && !NameLists.IsEveryday(word) && !(Names.StartsSentence(text, i) && NameLists.IsCommon(word))
            : !NameLists.IsCommon(word) && !NameLists.Towns.Contains(word.ToString());
        return may && !NameLists.IsThing(word) && !Names.IsFirstName(word.ToString()) && !NotCompanies().IsMatch(word) && !PersonRecogniser.Organisations().IsMatch(word) && !PersonRecogniser.BehindThing(text, i);
    }

    private static void Extend(RedactionText text, int position, List<PersonalSpan> spans, int rank, bool alone = false, int length = 0)
    {
        var tokens = text.Tokens;
        var first = PersonRecogniser.TokenAt(tokens, position);
        if (first < 0)
            return;
        var last = first;
        while (last + 1 < tokens.Count && tokens[last + 1].Start < position + length)
            last++;
        // "La cave coopérative de …"
        if (!alone && first > 0 && tokens[first].Start == tokens[first - 1].End + 1 && TwoTrades().IsMatch(tokens.Word(first - 1)))
            first--;
        var end = last + 1;
        var proper = alone ? 1 : 0;
        for (var i = last + 1; i < tokens.Count && i - last < 7; i++)
        {
            if (!SameLine(text, i))
                break;
            var word = tokens.Word(i).ToString();
            if (proper > 0 && word is "et" && i + 2 < tokens.Count && tokens.Word(i + 1) is "la" or "le" or "les" or "l" && IsHouse(text, i + 2))
                break;
            if (proper > 0 && word is "et" && i + 1 < tokens.Count && (IsHouse(text, i + 1) || Names.IsFirstName(tokens.Word(i + 1).ToString()) && tokens.Word(first) is not ("cabinet" or "etude" or "scp" or "office")))
                break;
            // "… des Tilleuls à Vannes" ends before the town.
            if (word is "a" or "en" && i + 1 < tokens.Count && NameLists.IsPlaceOrThing(tokens.Word(i + 1)))
                break;
            // "Presqu'île", "Île-de-France": an apostrophe or a hyphen parts no name.
            if (end == i && proper > 0 && tokens[i].Start == tokens[i - 1].End + 1 && text.Text[tokens[i - 1].End] is '\'' or '’' or '-')
            {
                end = i + 1;
                continue;
            }

            if (proper > 0 && tokens[i] is { Kind: FrenchTokenKind.Number, Length: <= 4 } && Years().IsMatch(text.Folded.AsSpan(tokens[i].End)))
            {
                end = i + 1;
                break;
            }

            if (tokens[i] is { Length: 1, Kind: FrenchTokenKind.Word } && word is "p" && text.Text[tokens[i].End..].StartsWith('\''))
            {
                proper++;
                end = i + 1;
                continue;
            }

            if (Connectors.Contains(word) && tokens[i].Kind == FrenchTokenKind.Elision)
                continue;
            if (Connectors.Contains(word) && !(text.CasedThroughout && char.IsUpper(text.Text[tokens[i].Start])))
            {
                if (!text.CasedThroughout && proper > 0 && word is not ("et" or "d" or "de" or "du" or "a"))
                    break;
                continue;
            }

            if (!Proper(text, i, behind: true))
                break;
            proper++;
            end = i + 1;
            if (!text.CasedThroughout && proper >= 3)
                break;
        }

        if (proper > 0)
            spans.Add(new(tokens[first].Start, tokens[end - 1].End, PersonalLabel.Company, rank));
    }

    // A legal form or a trade begins here.
    private static bool IsHouse(RedactionText text, int i) =>
        Forms().IsMatch(text.Tokens.Word(i)) || OrdinaryTrades().IsMatch(text.Tokens.Word(i)) && char.IsUpper(text.Tokens.Written(i)[0]) || Trades().Match(text.Folded, text.Tokens[i].Start) is { Success: true } trade && trade.Index == text.Tokens[i].Start;

    private static bool Proper(RedactionText text, int i, bool behind = false)
    {
        var folded = text.Tokens.Word(i).ToString();
        if (text.CasedThroughout)
            return char.IsUpper(text.Tokens.Written(i)[0]) && folded.Length > 1 && (behind || !NameLists.IsEveryday(folded)) && !NotCompanies().IsMatch(folded) && !PersonRecogniser.Organisations().IsMatch(folded);
        if (folded.Any(char.IsAsciiDigit))
            return false;
        return folded.Length > 2 && text.Tokens[i].Kind == FrenchTokenKind.Word && !NotCompanies().IsMatch(folded)
            && (!NameLists.IsEveryday(folded) || behind && folded is "notre" or "saint" or "sainte" or "dame" or "maison" or "fils" or "freres" or "ouest" or "nord" or "sud" or "freres" or "four" or "bois" or "val" or "chateau" or "clos" or "vieux" or "vieille" or "port" or "centre" or "gare" or "marche" or "place" or "pont" or "moulin" or "conseil" or "services" or "expertise" or "etoile");
    }

    private static bool SameLine(RedactionText text, int i)
    {
        var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);
        return gap.IndexOfAnyExcept(" '’-&") < 0;
    }

    [GeneratedRegex(@"\b(?:(?:la|notre|ma|une) (?:societe|filiale)|l'entreprise|de chez|chez|notre client|la holding|(?:j')?ai rachete|a rachete|on a rachete|(?:client|dossier|societe|entreprise)(?: qui)? s'appelle) (?=\w)")]
    private static partial Regex Called();

    // "Votre société c'est ? Netto Plus Provence"
    [GeneratedRegex(@"\b(?:societe|entreprise|raison sociale|structure|enseigne|boite)\b[^.?!]{0,24}\? (?:(?:oui|alors|euh|ben|ah|c'est|nous c'est|la)[ ,]+)*(?!entendu|d'accord|je |bien|tres|parfait|ok|non|attendez)(?=\w)")]
    private static partial Regex Asked();

    // Without capitals: at most two words before one that says what the house does.
    [GeneratedRegex(@"\b(?:(?:la|notre|ma) (?:societe|filiale)|l'entreprise|chez|notre client|rachete|dossier|travaille (?:a|pour)|je suis de|(?:compta|siege|dsn|paie|comptable) de|la boite|clients?|pas a) (?<name>(?!(?:vous|nous|moi|lui|elle|eux|le|la|les|qui|de|du|des|a|est|un|une)\b)[a-z]{3,} (?:[a-z]{3,} )?(?:logistique|conseil|interim|proprete|securite|habitat|immobilier|emballages|plastiques|pressing|intérim|granit|distribution|batiment|construction|ingenierie|informatique|paysages?|transports|nettoyage|electricite|plomberie|environnement|expertise|energies?|services|sante|ouest|composites|concept|coiffure|medical|bretagne|formation|voyages)(?: ouest| sante| sud| nord)?)\b")]
    private static partial Regex CalledWhat();

    [GeneratedRegex(@"(?:^|\bc'est|\bchez|\bici|\bbonjour|\bde|\bet|\bj'ai|\bavec|\bpour|\bdossiers?|\bclients?) $|^$")]
    private static partial Regex Unarticled();

    // With these a sentence goes on.
    [GeneratedRegex("^(?:est|sont|etait|avait|avez|avons|ont|sera|serait|peut|doit|veut|fait|font|qui|que|quoi|dont|quand|comme|mais|donc|alors|puis|ensuite|avec|sans|pour|dans|depuis|chez|vers|entre|apres|avant|pas|plus|bien|tres|tout|tous|toute|toutes|nous|vous|ils|elle|elles|lui|moi|eux|ici|cela|ceci|cette|bonjour|allo|merci|voila|hein|euh|oui|non|sur|sous|par|dix|salaries?|loi|unipersonnelle|classique|normale?|scolaires?|scolaire|dependante?|elle-meme|toujours|encore|deja|aussi|ete|maintenant|aujourd'hui|familiale?|unique|siret|siren|avaient|bonsoir|actuellement|seulement|d'ailleurs|parce|car|soit|aurait|vient|reste|passe|ferme|fermee?|ouvert|ouverte|change|embauche|paie|verse|loue|appartient|compte|possede|emploie|demande|reclame|applique)$")]
    private static partial Regex GoesOn();

    // Behind a number that ends a name nothing is counted.
    [GeneratedRegex("^(?:$|[.,;?!]| (?:on|je|j'|qui|est|a|il|elle|c'est|ne|n'|dossier|siret|siren|code|au|et|pour|avec|vous|nous|bonjour)\\b)")]
    private static partial Regex Years();

    [GeneratedRegex("^(?:cave|laiterie|union|ecole|maison|institut)$")]
    private static partial Regex TwoTrades();

    // "agence de Bergerac": one of the caller's own houses, or a bank's.
    [GeneratedRegex("^agences? (?:d[eu']|des|a|sur) ?")]
    private static partial Regex Branch();

    [GeneratedRegex(@",? (?:et|&) (?:associee?s?|fils|filles?|freres?|soeurs?|cie|compagnie|co)\b| (?:pere (?:et|&) fils|freres)\b")]
    private static partial Regex Kin();

    // Behind these a word is a person's name, whatever its shape.
    [GeneratedRegex(@"\b(?:madame|monsieur|mme|mlle|mademoiselle|m\.|maitre|docteur|je suis|m'appelle|s'appelle|prenom|salariee?s?,?|nommee?|fille|femme|mari) ?$")]
    private static partial Regex PersonBefore();

    // What houses do, as their names say it.
    [GeneratedRegex("^(?:logistique|services?|conseils?|industries?|transports?|distribution|groupe|batiments?|constructions?|emballages?|plastiques?|interim|proprete|securite|energies?|habitat|immobilier|immo|environnement|paysages?|automobiles?|auto|autos|informatique|ingenierie|developpement|sante|medical|voyages|holding|invest|international|ouest|sud|nord|atlantique|mediterranee|oceane?|composites?|bretagne|kine|textiles?|dental|dentaire|electricite|elec|bois|metal|metallerie|alu|beton|granit|pressing|nettoyage|renov|traiteur|boissons|viandes|primeurs|fleurs|coiffure|beaute|optique|audition|assurances|expertise|audit|patrimoine|tech|technologies|solutions|systemes|concept|design|studio|productions?|diffusion|editions?|communication|media|medias|print|pack|froid|clim|plomberie|chauffage|maconnerie|couverture|charpentes?|menuiserie|peinture|renovation|renov|travaux|terrassement|assainissement|forage|mecanique|usinage|outillage|chaudronnerie|soudure|tolerie|carrosserie|pneus|moto|cycles|nautique|marine|maree|maritime|ambulances|taxis?|funeraire|marbrerie|jardins?|pepinieres?|serres|agri|agro|agricole|elevage|volailles|salaisons|boulangerie|patisserie|gourmandises?|saveurs|delices|gourmet|chocolats?|cafes?|brasserie|restauration|hotels?|resorts?|loisirs|sports?|fitness|notaires?|avocats?|huissiers?|architectes?|geometres?|comptables?|formation|network|telecoms?|numerique|digital|web|data|consulting|partners|events?|evenements?|location|materiaux|negoce|import|export|freres|associes|isolation|protection|alarmes?|robotique|menuiseries|piscines|serrurerie|vitrerie|miroiterie|etancheite|facades|ravalement|carrelages?|parquets|ascenseurs|levage|manutention|stockage|recyclage|horticulture|viticulture|ostreiculture|conserves|surgeles|bijoux|horlogerie|brocante|papeterie|signaletique|publicite|marketing|sonorisation|spectacles|coaching|fiduciaire|courtage|immobiliere|domotique|photovoltaique|carburants|pharma|veterinaire|toilettage|animalerie|tourisme|equitation|iroise|armor|littoral|ocean|telecom|automatismes?|maintenance|depannage|gardiennage|cosmetiques|parfums|chaussures|meubles|literie|cuisines|decoration|luminaires|vins|spiritueux|biscuits|pizza|burger)$")]
    private static partial Regex What();

    // Crafts nobody is called: "dupuis électricité".
    [GeneratedRegex("^(?:electricite|plomberie|maconnerie|menuiserie|couverture|peinture|batiment|transports?|automobiles?|immobilier|optique|chauffage|terrassement|charpentes?|carrosserie|paysages?|nettoyage|ambulances|taxis?|coiffure|boulangerie|traiteur|renovation|travaux|metallerie|logistique)$")]
    private static partial Regex Craft();

    // Invented in the way houses' names are: "Isopharel", "Novatrium", "Techniclim", "Batirex".
    [GeneratedRegex("^(?:(?:bati|eco|bio|agri|agro|euro|techni|trans|logi|sani|opti|nova|novo|multi|hydro|electro|dyna|volta|iso|thermo|aqua|solu|info|data|poly|omni|metal|plasti|plast|pharma|proxi|servi|moto|mobi|cosme|indus|elec|frigo|clima|forma|medi|ergo|ener|terra|verti|propre?|print|media|tele|inter|ultra|syner|alti|vita)[a-z]{3,}|[a-z]{3,}(?:tech|plast|clim|pack|trans|metal|pharel|trium|soft|data|froid|print|therm|tronic|matic|rama)|[a-z]{4,}(?:tec|rex|tex|lux|bat|alu|log))$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\b(?:sarl|sarlu|sasu?|eurl|sci|snc|scop|scic|earl|gaec|scea|selarl|selas|selafa|scp|sccv|sasp|asbl|gie|sca)\b")]
    private static partial Regex Forms();

    [GeneratedRegex(@"\b(?:ehpad|admr|ogec|mairie|ccas|mjc|esat|ssiad|sivom|smictom|etude(?: notariale| d'huissiers?)?|club(?: de \w+| nautique| sportif)?|comite(?: des fetes| d'entreprise)?|office (?:de tourisme|notarial|public)|maison (?:de quartier|de retraite|medicale|familiale|des jeunes)|foyer|centre (?:social|equestre|hospitalier|medical|aere|culturel|de soins|de sante|dentaire|de loisirs)|hopital|micro-creche|theatre|cinema|musee|proprete|batiment|btp|tp|travaux publics|espaces verts|assurances|bowling|golf|haras|cidrerie|veterinaire|clinique veterinaire|cabinet (?:infirmier|dentaire|medical|comptable|veterinaire|d'avocats?|d'expertise(?: comptable)?|de kine\w*)|fleurs|marbrerie|syndicat(?: mixte| intercommunal| d'initiative)?|holding|federation|amicale|paroisse|commune|communaute de communes|laverie|cordonnier|opticiens?|ecole de conduite|boulangerie|patisserie|menuiserie|garage|transports?|nettoyage|association|cabinet|residence|viticole|ambulances?|electro|electricite|pharmacie|(?:poly)?clinique|hotel|restaurant|brasserie|plomberie|maconnerie|imprimerie|etablissements|ets|domaine|chateau|institut|laboratoires?|creche|bijouterie|boucherie|charcuterie|fromagerie|scierie|carrosserie|coiffure|salon|agence(?: immo\w*)?|immobiliere?|couverture|peintures?|taxis?|meubles|ferme|fonderies?|usinage|mecanique|constructions?|paysages?|jardins?|serrurerie|metallerie|verrerie|optique|librairie|fleuriste|traiteur|auto[- ]ecole|logistique|conserverie|distillerie|cave|vignobles?|pepinieres?|camping|ecole|college|lycee|fondation|groupe|cooperative|ateliers?|comptoir|quincaillerie|chaudronnerie|charpentes?|toitures?|ascenseurs|messagerie|demenagements?|blanchisserie|pressing|teinturerie|cordonnerie|ebenisterie|tapisserie|poissonnerie|primeurs?|epicerie|supermarche|pizzeria|creperie|auberge|relais|gites?|toilettage|tabac|pizza|burger|kebab|cafe|snack|discotheque|salle de sport|pompes funebres|armement|compagnie|regie|demolition|carrelages?|platrerie|isolation|depannage|terrassement|immo|teleskis?|couvreurs|charpentiers|paysagistes|maraichers|vignerons|(?!tresor|batt|gal|sonn|billett|raill|cavalerie)\w{3,}erie)\b")]
    private static partial Regex Trades();

    // Trades that are ordinary words too: only where they are written with a capital.
    [GeneratedRegex(@"\b(?:societe(?: nouvelle| anonyme)?|bar|fleurs|kine|carrieres?|vergers?|verreries|atelier|halles?|maison|clos|moulin|manoir|thermes|studio|espace|verandas?|fenetres|piscines|carrelages?|isolation|chauffage|climatisation|energies?|solaire|recyclage|negoce|bricolage|opticiens?|veterinaire|architectes?|notaires?|avocats?|expertise|conseil|securite|gardiennage|interim|voyages|tourisme|textile|confection|chaussures|cosmetiques|plastiques|emballages?|cartonnages?|papeterie|soudure|tolerie|outillage|moulage|decolletage|bois|pierres?|granits?|marbres?|salaisons|primeurs|primeur|vergers|legumes|fruits|viandes|produits|services)\b")]
    private static partial Regex OrdinaryTrades();

    // "la clinique des acacias", in small letters: a house, its article, a common noun that is none of the office's.
    [GeneratedRegex(@"\b(?:boulangerie|patisserie|menuiserie|garage|pharmacie|(?:poly)?clinique|hotel|brasserie|plomberie|maconnerie|imprimerie|creche|bijouterie|boucherie|charcuterie|fromagerie|scierie|carrosserie|serrurerie|metallerie|librairie|auto[- ]ecole|conserverie|distillerie|camping|quincaillerie|chaudronnerie|blanchisserie|cordonnerie|ebenisterie|poissonnerie|epicerie|pizzeria|creperie|auberge|relais|gite|residence|domaine|chateau|ferme|association|moulin|cabinet|ambulances|taxis|restaurant|coiffure|salon|ehpad|maison de retraite|ecole|college|lycee|creche|micro-creche|mairie|institut|transports|vergers|verreries|jardins|ateliers?|comptoir|carrieres|association|traiteur|fleurs|bar|cafe) (?:des|les|le|la|l'|du|de la|de l'|aux|au|a la|a l'|saint|sainte|elle et|chez) ?(?:(?:bons?|bonnes?|belles?|beaux?|petite?s?|p'tite?s?|deux|trois|quatre|vieux|vieille|grande?s?|jolie?s?|sept) )?(?!salarie|personnel|employe|midi|mois|matin|village|coin|centre|client|batiment|travail|paie|gestion|expert|comptab|conseil|medecin|dentiste|avocat|notaire|parents|eleves|retraites|entreprise|societe|jour|semaine|annee|groupe|siege|bureau|service|quartier|patron|gerant|monsieur|madame|fait|meme|qui|que|et|ou|je|on|il|elle|vous|nous)(?<name>\w{3,})(?: (?:d'|de |du |des )(?!un|la paie|paie|mars|moi)\w{4,})?")]
    private static partial Regex CommonNames();

    [GeneratedRegex(@"\b(?:chez|societe|entreprise|groupe|dossier(?: de)?|racheter?|standard d[e'] ?|secretaire d[e'] ?|appelle d[e'] ?|paie d[e'] ?|celle d[e'] ?|celle du|appelle du|(?:madame|monsieur|mme|m\.) [\w' -]{2,24},? d[eu']|c'est [\w-]+ d[eu']|de chez|nom de la societe) ?(?=\w)")]
    private static partial Regex Places();

    [GeneratedRegex(@"^(?:urssaf|carsat|cpam|agirc|arrco|dsn|siret|siren|tva|smic|excel|windows|sepa|exemple|sociale?|civile|anonyme|generale|oui|bonjour|cdd|cdi|rtt|ccn|france|je|on|vous|iban|rib|bic|siege|credit|banque|caisse|direction|ministere|tresor|impots?|inspection|medecine|comptable|fait|merci|depend|dependent|reprend|reprennent|ouvre|ouvrent|cotise|cotisent|emploie|emploient|applique|appliquent|releve|demande|demandent|embauche|embauchent|paie|paient|verse|versent|utilise|change|changent|passe|passent|refuse|veut|doit|peut|vient|rachete|envoie|envoient|gere|gerent|travaille|compte|possede|appartient|reclame|reclament|fr\d+)$")]
    private static partial Regex NotCompanies();
}
