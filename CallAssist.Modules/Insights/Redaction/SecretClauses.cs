using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// A sentence that speaks of a password, a code or a key is under suspicion whole, and the answer behind a question about one: words that are odd
/// (figures or signs among letters), figures behind the cue, a word that is none of the language where the secret is named.
/// </summary>
internal static partial class SecretClauses
{
    private const int Rank = 91;

    // Below e-mail addresses.
    private const int SoftRank = 86;

    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["passe", "passphrase", "password", "mdp", "digicode", "crypto", "code", "sms", "texto", "cle", "jeton", "token", "identifiant", "id de", "l'id", "numero de session", "captcha", "double facteur", "authenti", "question"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Doors = SearchValues.Create(
        ["alarme", "portail", "code", "boitier", "carte sim", "pin", "puk", "coffre", "badge", "barriere", "parking", "portique", "tourniquet", "local", "verso", "deverrouill", "antivol", "cadenas", "wifi", "wi-fi", "interphone", "entrer", "ouvrir", "portillon", "boite"],
        StringComparison.Ordinal);

    /// <summary>How far behind its cue a secret of plain figures may stand, characters.</summary>
    private const int Reach = 70;

    private const int ShortAnswer = 48;

    private const int ShortestCode = 3, ShortestPassword = 4;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        var folded = text.Folded;
        if (folded.AsSpan().ContainsAnyInRange('0', '9'))
            WordsWithFigures(folded, spans);
        if (folded.AsSpan().ContainsAny(Doors))
            Places(text, spans);
        if (!folded.AsSpan().ContainsAny(Hints) || !Cue().IsMatch(folded))
            return;
        var asked = -1;
        var start = 0;
        foreach (var end in Ends(folded))
        {
            if (Cue().Match(folded, start, end - start) is { Success: true } cue)
            {
                asked = cue.Index + cue.Length;
                Suspect(text, start, end, cue.Index, asked, cue.Value.StartsWith("mot", StringComparison.Ordinal) ? ShortestPassword : ShortestCode, spans);
            }
            else if (asked >= 0 && (folded[start - 1] == '?' || Answer().IsMatch(folded.AsSpan(start, end - start)) || end - start < ShortAnswer))
            {
                Suspect(text, start, end, start, start, ShortestPassword, spans);
            }

            start = end;
        }
    }

    // "Camping1", "Mirab0lle": a word with figures in it is the name of a thing, or a secret.
    private static void WordsWithFigures(string folded, List<PersonalSpan> spans)
    {
        var suspicious = Suspicious().IsMatch(folded);
        foreach (Match match in WordWithFigures().Matches(folded))
        {
            if (!Reference().IsMatch(match.ValueSpan) && (suspicious || !Trade().IsMatch(match.ValueSpan)))
                Add(match.Index, match.Index + match.Length, spans, SoftRank);
        }
    }

