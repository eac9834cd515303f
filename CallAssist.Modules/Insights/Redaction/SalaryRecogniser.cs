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

    /// <summary>How far around an amount what belongs to it may stand, characters.</summary>
    private const int Reach = 240;

    private const int WhatFor = 28;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        var people = spans.FindAll(s => s.Label == PersonalLabel.Person);
        var last = (First: -1, End: -1);
        for (var i = 0; i < tokens.Count;)
        {
            if (!NumberGroups.IsFigure(tokens, i) || i > 0 && tokens.Folded[tokens[i].Start - 1] is ',' or '.')
            {
                i++;
                continue;
            }

            if (SaidAmount.Read(tokens, i) is not { } amount)
            {
                last = (i, i + Math.Max(1, NumberThings.Counted(tokens, i)));
                i = last.End;
                continue;
            }

            i = Math.Max(i + 1, amount.EndToken);
            if (!(amount.Currency || Earns().IsMatch(Before(text, tokens[amount.First].Start))) || !IsPersonal(text.Folded, tokens[amount.First].Start, amount.End, people))
                continue;
            Add(tokens[amount.First].Start, amount.End, spans);
            // "De 1 800 à 2 000 euros", "2 640 euros et elle 2 300": the currency is said once.
            if (last.End == amount.First - 1 && last.First >= 0 && tokens.Word(last.End) is "a" or "contre" or "et" && tokens[last.End - 1].End - tokens[last.First].Start > 2)
                Add(tokens[last.First].Start, tokens[last.End - 1].End, spans);
            if (Compared().Match(text.Folded, amount.End) is { Success: true } second)
                Add(second.Groups["amount"].Index, second.Index + second.Length, spans);
        }
    }

    /// <summary>True for a number without a currency that nobody earns, and for an amount in a sentence about what is bought, owed to the state or limited by law.</summary>
    public static bool IsNobodys(RedactionText text, in PersonalSpan amount)
    {
        if (!Currency().IsMatch(text.Folded.AsSpan(amount.Start, Math.Min(text.Folded.Length, amount.End + 12) - amount.Start)) && !Earns().IsMatch(Before(text, amount.Start)) && !Gross().IsMatch(Before(text, amount.Start)))
            return true;
        // Right behind it, and before a comma, it may be told what it is for; "…, M. Durand dépasse le plafond" is another matter.
        var (start, end) = Sentence(text.Folded, amount.Start, amount.End);
        var behind = text.Folded.AsSpan(amount.End, Math.Min(WhatFor, end - amount.End));
        var comma = behind.IndexOf(',');
        var said = text.Folded.AsSpan(start, amount.End - start + (comma < 0 ? behind.Length : comma));
        return Priced().IsMatch(said) || Ceiling().IsMatch(said) || Impersonal().IsMatch(said);
    }

    private static void Add(int start, int end, List<PersonalSpan> spans) => spans.Add(new(start, end, PersonalLabel.Salary, Rank));

    private static ReadOnlySpan<char> Before(RedactionText text, int start) => text.Folded.AsSpan(Math.Max(0, start - Reach), Math.Min(Reach, start));

    private static bool IsPersonal(string text, int amount, int amountEnd, List<PersonalSpan> persons)
    {
        var (start, end) = Sentence(text, amount, amountEnd);
        var before = text.AsSpan(start, amount - start);
        var people = persons.FindAll(s => s.Start >= start && s.End <= end);
        var clause = before[(before.LastIndexOfAny(',', ';', ':') + 1)..];
        // "Le minimum a monté et Réjane est restée à …": the limit is not hers.
        if (people.FindLast(p => p.End <= amount) is { End: > 0 } last && amount - last.End < clause.Length)
            clause = text.AsSpan(last.End, amount - last.End);
        if (Ceiling().IsMatch(clause) || PerHead().IsMatch(text.AsSpan(amountEnd, Math.Min(40, text.Length - amountEnd))))
            return false;
        // "Walid 2 300 euros", "150 euros de prime à Graça"
        if (people.Exists(p => p.End <= amount && Belongs().IsMatch(text.AsSpan(p.End, amount - p.End)) || p.Start >= amountEnd && IsGiven().IsMatch(text.AsSpan(amountEnd, p.Start - amountEnd))))
            return true;
        if (Priced().IsMatch(before))
            return false;
        if (Earning().IsMatch(before) || people.Count > 0 && Gross().IsMatch(before))
            return true;
        return !Impersonal().IsMatch(text.AsSpan(start, end - start)) && (people.Count > 0 || Personal().IsMatch(before));
    }

    private static (int, int) Sentence(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < Reach && !(text[from - 1] is '?' or '!' || text[from - 1] == '.' && text[from] == ' ' && !Civility(text, from - 1)))
            from--;
        var to = end;
        while (to < text.Length && to - end < Reach && !(text[to] is '?' or '!' || text[to] == '.' && (to + 1 == text.Length || text[to + 1] == ' ') && !Civility(text, to)))
            to++;
        return (from, to);
    }

    private static bool Civility(string text, int dot) => dot > 0 && text[dot - 1] == 'm' && (dot == 1 || !char.IsLetter(text[dot - 2]));

    [GeneratedRegex(@"\G(?: (?:brut|net|par mois|par an))*,? (?:et (?:elle|lui|l'autre|son collegue|sa collegue)|au lieu de|contre|plutot que|et (?:passe|passera) a|puis) (?<amount>\d{1,3}(?: \d{3})+|\d{3,6})(?! ?(?:euros?|€|heures?|jours?|salaries|%))")]
    private static partial Regex Compared();

    // "Il touche trois mille deux cents net": no currency is said.
    [GeneratedRegex(@"\b(?:touche|touchait|gagne|gagnait|percoit|percevait|emarge|salaire|remuneration|appointements|(?:il|elle|lui) (?:est|etait|passe|passera|sera)|remuneree?|payee?|embauche[er]?|augmentee?|recrutee?|son (?:brut|net|fixe)|veut|voudrait|reclame|de base)\b")]
    private static partial Regex Earns();

    [GeneratedRegex(@"€|\b(?:euros?|balles|k|ke|brut|net|smic)\b")]
    private static partial Regex Currency();

    // Between a name and his amount.
    [GeneratedRegex(@"^[ ,:]*(?:(?:a|c'est|de|(?:est|etait|passe|passera|gagne|touche|percoit|recoit|avait|a eu|a recu|doit recevoir|on l'a|on lui)\b[^.;,]{0,24}) )?$")]
    private static partial Regex Belongs();

    // Between an amount and whom it is for.
    [GeneratedRegex(@"^(?: (?:brut|net))*(?: de (?:prime|bonus|gratification|acompte|commission|salaire|rattrapage|rappel)(?: [\w'-]+){0,3})?,? (?:a|pour|chez) (?:madame |monsieur |m\. |mme )?$")]
    private static partial Regex IsGiven();

    // He or she, and what is paid to him or her.
    [GeneratedRegex(@"\b(?:il|elle|lui|on l'a|nous l'avons)\b[^.;]{0,30}\b(?:touche|gagne|percoit|payee?|remuneree?|cadre|embauchee?|prise?|augmentee?|passe|est a|etait a|salaire)\b|\b(?:on|nous) (?:a|avons|va|allons) (?:pris|prendre|recrut\w+|embauch\w+|engag\w+|augment\w+)\b|\bbulletin d[e']")]
    private static partial Regex Earning();

    // "Avec un brut de 4 075 euros, Gaël …", "avec la prime exceptionnelle de 750 euros, M. Durand …"
    [GeneratedRegex(@"\b(?:brut|net|salaire|remuneration|paie|prime|gratification|acompte|bonus|indemnite)(?: (?:mensuel|annuel|horaire|exceptionnel|complementaire)(?:le)?)?(?: (?:de|a|est|c'est|fait)){1,2} ?$")]
    private static partial Regex Gross();

    // A limit of the law, in the clause of the amount.
    [GeneratedRegex(@"\b(?:exonere\w*|jusqu'a|plafon\w*|smic|maximum|minimum|maximale?|minimale?|seuil|limite|au-dela|franchise|abattement)\b")]
    private static partial Regex Ceiling();

    // What is bought.
    [GeneratedRegex(@"\b(?:modules?|options?|packs?|formule|logiciels?|licences?|abonnements?|maintenance|prestation|devis|factures?|formation|tarifs?|prix|serveur|materiel|offre)\b")]
    private static partial Regex Priced();

    [GeneratedRegex(@"^,? par (?:salariee?|beneficiaire|evenement|personne|repas|agent|tete|enfant|jour|kilometre|bulletin|poste|licence|utilisateur)\b")]
    private static partial Regex PerHead();

    [GeneratedRegex(@"\b(?:facture|maintenance|cheque|smic|devis|abonnement|tarif|hors taxes?|ttc|plafon\w*|licence|coute|taxes?|formation|penalites?|majorations? de retard|amendes?|forfait(?! jours?)|modele|exemple|simulation|seuil|bareme|cotisations?|bordereau|urssaf|abonnements?|exonere\w*|valeur)\b")]
    private static partial Regex Impersonal();

    [GeneratedRegex(@"\b(?:il(?! (?:manque|faut|reste (?:a|encore)|y a|y aura|y avait|s agit|est de))|elle|lui|salaire|remuneration|paye|reste|touche|gagne|remuneree?|appointements|augmentee?s?|paye(?:e|es|s)|embauchee?|salariee?|directeur|directrice|gerante?|dirigeante?|collegue|acompte|(?:son|sa|ses|mon|ma|leur) (?:net|brut|prime|taux|fixe|paie|paye|commissions?|solde|indemnites?|avance)|la (?:paie|paye)(?= [a-z0-9-]+ euros?)|augmente[rz]-l[ae])\b")]
    private static partial Regex Personal();
}
