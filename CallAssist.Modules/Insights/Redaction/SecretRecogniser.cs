using System.Buffers;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Passwords, access codes, codes received by SMS, remote-control ids, card cryptograms; and what corrects or follows one.</summary>
internal static partial class SecretRecogniser
{
    private const int Rank = 94;

    // Below e-mail addresses and street names: these have figures and signs of their own.
    private const int SoftRank = 86;

    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["passe", "mdp", "code", "dos", "verso", "cvv", "cvc", "crypto", "chiffres", "sms", "texto", "session", "question", "authentif", "teamviewer", "anydesk", "prise en main",
            "identifi", "wifi", "wi-fi", "cle w", "derriere", "login", "majuscule", "minuscule", "attache", "colle", "espace", "en un mot", "seul mot", "connect", "deverrouill", "acces",
            "incorrect", "ouvrir", "sesame", "accent", "deux mots", "mot secret", "exclamation", "portail", "porte", "coffre", "alarme", "tape", "post-it", "protege", "verrouill"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Spellings =
        SearchValues.Create(["majuscule", "minuscule", "attache", "colle", "espace", "en un mot", "seul mot"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Denials = SearchValues.Create(["est pas", "est plus", "c'etait"], StringComparison.Ordinal);

    private static readonly SearchValues<char> Signs = SearchValues.Create("@#$*!");

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        var folded = text.Folded;
        var found = spans.Count;
        if (folded.AsSpan().ContainsAny(Hints))
        {
            Announced(folded, spans);
            new SecretWords(text, spans).Find();
        }

        var figures = folded.AsSpan().ContainsAnyInRange('0', '9');
        if (figures && folded.AsSpan().ContainsAny(Denials))
            Add(Denied(), folded, spans);
        if (figures && folded.AsSpan().ContainsAny(Signs))
            Add(Unlike(), folded, spans);
        if (figures)
            Add(LettersWithFigures(), folded, spans, SoftRank);
        SecretClauses.Find(text, spans);
        // "7 4 1 9. Non, 7 4 9 1 pardon", "et pour le serveur …": what corrects or follows a secret is one.
        for (var i = found; i < spans.Count; i++)
            Add(Following().Match(folded, spans[i].End).Groups["secret"], spans);
        foreach (var remote in spans.Take(found).Where(s => s.Label == PersonalLabel.Password).ToList())
            Add(Following().Match(folded, remote.End).Groups["secret"], spans);
    }

    // Where a password, a code, or how something is spelt, is spoken of.
    private static void Announced(string folded, List<PersonalSpan> spans)
    {
        Add(Dictated(), folded, spans);
        Add(Back(), folded, spans);
        Add(Secret(), folded, spans);
        Add(Named(), folded, spans);
        Add(Sent(), folded, spans);
        Add(Given(), folded, spans);
        if (folded.AsSpan().ContainsAny(Spellings))
            Add(Cased(), folded, spans);

        if (!Access().IsMatch(folded))
            return;
        Add(Typed(), folded, spans);
        Add(Signed(), folded, spans, SoftRank);
    }

    private static void Add(Regex pattern, string folded, List<PersonalSpan> spans, int rank = Rank)
    {
        foreach (Match match in pattern.Matches(folded))
        {
            Add(match.Groups["secret"], spans, rank);
            Add(match.Groups["other"], spans, rank);
        }
    }

    private static void Add(Group secret, List<PersonalSpan> spans, int rank = Rank)
    {
        // An e-mail address is found as one.
        if (secret.Success && secret.ValueSpan.IndexOf('@') is > 0 and var sign && secret.ValueSpan[sign..].Contains('.'))
            return;
        // A key of the keyboard: "tapez F1".
        if (secret.Success && !(secret.Length <= 3 && secret.ValueSpan[0] == 'f' && char.IsAsciiDigit(secret.ValueSpan[^1])))
            spans.Add(new(secret.Index, secret.Index + secret.Length, PersonalLabel.Password, rank));
    }

    private const string Figure = "(?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)";

    private const string Figures = $"{Figure}(?:(?:[ ,-]+| et ){Figure})";

    private const string Sign = @"[!@#$%&*_+?/=.-]";

    // Letters with a figure or a sign among them: nobody's word.
    private const string Odd = $@"(?=[^\s,;]*[\d!@#$%&*_+])(?=[^\s,;]*[a-z])[a-z\d!@#$%&*_+-]+(?:{Sign}+[a-z\d]+)*[!@#$*]*";

    // Something with a figure or a sign in it, figures said one by one or in groups, or letters one by one.
    private const string Token = $@"(?:{Figures}{{2,}}\b|{Spelt}|(?=[^\s,]*[\d!@#$%&*_])[\w!@#$%&*+-]+(?: \d{{1,4}}\b){{0,5}}[!@#$*]*)";

    // "l u n a tiret 0 4", "g majuscule i r a f e 24"
    private const string Spelt = $@"(?:(?!f[ ,]+r\b)(?:{Case} )?[a-z]\b(?!'){After}(?:[ ,-]+(?:(?:puis|et|euh|ensuite) )?(?:(?:{Case} )?[a-z]\b(?!'){After}|\d{{1,4}}|tiret(?: (?:du )?(?:bas|six|huit|6|8))?|underscore|point(?: d'exclamation)?|diese|etoile|dollar|arr?obase|slash|{Figure})\b){{2,}})";

    private const string Case = "(?:(?:en )?(?:majuscule|minuscule))";

    private const string After = $"(?: {Case}| comme [a-z-]+)?";

    private const string Cue = @"(?:mots? de passe|mdp|cryptogramme|digicode|passphrase|cle (?:wi-?fi|wep|wpa)|(?:ma |la |sa )?session(?: windows| du poste| de l'ordinateur)?(?= c'est)|question secrete|authenticator|double authentification|code (?:(?:[\w' ]{0,12})?(?:par|via) (?:sms|texto|telephone)|d'(?:acces|entree|alarme|activation|authentification)|recu|secret|de (?:la |l')?(?:securite(?! sociale)|deverrouillage|session|validation|verification|confirmation|connexion|porte|alarme|immeuble|box)|du (?:portail|coffre|batiment|badge|wi-?fi)|pin|que j'ai recu|sms|confidentiel|wi-?fi|temporaire|provisoire|unique)|(?:teamviewer|anydesk|prise en main)[^.?!]{0,20}identifiant|identifiant (?:teamviewer|anydesk|de prise en main)|le code(?! \d)(?! (?:d'|de |du |des |de la |de l')?(?:motif|rupture|nature|contrat|bulletin|salarie|paie|convention|absence|regime|caisse|organisme|pcs|commune|departement|banque|guichet|etablissement|service|analytique|comptable|activite|journal|erreur|anomalie|rejet|retour|postal|ape|naf|rome|idcc|emploi|rubrique|client|dossier|produit|insee|pays|ctp|motif|qualification|risque|metier)))";

    // "Paie tiret deux mille vingt-six point exclamation": to the end of the clause, where signs are said or a word is followed by figures.
    [GeneratedRegex($@"\b(?:mots? de passe|mdp|code d'acces)\b[^.?!]{{0,24}}?(?:\bc'est|\bc'etait|\best|\bepelle|[:,])[ :,]+(?:c'est |c'etait )?(?!(?:minimum|maximum|au|moins|environ|entre|depuis|il|tous|sur)\b)(?<secret>(?=(?:(?! avec\b)[^.?!,;]){{0,90}}\b(?:tiret|underscore|diese|etoile|asterisque|dollar|arr?obase?|exclamation|interrogation|majuscule)\b|[\w'-]+(?:[ -]{Figure})+ *(?:$|[.?!,;]))(?:(?! avec\b)[^.?!,;\n]){{3,90}}(?<! ))")]
    private static partial Regex Dictated();

    // The three or four figures on the back of a card, behind its number.
    [GeneratedRegex($@"\b(?:au dos|au verso|derriere|derriere la carte|cvv|cvc|crypto(?:gramme)?(?: visuel)?|code de securite|(?:trois|quatre|3) (?:derniers? |petits? )*chiffres(?: (?:au dos|derriere|au verso|devant))?|(?:trois|quatre|3) derniers? (?:au dos|derriere|au verso))\b[^\d.?!]{{0,24}}?(?:\? (?:oui[ ,.]*)?)?(?:(?<secret>\d ?\d ?\d(?: ?\d)?)(?![\da-z])|(?<= )(?<secret>{Figure}(?:(?: et |[ -]){Figure})+)\b)")]
    private static partial Regex Back();

    // A cue, a short bridge, then the secret.
    [GeneratedRegex($@"\b{Cue}\b[^.?!]{{0,48}}?(?:\bc'est|\best|\bc'etait|[:,]|\bpasse|\bsession|\bla)[ :,]* ?(?:le |la )?(?<secret>{Token})(?! caracteres)|\b(?:mot de passe|mdp|cryptogramme|digicode|code secret|code pin) (?<secret>(?=[^\s,]*\d)[\w!@#$%&*+-]+[!@#$*]*)(?! (?:caracteres|signes|lettres))")]
    private static partial Regex Secret();

    // "Le mot de passe provisoire Xyz1! ne va pas", "Lilou2015 avec un L majuscule", "Rex33, c'est le mot de passe".
    [GeneratedRegex($@"\b(?:mots? de passe|mdp|code (?:provisoire|temporaire|wi-?fi|d'acces|secret|de session))(?: (?!c'est)[a-z'-]{{2,}}){{0,6}}? (?<secret>{Odd}|{Spelt})(?! caracteres)|(?<![\w.])(?<secret>{Odd}|{Spelt}),? (?:(?:avec|en|tout|tous) (?:(?:un|une|des|les?|la|en) )?(?:[a-z] )?(?:majuscules?|minuscules?|attache|colle)\b|(?:c'est|c'etait|comme) (?:(?:le|mon|son|notre|l'ancien|le nouveau) )?(?:mot de passe|mdp)\b)")]
    private static partial Regex Named();

    // Capitals, figures and signs told one by one belong to nothing else.
    [GeneratedRegex($@"(?<![\w.])(?:(?=[a-z] (?:en )?(?:majuscule|minuscule)|(?:majuscule|minuscule) [a-z]\b)|(?<=\b(?:minuscules|majuscules),? ))(?<secret>{Spelt})")]
    private static partial Regex Cased();

    // "Compta tiret du bas quarante-neuf"
    [GeneratedRegex($@"(?<secret>\b(?!puis )[a-z]{{3,}}(?: (?:arr?obase|tiret(?: du bas| bas)?|underscore|diese|etoile|dollar|slash|point virgule) (?:{Figure}(?:[ -]{Figure})*|\d+)\b)+)(?! point)")]
    private static partial Regex Signed();

    // "N u a g e 77": nobody's name has figures.
    [GeneratedRegex(@"(?<![\w'] ?)(?<secret>(?:[a-z](?![\w'])[ ,-]{1,2}){3,}(?:\d{1,4}\b(?:[ ,-](?=\d))?)+)(?! ?@)")]
    private static partial Regex LettersWithFigures();

    // A sign within letters and figures is in no other word: "Compta#22".
    [GeneratedRegex(@"(?<![\w.@/])(?=[^\s,;]*\d)(?=[^\s,;]*[a-z]{2})(?<secret>[a-z\d_-]+[@#$*!][a-z\d_-]+[!*$#]*)(?![\w@]|\.\w)")]
    private static partial Regex Unlike();

    // "Code d'accès 4812", "j'ai reçu un code, 77 41".
    [GeneratedRegex($@"\b(?:code d'acces|code (?:pin|secret|wi-?fi|d'entree|confidentiel)|digicode|(?:recu|envoye|donne|demande) (?:un|le|ce|mon) code)[ ,:]+(?:c'est )?(?<secret>\d(?:[ -]?\d){{3,7}}(?![ -]?\d)|{Figures}+\b)(?! (?:caracteres|chiffres|salaries|utilisateurs|fois|euros))")]
    private static partial Regex Given();

    // "Le SMS arrive, 521337".
    [GeneratedRegex($@"\b(?:sms|texto|code (?:a )?(?:quatre|six|huit|4|6|8) chiffres|double authentification|authenticator)\b[^.?!\d]{{0,24}}?[ ,:](?:(?<secret>\d(?: ?\d){{3,7}})(?![ ]?\d)(?! ?(?:euros|€|%|heures|minutes))|(?<secret>{Figures}{{2,}})\b)|\b(?:recu|lis|j'ai) (?:le )?(?<secret>\d{{4,8}}|\d{{2,3}} \d{{2,3}}(?: \d\d)?|{Figures}{{2,}}) (?:par|via) (?:sms|texto|mail)\b")]
    private static partial Regex Sent();

    // Somebody gets in somewhere, or does not.
    [GeneratedRegex(@"\b(?:connect\w*|identifi\w+|mots? de passe|mdp|session|deverrouill\w*|acces|login|ouvrir|portail|porte|coffre|alarme|tape[rz]?|tapais|majuscule|minuscule|post-it|protege\w*|verrouill\w*)\b")]
    internal static partial Regex Access();

    [GeneratedRegex($@"\b(?:mets?|mettais|mettre|mettez|mis|tape[rz]?|tapais|rentre[rz]?|rentrais|entre[rz]?|saisi[sr]?|utilise[rz]?|composer?|marquer?|essaie|essaye|fai(?:tes|s)|composez)\b,? (?:(?:bien|toujours|donc|comme ca|euh) )?(?<secret>{Odd}|{Spelt}|\d(?: \d){{3,5}}(?! ?(?:\d|diese|etoile)))|\bconnect\w*[^.?!]{{0,40}}\b(?:avec|et|par) (?<secret>(?=[a-z]{{4}}[^\s,;]*\d\d){Odd})")]
    private static partial Regex Typed();

    // "Ce n'est pas X, c'est Y, je l'ai changé."
    [GeneratedRegex($@"\b(?:n'est (?:pas|plus)|c'est (?:pas|plus)|c'etait) (?<secret>{Odd}|{Spelt}),? (?:mais |maintenant )?(?:c'est|mais) (?:maintenant )?(?<other>{Spelt}|[a-z\d][^\s,;?]*[^\s,;?.])")]
    private static partial Regex Denied();

    [GeneratedRegex($@"\G(?: (?:affichee?|ecrit))?(?: en haut)?[ ,.]*(?:(?:ah |euh |attendez )?(?:non|pardon|enfin|plutot|ou plutot|je me trompe|rate)[ ,.:]*(?:(?:c'est|alors|donc) )?(?<secret>\d[\d ]{{2,}}\d|[\w!@#$%&*]*\d[\w!@#$%&*]*)|(?:(?:et|puis|avec),? )?(?:le |un )?(?:code|mot de passe|mdp)(?: c'est| est)?,? (?<secret>(?=[a-z\d]*\d)[a-z\d]{{3,12}}(?![\w-]))|(?:et|puis|ou|sinon) (?:pour|sur|dans|celui d[eu]|en dessous|dessous|le mot de passe|le code)(?: il y a(?: ecrit)?| j'ai| c'est| je lis)?(?: (?:le|la|les|l'|mon|ma|sa|son))?(?:(?<!dessous)(?<!passe)(?<!code) ?[a-z-]+)?,? (?:c'est )?(?<secret>{Odd}|[a-z]+-[a-z]+(?:-[a-z]+)*|\d[\d ]{{2,}}\d))")]
    private static partial Regex Following();
}
