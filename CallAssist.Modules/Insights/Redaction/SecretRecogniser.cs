using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Passwords, access codes, codes received by SMS, remote-control ids, card cryptograms.</summary>
internal static partial class SecretRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Dictated().Matches(text.Folded))
            spans.Add(new(match.Groups["secret"].Index, match.Index + match.Length, PersonalLabel.Password, 85));
        foreach (Match match in PlainWord().Matches(text.Folded))
        {
            var word = match.Groups["secret"];
            // "Le mot de passe, c'est compliqué" tells none.
            if (!NameLists.IsEveryday(word.ValueSpan) && !Said().IsMatch(word.ValueSpan))
                spans.Add(new(word.Index, word.Index + word.Length, PersonalLabel.Password, 83));
        }

        foreach (Match match in Back().Matches(text.Folded))
            spans.Add(new(match.Groups["secret"].Index, match.Index + match.Length, PersonalLabel.Password, 84));
        foreach (Match match in Secret().Matches(text.Folded))
        {
            var secret = match.Groups["secret"];
            spans.Add(new(secret.Index, secret.Index + secret.Length, PersonalLabel.Password, 84));
            // "7 4 1 9. Non, 7 4 9 1 pardon": what corrects a secret is one.
            var correction = Corrected().Match(text.Folded, secret.Index + secret.Length);
            if (correction.Success)
                spans.Add(new(correction.Groups["secret"].Index, correction.Groups["secret"].Index + correction.Groups["secret"].Length, PersonalLabel.Password, 84));
        }
    }

    // "Paie tiret deux mille vingt-six point exclamation": to the end of the clause, where signs are said or a word is followed by figures.
    [GeneratedRegex($@"\b(?:mots? de passe|mdp|code d'acces)\b[^.?!]{{0,24}}?(?:\bc'est|\bc'etait|\best|[:,])[ :,]+(?:c'est )?(?<secret>(?=(?:(?! avec\b)[^.?!,;])*\b(?:tiret|underscore|diese|etoile|asterisque|dollar|arr?obase?|exclamation|interrogation|majuscule)\b|[\w'-]+(?:[ -]{Figure})+ *(?:$|[.?!,;]))(?:(?! avec\b)[^.?!,;\n]){{3,90}}(?<! ))")]
    private static partial Regex Dictated();

    // A word for a secret, without a digit in it.
    [GeneratedRegex(@"\b(?:mots? de passe|mdp)\b[^.?!]{0,24}?(?:\bc'est|\bc'etait|\best|\betait|[:,])[ :,]*(?<secret>[a-z][\w-]{3,})")]
    private static partial Regex PlainWord();

    // What is said about a password.
    [GeneratedRegex(@"(?:ees?|es?|eux|euse|able|ible|ant|ment|que|ir|er|ait)$|^(?:celui|toujours|faux|pareil|normal)")]
    private static partial Regex Said();

    // The three figures on the back of a card, behind its number.
    [GeneratedRegex(@"\b(?:au dos|derriere la carte|cvv|cvc|code de securite|trois (?:derniers )?chiffres)\b[^\d.?!]{0,24}(?<secret>\d ?\d ?\d)(?!\d)")]
    private static partial Regex Back();

    [GeneratedRegex(@"\G[ ,.]*(?:ah |euh |attendez )?(?:non|pardon|enfin|plutot|ou plutot|je me trompe)[ ,.:]*(?:c'est )?(?<secret>(?:\d[\d ]{2,}\d)|[\w!@#$%&*]*\d[\w!@#$%&*]*)")]
    private static partial Regex Corrected();

    // A cue, a short bridge, then something with a digit or a sign in it, or letters one by one.
    private const string Figure = "(?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)";

    private const string Token = $@"(?:{Figure}(?:[ ,-]+{Figure}){{2,}})\b|(?=[^\s,]*[\d!@#$%&*_]|[a-z](?: [a-z0-9]){{2}})(?:[a-z](?: [a-z0-9]+){{2,}}|[\w!@#$%&*+-]+(?: \d{{1,4}}\b){{0,5}})[!@#$*]*";

    [GeneratedRegex($@"\b(?:mot de passe|mdp|mots? de passe|cryptogramme|code (?:(?:[\w' ]{{0,12}})?(?:par|via) (?:sms|texto|telephone)|d'acces|recu|secret|de securite|pin|que j'ai recu|sms|confidentiel|wifi|temporaire)|(?:teamviewer|anydesk|prise en main)[^.?!]{{0,20}}identifiant|identifiant (?:teamviewer|anydesk|de prise en main)|le code(?! (?:d'|de )?(?:erreur|anomalie|rejet|retour|postal|ape|naf|rome|idcc|emploi|rubrique|client|dossier|produit|insee|pays|ctp|motif|qualification|risque|metier)))\b[^.?!]{{0,48}}?(?:\bc'est|\best|\bc'etait|[:,]|\bpasse|\bsession|\bla)[ :,]* ?(?:le |la )?(?<secret>{Token})(?! caracteres)|\b(?:mot de passe|mdp|cryptogramme|code secret|code pin) (?<secret>(?=[^\s,]*\d)[\w!@#$%&*+-]+[!@#$*]*)(?! (?:caracteres|signes|lettres))")]
    private static partial Regex Secret();
}
