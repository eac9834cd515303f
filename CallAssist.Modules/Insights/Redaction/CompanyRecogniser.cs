using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Company names: a legal form or a trade with a proper name behind it, or a proper name where a company is expected.</summary>
internal static partial class CompanyRecogniser
{
    private static readonly string[] Connectors = ["de", "du", "des", "d", "et", "le", "la", "les", "l", "a", "au", "aux", "en", "sur"];

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Forms().Matches(text.Folded))
            Extend(text, match.Index, spans, 65);
        foreach (Match match in Trades().Matches(text.Folded))
        {
            if (!text.CasedThroughout || match.Value is not "groupe" || char.IsUpper(text.Text[match.Index]))
                Extend(text, match.Index, spans, 55);
        }

        foreach (Match match in OrdinaryTrades().Matches(text.Folded))
        {
            if (text.CasedThroughout && char.IsUpper(text.Text[match.Index]))
                Extend(text, match.Index, spans, 41);
        }

        if (!text.CasedThroughout)
        {
            foreach (Match match in CommonNames().Matches(text.Folded))
                spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Company, 44));
        }

        foreach (Match match in Places().Matches(text.Folded))
        {
            var first = PersonRecogniser.TokenAt(text.Tokens, match.Index + match.Length);
            if (first >= 0 && Proper(text, first) && !Names.IsFirstName(text.Tokens.Word(first).ToString()) && !NameLists.Things.Contains(text.Tokens.Word(first).ToString()))
                Extend(text, text.Tokens[first].Start, spans, 42, alone: true);
        }

        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Label == PersonalLabel.Company && Tail().Match(text.Folded, spans[i].End) is { Success: true, Length: var more })
                spans[i] = spans[i] with { End = spans[i].End + more };
        }
    }

    // "et associés", "& Cie", "frères": of the company's name whatever is before it.
    [GeneratedRegex(@"\G(?:,? (?:et|&) (?:associee?s?|fils|filles?|freres?|soeurs?|cie|compagnie|co)\b| (?:pere (?:et|&) fils|freres|soeurs)\b)")]
    private static partial Regex Tail();

    private static void Extend(RedactionText text, int position, List<PersonalSpan> spans, int rank, bool alone = false)
    {
        var tokens = text.Tokens;
        var first = PersonRecogniser.TokenAt(tokens, position);
        if (first < 0)
            return;
        var end = first + 1;
        var proper = alone ? 1 : 0;
        for (var i = first + 1; i < tokens.Count && i - first < 7; i++)
        {
            if (!SameLine(text, i))
                break;
            var word = tokens.Word(i).ToString();
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

    private static bool Proper(RedactionText text, int i, bool behind = false)
    {
        var folded = text.Tokens.Word(i).ToString();
        if (text.CasedThroughout)
            return char.IsUpper(text.Tokens.Written(i)[0]) && folded.Length > 1 && (behind || !NameLists.IsEveryday(folded)) && !NotCompanies().IsMatch(folded) && !PersonRecogniser.Organisations().IsMatch(folded);
        return folded.Length > 2 && text.Tokens[i].Kind == FrenchTokenKind.Word && !NotCompanies().IsMatch(folded)
            && (!NameLists.IsEveryday(folded) || behind && folded is "maison" or "fils" or "freres" or "ouest" or "nord" or "sud" or "freres" or "four" or "bois" or "val" or "chateau");
    }

    private static bool SameLine(RedactionText text, int i)
    {
        var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);
        return gap.IndexOfAnyExcept(" '’-&") < 0;
    }

    [GeneratedRegex(@"\b(?:sarl|sasu?|eurl|sci|snc|scop|earl|gaec|selarl)\b")]
    private static partial Regex Forms();

    [GeneratedRegex(@"\b(?:boulangerie|patisserie|menuiserie|garage|transports?|nettoyage|association|cabinet|residence|viticole|ambulances?|electro|electricite|pharmacie|clinique|hotel|restaurant|brasserie|plomberie|maconnerie|imprimerie|etablissements|ets|domaine|chateau|institut|laboratoire|creche|bijouterie|boucherie|charcuterie|fromagerie|scierie|carrosserie|coiffure|salon|agence|immobiliere?|couverture|peintures?|taxis?|meubles|ferme|fonderies?|usinage|mecanique|constructions?|paysages?|jardins?|serrurerie|metallerie|verrerie|optique|librairie|fleuriste|traiteur|auto[- ]ecole|logistique|conserverie|distillerie|cave|vignobles?|pepinieres?|camping|ecole|college|lycee|fondation|groupe|cooperative|ateliers?|comptoir|quincaillerie|chaudronnerie|charpentes?|toitures?|ascenseurs|messagerie|demenagements?|blanchisserie|pressing|teinturerie|cordonnerie|ebenisterie|tapisserie|poissonnerie|primeurs?|epicerie|supermarche|pizzeria|creperie|auberge|relais|gites?|(?!tresor|batt|gal|sonn|billett|raill|cavalerie)\w{3,}erie)\b")]
    private static partial Regex Trades();

    // Trades that are ordinary words too: only where they are written with a capital.
    [GeneratedRegex(@"\b(?:maison|clos|moulin|manoir|thermes|studio|espace|verandas?|fenetres|piscines|carrelages?|isolation|chauffage|climatisation|energies?|solaire|recyclage|negoce|bricolage|opticiens?|veterinaire|architectes?|notaires?|avocats?|expertise|conseil|securite|gardiennage|interim|voyages|tourisme|textile|confection|chaussures|cosmetiques|plastiques|emballages?|cartonnages?|papeterie|soudure|tolerie|outillage|moulage|decolletage|bois|pierres?|granits?|marbres?|salaisons|primeurs|primeur|vergers|legumes|fruits|viandes|produits|services)\b")]
    private static partial Regex OrdinaryTrades();

    // "la clinique des acacias", in small letters: a house, its article, a common noun that is none of the office's.
    [GeneratedRegex(@"\b(?:boulangerie|patisserie|menuiserie|garage|pharmacie|clinique|hotel|brasserie|plomberie|maconnerie|imprimerie|creche|bijouterie|boucherie|charcuterie|fromagerie|scierie|carrosserie|serrurerie|metallerie|librairie|auto[- ]ecole|conserverie|distillerie|camping|quincaillerie|chaudronnerie|blanchisserie|cordonnerie|ebenisterie|poissonnerie|epicerie|pizzeria|creperie|auberge|relais|gite|residence|domaine|chateau|ferme|association|moulin|cabinet|ambulances|taxis|restaurant) (?:des|les|du|de la|de l'|aux|saint|sainte) ?(?!salarie|personnel|employe|midi|mois|matin|village|coin|centre|client|batiment|travail|paie|gestion|expert|comptab|conseil|medecin|dentiste|avocat|notaire|parents|eleves|retraites|entreprise|societe|jour|semaine|annee|groupe|siege|bureau|service|quartier|patron|gerant|monsieur|madame|fait|meme|qui|que|et|ou|je|on|il|elle|vous|nous)(?<name>\w{4,})")]
    private static partial Regex CommonNames();

    [GeneratedRegex(@"\b(?:chez|societe|entreprise|groupe|dossier(?: de)?|racheter?|standard d[e'] ?|secretaire d[e'] ?|appelle d[e'] ?|paie d[e'] ?|celle d[e'] ?|celle du|appelle du|(?:madame|monsieur|mme|m\.) [\w' -]{2,24},? d[eu']|c'est [\w-]+ d[eu']|de chez|nom de la societe) ?(?=\w)")]
    private static partial Regex Places();

    [GeneratedRegex(@"^(?:urssaf|carsat|cpam|agirc|arrco|dsn|siret|siren|tva|smic|excel|windows|sepa|exemple|sociale?|civile|anonyme|generale|oui|bonjour|cdd|cdi|rtt|ccn|france|je|on|vous)$")]
    private static partial Regex NotCompanies();
}
