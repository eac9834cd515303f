using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// The second pass, independent of the first: it knows no labels and no sentences, only what must not stand in a text that
/// leaves the house. Anything it finds stops the text.
/// </summary>
internal static partial class ResidualCheck
{
    private const int LongRun = 8;

    public static List<ResidualRisk> Find(IReadOnlyList<SpokenTurn> redacted, CallDictionary? known)
    {
        var risks = new List<ResidualRisk>();
        for (var turn = 0; turn < redacted.Count; turn++)
        {
            // Placeholders become blanks of the same length: positions stay, their letters and numbers do not count.
            var text = Placeholder().Replace(FrenchText.Fold(redacted[turn].Text), m => new string(' ', m.Length));
            Digits(text, turn, risks);
            Add(Mail(), text, turn, "email", risks);
            Add(SpokenMail(), text, turn, "email", risks);
            Add(Secret(), text, turn, "secret", risks);
            foreach (var name in known?.People ?? [])
                Add(new Regex($@"\b{Regex.Escape(FrenchText.Fold(name))}\b"), text, turn, "known-name", risks);
            Civility(redacted[turn].Text, text, turn, risks);
            foreach (Match part in Cut().Matches(redacted[turn].Text))
            {
                if (!NameLists.IsEveryday(FrenchText.Fold(part.Value.Trim())))
                    risks.Add(new(turn, part.Index, part.Index + part.Length, "name-part"));
            }

            Add(Town(), redacted[turn].Text, turn, "post-code", risks);
        }

        return risks;
    }

    // Digits and number words counted in a row, separators and short fillers ignored.
    private static void Digits(string text, int turn, List<ResidualRisk> risks)
    {
        foreach (Match run in NumberRow().Matches(text))
        {
            var digits = 0;
            foreach (Match word in Part().Matches(run.Value))
                digits += char.IsAsciiDigit(word.Value[0]) ? word.Length : 1;
            if (digits >= LongRun && !(digits < 10 && Thing().IsMatch(text[..run.Index])) && !SumOrDay().IsMatch(run.Value) && !Money().IsMatch(text[(run.Index + run.Length)..]))
                risks.Add(new(turn, run.Index, run.Index + run.Length, "digits"));
        }
    }

    private static void Civility(string written, string text, int turn, List<ResidualRisk> risks)
    {
        foreach (Match match in NameBehindCivility().Matches(text))
        {
            var name = match.Groups["name"];
            if (char.IsUpper(written[name.Index]))
                risks.Add(new(turn, name.Index, name.Index + name.Length, "name-cue"));
        }
    }

    private static void Add(Regex pattern, string text, int turn, string reason, List<ResidualRisk> risks)
    {
        foreach (Match match in pattern.Matches(text))
            risks.Add(new(turn, match.Index, match.Index + match.Length, reason));
    }

    // What a hyphen or an apostrophe still ties to somebody hidden, and a capital right behind one.
    [GeneratedRegex(@"(?<=\[PERSONNE \d{1,3}\])(?:[-'’]\p{L}+| \p{Lu}\p{Ll}{2,}(?![\w'’]* ?\[))|(?<![\w'’])\p{L}{2,}-(?=\[PERSONNE )")]
    private static partial Regex Cut();

    // A post code with its town, where somebody lives.
    [GeneratedRegex(@"(?<=\b(?:habite|demeure|domicilié|domiciliée|adresse|réside)\b[^.?!]{0,60})\b\d{2} ?\d{3} \p{Lu}\p{Ll}+")]
    private static partial Regex Town();

    [GeneratedRegex(@"\[[a-z]+ \d+\]")]
    private static partial Regex Placeholder();

    private const string Word = "(?:zero|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)";

    [GeneratedRegex($@"(?<!\w)(?:\d+|{Word}\b)(?:[ ,./-]{{1,3}}(?:(?:euh|alors|virgule|et(?: la)? cle|et|cle|tiret)\b[ ,]*){{0,2}}(?:\d+|{Word}\b))+|(?<!\b0x)\d{{8,}}")]
    private static partial Regex NumberRow();

    [GeneratedRegex(@"\d+|[a-z]+")]
    private static partial Regex Part();

    // A short number right behind the thing it numbers.
    [GeneratedRegex(@"\b(?:facture|ticket|version|rubrique|erreur|article|formulaire|devis|commande|correctif|build|patch|flux|decret|loi|ordonnance|arrete)s?(?: numero)? $|(?<=[a-z])(?<!sire[nt])_(?:\d+_)*$")]
    private static partial Regex Thing();

    // "412 870,65", "01/02/2026", "2023, 2024 et 2025"; days on which people of the payroll may be born are none of these.
    [GeneratedRegex(@"^(?:\d{1,3}(?: \d{3})+,\d{2}|\d{1,2}(?<mark>[/.-])\d{1,2}\k<mark>202\d|20[12]\d(?:,? (?:et )?20[12]\d)+)$")]
    private static partial Regex SumOrDay();

    [GeneratedRegex(@"^ ?(?:euros?|€|%|heures|jours)")]
    private static partial Regex Money();

    [GeneratedRegex(@"\S+ ?@ ?\S+\.\S+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\barr?obase?\b")]
    private static partial Regex SpokenMail();

    [GeneratedRegex(@"\b(?:mot de passe|mdp|cryptogramme)\b[^.?!]{0,20}(?:c'est|est|:) ?[^\s\[]*\d\S*")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b(?:madame|monsieur|mademoiselle|mme|mlle|maitre)\.? (?<name>[a-z][a-z'-]+)")]
    private static partial Regex NameBehindCivility();
}