    // A door, an alarm, a chip: figures right behind it, or before "c'est le code", open it.
    private static void Places(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Opened().Matches(text.Folded))
            Add(match.Groups["secret"].Index, match.Groups["secret"].Index + match.Groups["secret"].Length, spans);
    }

    // Where each sentence ends; "Paie35!" does not end one for its sign.
    private static IEnumerable<int> Ends(string folded)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] is '.' or '?' or '!' or '\n' && (i + 1 == folded.Length || folded[i + 1] == ' '))
                yield return i + 1;
        }

        yield return folded.Length;
    }

    private static void Suspect(RedactionText text, int start, int end, int cue, int asked, int shortest, List<PersonalSpan> spans)
    {
        foreach (Match odd in Odd().Matches(text.Folded[..end], start))
        {
            if (!Reference().IsMatch(odd.ValueSpan))
                Add(odd.Index, odd.Index + odd.Length, spans);
        }

        // A secret question may be answered by a town.
        var question = text.Folded.AsSpan(cue, Math.Min(8, text.Folded.Length - cue)) is "question";
        foreach (var match in Named().EnumerateMatches(text.Folded.AsSpan(0, end), cue))
        {
            var named = Named().Match(text.Folded, match.Index, match.Length).Groups["secret"];
            if ((!IsOrdinary(named.ValueSpan) || question && NameLists.IsPlaceOrThing(named.ValueSpan)) && !FrenchWords.Contains(named.ValueSpan) && !FrenchText.IsFunctionWord(named.ValueSpan))
                Add(named.Index, named.Index + named.Length, spans);
        }

        Figures(text.Tokens, asked, Math.Min(end, asked + Reach), shortest, spans);
    }

    // Figures in a row, written or said, that count nothing.
    private static void Figures(FrenchTokens tokens, int asked, int end, int shortest, List<PersonalSpan> spans)
    {
        for (var i = Math.Max(0, PersonRecogniser.TokenAt(tokens, asked)); i < tokens.Count && tokens[i].Start < end;)
        {
            if (tokens[i].Start < asked || !NumberGroups.Begins(tokens, i) || !NumberGroups.IsFigure(tokens, i))
            {
                i++;
                continue;
            }

            if (NumberThings.Length(tokens, i) is > 0 and var thing)
            {
                i += thing;
                continue;
            }

            var value = new StringBuilder();
            var first = i;
            var last = i;
            while (i < tokens.Count && tokens[i].Start < end && NumberGroups.IsFigure(tokens, i) && (i == first || tokens.Folded[tokens[i - 1].End..tokens[i].Start] is " " or "-" or ", "))
            {
                if (NumberThings.Length(tokens, i) > 0 || NumberGroups.Read(tokens, i, value) is not (> 0 and var read))
                    break;
                last = i + read;
                i = last;
            }

            i = Math.Max(i, first + 1);
            if (value.Length >= shortest && !(last - first == 1 && first > 0 && IsYear(tokens, first)))
                Add(tokens[first].Start, tokens[last - 1].End, spans);
        }
    }

    /// <summary>True for what nobody dictates as a secret: everyday words, programmes and sites, verbs with a pronoun.</summary>
    private static bool IsOrdinary(ReadOnlySpan<char> folded) =>
        NameLists.IsEveryday(folded) || NameLists.IsThing(folded) || folded is "net-entreprises" || folded.EndsWith("-le") || folded.EndsWith("-la") || folded.EndsWith("-les")
        || folded.EndsWith("-moi") || folded.EndsWith("-vous") || folded.EndsWith("-nous");

    // "Depuis 2023": no secret.
    private static bool IsYear(FrenchTokens tokens, int i) =>
        tokens.Word(i).Length == 4 && (tokens.Word(i).StartsWith("19") || tokens.Word(i).StartsWith("20")) && tokens.Word(i - 1) is "depuis" or "en" or "de" or "annee" or "janvier" or "version";

    private static void Add(int start, int end, List<PersonalSpan> spans, int rank = Rank) => spans.Add(new(start, end, PersonalLabel.Password, rank));

    [GeneratedRegex(@"\b(?:mots? de passe|mdp|password|passphrase|digicode|cryptogramme|codes? (?:d'(?:acces|entree|alarme|activation|authentification|ouverture|invitation)|recus?|secrets?|pin|puk|sms|confidentiels?|wi-?fi|temporaires?|provisoires?|uniques?|personnels?|de (?:la |l')?(?:securite(?! sociale)|deverrouillage|session|validation|verification|confirmation|connexion|porte|alarme|immeuble|box|reunion)|du (?:portail|coffre|batiment|badge|wi-?fi|cadenas|parking))|(?:par|via) (?:sms|texto)|cles? (?:wi-?fi|wep|wpa\d?|du wi-?fi|de la box|d'activation|de licence|de securite(?! sociale))|cles? (?:d'acces|api|secretes?)|jeton|token|identifiants? (?:de connexion|teamviewer|anydesk)|numero de session|l'id|captcha|double facteur|(?:appli\w*|application) d'authentification|id de (?:session|connexion)|authenticator|question (?:secrete|de securite)|(?:recu|recev\w+|envoye\w*|arrive|donne|demande\w*) (?:un|le|mon|ce|votre) code\b(?! (?!vous |alors |c'est |pour |donc )[a-z]{4,})|un code (?:qui|vient)|c'est quoi (?:votre|ton|le) code\b(?! [a-z]{4,})|codes? (?:a|de) (?:quatre|six|huit|4|6|8) chiffres)\b")]
    private static partial Regex Cue();

    // Four letters and figures.
    [GeneratedRegex(@"(?<![\w@./'-])(?=[a-z\d_-]*[a-z]{4}|[a-z]{3,}\d)(?=[a-z_-]*\d|\d)(?=[a-z\d_-]*[a-z])[a-z\d][a-z\d_-]*[!$*#]*(?![\w@])(?!\.\w)")]
    private static partial Regex WordWithFigures();

    [GeneratedRegex(@"\b(?:mots? de passe|mdp|connect\w*|session|tap\w+|essay\w*|mets|mis|remis|mettre|mettez|saisi\w*|majuscules?|minuscules?|ancien|badge|alarme|portail|identifi\w+|code|ouvr\w+|deverrouill\w*|n'est (?:plus|pas)|avant c'etait|d'habitude|ne marche|aucun)\b")]
    private static partial Regex Suspicious();

    // Names of the trade and of machines.
    [GeneratedRegex(@"^(?:annexe|tranche|etape|poste|lot|niveau|modele|bulletins?|rubrique|version|exercice|fichier|test|dossier|societe|export|import|onglet|colonne|table|windows|office|sql|server|chrome|covid|grille|bareme|zone|module|ligne|classe|coefficient|echelon|echeance|periode|paie|paye|dsn|srv|serveur|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|trimestre|page|option|base|profil|compte|site|edi|neodes|dads|article|cerfa|log|backup|sauvegarde|rejet|erreur|iban|fr|user|poste|imprimante|wifi|usb|port|type|cas|code|idcc|ctp)[_-]?[\d_-]*[a-z]{0,4}\d*$|^[a-z]+_.*_.*$")]
    private static partial Regex Trade();

    private const string Figure = "(?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)";

    private const string Keyed = $@"(?:(?:diese|etoile|[a-d]) )?(?:\d(?:[ -]?(?:\d|etoile|diese)){{3,7}}(?: (?:diese|etoile))?|{Figure}(?:[ ,-]+(?:{Figure}|etoile|diese)){{2,}}|[a-d]\d{{3,5}}|\d{{3,5}}[a-d]|\d{{1,3}} [a-d] ?\d{{1,3}})\b";

    private const string Place = "(?:alarme|portail|digicode|boitier|carte sim|pin|puk|coffre(?:-fort)?|badge|local|verso|deverrouiller|antivol|cadenas|wi-?fi|interphone|badgeuse|barriere|parking|portique|tourniquet|entrer dans|pour (?:entrer|ouvrir|rentrer)|portillon|boite a cles)";

    [GeneratedRegex($@"\b{Place}\b[^.?!;\d]{{0,60}}?(?:[ :,]|c'est )(?<secret>{Keyed})(?! ?(?:euros|€|%|heures|jours|salaries|minutes|personnes|badges))|(?<secret>{Keyed}) (?:sur (?:mon|le|son) [a-z]+),? (?:c'est |pour )?le code\b|(?<!\w)(?<secret>{Keyed}),? (?:et )?(?:c'est|c'etait) (?:bien |encore |toujours )?(?:le|mon|son|notre) (?:bon )?(?:code|digicode|pin)\b(?! (?:d[eu] (?:la |l'|ma |mon )?|d'|des |ape|naf|postal)(?!{Place}|porte|session|carte))")]
    private static partial Regex Opened();

    [GeneratedRegex(@"^ ?(?:non|si|alors|donc|euh|oui|attendez|enfin|pardon|ah|c'est|voila|je vous le|je l'ai|j'ai)\b")]
    private static partial Regex Answer();

    // Letters with figures or signs among them.
    [GeneratedRegex(@"(?<![\w@./-])(?=[^\s,;:]{4})(?:(?=[^\s,;:]*\d)(?=[^\s,;:]*[a-z])|(?=[^\s,;:]*[a-z][@#$*_&+=]))[a-z\d@#$*_&+=!%/-]+(?:\.[a-z\d]+)*[!$*#]*(?![\w@])")]
    private static partial Regex Odd();

    // Rubrics, errors, versions, ordinals, hours, sites and mails are none.
    [GeneratedRegex(@"^(?:[a-z]{1,3}\d{1,3}(?:\.[a-z]*\d+)+.*|[a-z]{2,4}-?\d{1,3}|\d+(?:er|ere|e|eme|ieme|h\d*|k|ko|mo|go|ans|j|x|v|euros?|heures?|jours?|mois|fois|minutes?|salaries|lignes|pour|km)|v\d[\d.]*|p\d\dv\d\d|0x.*|.*@.*\..*|www.*|.*\.(?:fr|com|net|org)|windows\d*|office\d*|sql.*|[a-z]+ ?365|srv.*|pc-?\d.*|agirc.*)$")]
    private static partial Regex Reference();

    // Where a secret is told.
    [GeneratedRegex(@"(?:\bc'est|\bc'etait|\best\b|\betait|\b(?:mots? de passe|mdp)(?: (?:provisoire|temporaire|actuel|initial|par defaut|administrateur|admin|windows))?|\bmis\b|\bmettre\b|\bmets\b(?!-)|\bmettez\b(?!-)|\btape[rz]?\b(?!-)|\bben\b|\bdevient|\bmaintenant|:|=)[ ,]*(?:(?:bien|toujours|juste|donc|simplement|euh|tout simplement|tout bete|maintenant)[ ,]+)*(?<secret>[a-z][\w-]{3,})")]
    private static partial Regex Named();
}
