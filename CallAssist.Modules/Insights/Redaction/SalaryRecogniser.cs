using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Amounts tied to a person's pay. Invoices, legal rates and the minimum wage are not.</summary>
internal static partial class SalaryRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Amount().Matches(text.Folded))
        {
            var (start, end) = Sentence(text.Folded, match.Index, match.Index + match.Length);
            var sentence = text.Folded[start..end];
            var before = text.Folded[start..match.Index];
            var person = spans.Exists(s => s.Label == PersonalLabel.Person && s.Start >= start && s.End <= end);
            if (Impersonal().IsMatch(sentence) || !person && !Personal().IsMatch(before))
                continue;
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Salary, 78));
            // "il touche 2 640 euros et elle 2 300": the currency is said once.
            var second = Compared().Match(text.Folded, match.Index + match.Length);
            if (second.Success)
                spans.Add(new(second.Groups["amount"].Index, second.Index + second.Length, PersonalLabel.Salary, 78));
        }
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

    [GeneratedRegex($@"(?<![\w,.])(?:\d{{1,3}}(?:[ .]\d{{3}})+(?:,\d{{1,2}})?|\d+(?:[,.]\d{{1,2}})?|{Word}(?:(?: et |[ -]){Word})*) ?(?:euros?(?: (?:\d{{1,2}}\b|{Word}(?:[ -]{Word})*))?|€|k€|k euros)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\G(?: (?:brut|net|par mois|par an))*,? (?:et (?:elle|lui|l'autre|son collegue|sa collegue)|au lieu de|contre|plutot que|et (?:passe|passera) a|puis) (?<amount>\d{1,3}(?: \d{3})+|\d{3,6})(?! ?(?:euros?|€|heures?|jours?|salaries|%))")]
    private static partial Regex Compared();

    [GeneratedRegex(@"\b(?:facture|maintenance|cheque|smic|devis|abonnement|tarif|hors taxes?|ttc|plafon\w*|licence|coute|taxe|formation|penalite|amende|forfait|modele|exemple|simulation|seuil|bareme|cotisations?|bordereau|urssaf|abonnements?)\b")]
    private static partial Regex Impersonal();

    [GeneratedRegex(@"\b(?:il(?! (?:manque|faut|reste (?:a|encore)|y a|y aura|y avait|s agit))|elle|lui|salaire|paye|paie|touche|gagne|remuneration|remuneree?|appointements|augmentee?s?|paye(?:e|es|s)?|embauchee?|brut|net|prime|augmentation|acompte|indemnite|reste|salariee?|directeur|directrice|collegue)\b")]
    private static partial Regex Personal();
}
