using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Amounts tied to a person: what he earns, is paid, is at, behind his name. Rates of the law, prices and ceilings are not; what the clause of the amount
/// says counts before what the rest of the sentence does.
/// </summary>
internal static partial class SalaryRecogniser
{
    // Above an address: "31000 Toulouse, 2 300 euros".
    private const int Rank = 89;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Amount().Matches(text.Folded))
        {
            if (!IsPersonal(text.Folded, match.Index, match.Index + match.Length, spans))
                continue;
            Add(match.Groups["amount"], spans);
            // "il touche 2 640 euros et elle 2 300": the currency is said once.
            var second = Compared().Match(text.Folded, match.Index + match.Length);
            if (second.Success)
                Add(second.Groups["amount"], spans);
        }

        foreach (Match match in Earned().Matches(text.Folded))
            Add(match.Groups["amount"], spans);
    }

    private static void Add(Group amount, List<PersonalSpan> spans) => spans.Add(new(amount.Index, amount.Index + amount.Length, PersonalLabel.Salary, Rank));

    private static bool IsPersonal(string text, int amount, int amountEnd, List<PersonalSpan> spans)
    {
        var (start, end) = Sentence(text, amount, amountEnd);
        var before = text.AsSpan(start, amount - start);
        var people = spans.Where(s => s.Label == PersonalLabel.Person && s.Start >= start && s.End <= end).ToList();
        var clause = before[(before.LastIndexOfAny(',', ';', ':') + 1)..];
        if (Ceiling().IsMatch(clause) || PerHead().IsMatch(text.AsSpan(amountEnd)))
            return false;
        // "Walid 2 300 euros", "150 euros de prime à Graça"
        if (people.Exists(p => p.End <= amount && Belongs().IsMatch(text.AsSpan(p.End, amount - p.End)) || p.Start >= amountEnd && IsGiven().IsMatch(text.AsSpan(amountEnd, p.Start - amountEnd))))
            return true;
        if (Priced().IsMatch(before))
            return false;
        if (Earning().IsMatch(before))
            return true;
        return !Impersonal().IsMatch(text.AsSpan(start, end - start)) && (people.Count > 0 || Personal().IsMatch(before));
    }

    private static (int, int) Sentence(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && !(text[from - 1] is '?' or '!' || text[from - 1] == '.' && text[from] == ' ' && !Civility(text, from - 1)))
            from--;
        var to = end;
        while (to < text.Length && !(text[to] is '?' or '!' || text[to] == '.' && (to + 1 == text.Length || text[to + 1] == ' ') && !Civility(text, to)))
            to++;
        return (from, to);
    }

    private static bool Civility(string text, int dot) => dot > 0 && text[dot - 1] == 'm' && (dot == 1 || !char.IsLetter(text[dot - 2]));

    private const string Word = "(?:zero|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)(?![a-z])";

    private const string Words = $"{Word}(?:(?: et |[ -]){Word})*";

    private const string Figures = @"(?:\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d+(?:[,.]\d{1,2})?)";

    private const string Cents = $@"(?: et (?:\d{{1,2}}|{Words}) centimes?| (?:\d{{1,2}}\b|{Word}(?:[ -]{Word})*)(?: centimes?)?)";

    [GeneratedRegex($@"(?<![\w,.])(?<amount>(?:{Figures}|{Words}) ?(?:euros?\b{Cents}?|€(?: \d{{2}}\b)?|k ?€|k ?euros?\b|kilo[- ]?euros?\b|(?<=\d ?)k\b))")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\G(?: (?:brut|net|par mois|par an))*,? (?:et (?:elle|lui|l'autre|son collegue|sa collegue)|au lieu de|contre|plutot que|et (?:passe|passera) a|puis) (?<amount>\d{1,3}(?: \d{3})+|\d{3,6})(?! ?(?:euros?|€|heures?|jours?|salaries|%))")]
    private static partial Regex Compared();

    // "Il touche trois mille deux cents net": no currency is said.
    [GeneratedRegex($@"\b(?:touche|touchait|gagne|gagnait|percoit|percevait|emarge a|salaire (?:est )?de|salaire (?:est )?a|(?:il|elle|lui) (?:est|etait|passe|passera) a|(?:remuneree?|payee?|embauchee?|augmentee?) a) (?<amount>(?:\d{{1,3}}[ .]\d{{3}}(?:,\d{{1,2}})?|\d{{4,6}}(?:,\d{{1,2}})?|{Words}))(?= (?:nets?|bruts?|par mois|par an|mensuels?|annuels?|de l'heure)\b)")]
    private static partial Regex Earned();

    // Between a name and his amount.
    [GeneratedRegex(@"^[ ,:]*(?:(?:a|c'est|de|(?:est|etait|passe|passera|gagne|touche|percoit|recoit|avait|a eu|a recu|doit recevoir|on l'a|on lui)\b[^.;,]{0,24}) )?$")]
    private static partial Regex Belongs();

    // Between an amount and whom it is for.
    [GeneratedRegex(@"^(?: (?:brut|net))*(?: de (?:prime|bonus|gratification|acompte|commission|salaire|rattrapage|rappel)(?: [\w'-]+){0,3})?,? (?:a|pour|chez) (?:madame |monsieur |m\. |mme )?$")]
    private static partial Regex IsGiven();

    // He or she, and what is paid to him or her.
    [GeneratedRegex(@"\b(?:il|elle|lui|on l'a|nous l'avons)\b[^.;]{0,30}\b(?:touche|gagne|percoit|payee?|remuneree?|cadre|embauchee?|prise?|augmentee?|passe|est a|etait a|salaire)\b|\b(?:on|nous) (?:a|avons|va|allons) (?:pris|prendre|recrut\w+|embauch\w+|engag\w+|augment\w+)\b|\bbulletin d[e']")]
    private static partial Regex Earning();

    // A limit of the law, in the clause of the amount.
    [GeneratedRegex(@"\b(?:exonere\w*|jusqu'a|plafon\w*|smic|maximum|minimum|maximale?|minimale?|seuil|limite|au-dela|franchise|abattement)\b")]
    private static partial Regex Ceiling();

    // What is bought.
    [GeneratedRegex(@"\b(?:modules?|options?|packs?|formule|logiciels?|licences?|abonnements?|maintenance|prestation|devis|factures?|formation|tarifs?|prix|serveur|materiel|offre)\b")]
    private static partial Regex Priced();

    [GeneratedRegex(@"^,? par (?:salariee?|beneficiaire|evenement|personne|repas|agent|tete|enfant|jour|kilometre|bulletin|poste|licence|utilisateur)\b")]
    private static partial Regex PerHead();

    [GeneratedRegex(@"\b(?:facture|maintenance|cheque|smic|devis|abonnement|tarif|hors taxes?|ttc|plafon\w*|licence|coute|taxe|formation|penalite|amende|forfait|modele|exemple|simulation|seuil|bareme|cotisations?|bordereau|urssaf|abonnements?|exonere\w*|valeur)\b")]
    private static partial Regex Impersonal();

    [GeneratedRegex(@"\b(?:il(?! (?:manque|faut|reste (?:a|encore)|y a|y aura|y avait|s agit))|elle|lui|salaire|paye|paie|touche|gagne|remuneration|remuneree?|appointements|augmentee?s?|paye(?:e|es|s)?|embauchee?|brut|net|prime|augmentation|acompte|indemnite|reste|salariee?|directeur|directrice|collegue)\b")]
    private static partial Regex Personal();
}
