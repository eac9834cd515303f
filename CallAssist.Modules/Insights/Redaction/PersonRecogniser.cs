using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Names of people: after a civility, by first name, after words that introduce someone, and spelt letter by letter.</summary>
internal static partial class PersonRecogniser
{
    // First names that are everyday words: believed only where something introduces them.
    private static readonly HashSet<string> Homographs =
    [
        "rose", "pierre", "martin", "marine", "marin", "clement", "olive", "aime", "aimee", "violette", "france", "victoire", "ange", "prune", "jade",
        "melodie", "iris", "claire", "blanche", "constant", "prosper", "desire", "desiree", "colombe", "fleur", "celeste", "reine", "constance",
        "max", "may", "mai", "avril", "juste", "modeste", "rene", "noel", "ben", "dan", "sam", "duc", "tran", "rama", "pascal", "ali", "leo", "tom",
        "line", "lise", "june", "aube", "aure", "aura", "nour", "remi", "solene", "mina", "loup", "octave", "perle", "capucine", "melissa", "amour",
        "carole", "dominique", "camille", "aya", "soline", "luce", "vera", "elle", "line", "lea", "maya", "moise", "dora", "diane", "adam", "ana",
        "said", "saida", "salif", "king", "manuel", "ambre", "luna", "star", "steve", "joy", "kim", "lin", "yan", "jan", "tim", "thi", "teo", "jad", "goran", "fode", "fares", "elif",
    ];

    // Of these only the ones below are ordinary words in payroll talk; the rest may stand alone when capitalised inside a sentence.
    private static readonly HashSet<string> OrdinaryWords =
    [
        "rose", "pierre", "marine", "marin", "clement", "olive", "aime", "aimee", "violette", "france", "victoire", "ange", "prune", "jade", "melodie",
        "iris", "claire", "blanche", "constant", "prosper", "desire", "desiree", "colombe", "fleur", "celeste", "reine", "constance", "max", "may",
        "juste", "modeste", "noel", "tom", "line", "june", "aure", "octave", "capucine", "ambre", "luna", "martin", "ben", "dan", "duc", "said", "steve",
        "avril", "mai", "amour", "loup", "perle", "aube", "star", "joy", "tim", "paris", "lise", "rene", "honore", "bienvenu", "bienvenue",
        "parfait", "innocent", "fidele", "patience", "prudence", "espoir", "gloire", "grace", "divine", "princesse", "merveille", "tresor",
    ];

    /// <summary>The rank of a name behind a civility; beneath it are those told by their letters.</summary>
    public const int SaidRank = 60;

    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        Civilities(text, spans);
        Introductions(text, spans);
        FirstNames(text, spans);
        Spelt(text, spans);
        Strangers(text, spans);
        Unknown(text, spans);
        ForgottenCapitals(text, spans);
    }

    // "Le bulletin de nadège quintard": recognised text forgets the capitals of names in the middle of a sentence.
    private static void ForgottenCapitals(RedactionText text, List<PersonalSpan> spans)
    {
        if (!text.CasedThroughout)
            return;
        var tokens = text.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            var folded = tokens.Word(i).ToString();
            if (tokens[i].Kind != FrenchTokenKind.Word || folded.Length < 4 || char.IsUpper(tokens.Written(i)[0]) || !Names.IsFirstName(folded) || Homographs.Contains(folded) || OrdinaryWords.Contains(folded) || NameLists.Everyday.Contains(folded))
                continue;
            var end = i + 1;
            while (end < tokens.Count && end - i < 3 && tokens[end].Start == tokens[end - 1].End + 1 && text.Text[tokens[end - 1].End] is ' ' or '-' && Unusual(tokens, end) && !NameLists.Things.Contains(tokens.Word(end).ToString()))
                end++;
            if (end > i + 1 || Whose().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 32)..tokens[i].Start]))
                spans.Add(new(tokens[i].Start, tokens[end - 1].End, PersonalLabel.Person, 48));
        }
    }

    // A capital on a word that is no everyday word, place or product: whoever it is, better hidden. Where a sentence begins the capital says
    // nothing, and the word must be none of the language.
    private static void Strangers(RedactionText text, List<PersonalSpan> spans)
    {
        if (!text.CasedThroughout)
            return;
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!Stranger(text, i) || TellsALetter(tokens, i) || BehindThing(text, i) || TownChain(text, i))
                continue;
            var end = Math.Max(i + 1, Names.End(text, i));
            if (end == i + 1 && (BehindArticle(tokens, i) || InTown().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 28)..tokens[i].Start])))
                continue;
            if (NameLists.IsCommon(tokens.Word(i)) && (Names.StartsSentence(text, i) || end == i + 1 && !Names.IsSurname(tokens.Word(i).ToString())))
                continue;
            spans.Add(new(tokens[Start(text, i)].Start, tokens[end - 1].End, PersonalLabel.Person, 31));
            i = end - 1;
        }
    }

    // Without capitals: what is no word of the language, no place and no product is most likely a name.
    private static void Unknown(RedactionText text, List<PersonalSpan> spans)
    {
        if (text.CasedThroughout)
            return;
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsUnknown(text, i) || TellsALetter(tokens, i) || UnknownThing().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 28)..tokens[i].Start]))
                continue;
            if (TownChain(text, i))
                continue;
            var end = Math.Max(i + 1, Names.End(text, i));
            if (end > i + 1 || !BehindArticle(tokens, i) && !InTown().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 28)..tokens[i].Start]))
                spans.Add(new(tokens[Start(text, i)].Start, tokens[end - 1].End, PersonalLabel.Person, 31));
            i = end - 1;
        }
    }

    // "la Peugeot", "un spouleur": people have no article, but Bretons do ("de le Pennec").
    private static bool BehindArticle(FrenchTokens tokens, int i) =>
        i > 0 && tokens[i].Start - tokens[i - 1].End <= 1 && !Names.IsSurname(tokens.Word(i).ToString())
        && (tokens.Word(i - 1) is "la" or "un" or "une" or "l" or "ce" or "cet" or "cette" or "ces" or "votre" or "vos" or "notre" or "nos" or "mon" or "ma" or "mes" or "leur" or "leurs" or "quel" or "quelle"
            || tokens.Word(i - 1) is "le" && (i < 2 || tokens.Word(i - 2) is not ("de" or "certain" or "appelle" or "monsieur" or "madame" or "mme" or "m" or "y") && !Names.IsFirstName(tokens.Word(i - 2).ToString())))
        && !(i > 1 && tokens.Word(i - 1) is "la" && tokens.Word(i - 2) is "de");

    // "Saint-Dié-des-Vosges", "Le Puy-en-Velay": a town by its shape, where nobody's civility or first name stands before it.
    private static bool TownChain(RedactionText text, int i)
    {
        var from = i;
        while (from > 0 && text.Tokens[from].Start == text.Tokens[from - 1].End + 1 && text.Text[text.Tokens[from - 1].End] == '-')
            from--;
        return TownShape().IsMatch(text.Folded.AsSpan(text.Tokens[from].Start)) && (from == 0 || !Names.IsFirstName(text.Tokens.Word(from - 1).ToString()) && !IsCivility(text, from - 1));
    }

    // Where the name that is known from this token on begins: its particle, its hyphened parts.
    private static int Start(RedactionText text, int i)
    {
        var tokens = text.Tokens;
        while (i > 0 && tokens[i].Start == tokens[i - 1].End + 1)
        {
            var before = tokens.Word(i - 1);
            var particle = before is "el" or "al" or "van" or "von" or "der" or "den" or "dos" or "da" or "di" or "del" or "della" or "ben" or "bel" or "ould" or "ait" or "mac" or "mc" or "o"
                || text.CasedThroughout && char.IsUpper(tokens.Written(i - 1)[0]) && Names.IsParticle(before) && !Names.StartsSentence(text, i - 1);
            var hyphened = text.Text[tokens[i - 1].End] == '-' && tokens[i - 1] is { Kind: FrenchTokenKind.Word, Length: > 2 } && (!text.CasedThroughout || char.IsUpper(tokens.Written(i - 1)[0])) && !NameLists.IsPlaceOrThing(before);
            if (before is "ben" && !(i > 1 && Names.IsFirstName(tokens.Word(i - 2).ToString())) && !char.IsUpper(tokens.Written(i - 1)[0]))
                particle = false;
            if (!particle && !hyphened || before is "madame" or "monsieur")
                break;
            i--;
        }

        // "P. Lemaire", "M'Barek"
        if (text.CasedThroughout && i > 0 && tokens[i - 1].Length == 1 && char.IsUpper(text.Text[tokens[i - 1].Start])
            && (text.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End) is ". " && tokens.Word(i - 1) is not "m" || tokens[i].Start == tokens[i - 1].End + 1 && tokens[i - 1].Kind == FrenchTokenKind.Elision && tokens.Word(i - 1) is "m" or "n"))
            return i - 1;
        // "un certain le pennec"
        if (!text.CasedThroughout && i > 1 && tokens.Word(i - 1) is "le" && tokens[i].Start == tokens[i - 1].End + 1 && tokens.Word(i - 2) is "certain" or "de" or "et" or "est" or "avec" or "pour" or "appelle" or "y" && Names.IsStrange(text, i))
            return i - 1;
        // "c'est du Boisgelin", "oui, de Saint-Martin", "et d'Hautefeuille"
        if (i > 1 && tokens.Word(i - 1) is "du" or "des" or "d" or "de" && tokens[i].Start == tokens[i - 1].End + 1 && (tokens.Word(i - 1) is not "de" || text.CasedThroughout && tokens.Word(i) is "saint" or "sainte" or "la")
            && tokens.Word(i - 2) is "est" or "suis" or "appelle" or "oui" or "plus" or "pas" or "mais" or "et" or "nom" or "pardon" or "monsieur" or "madame" or "appellent" or "appelait" && (tokens.Word(i) is "saint" or "sainte" or "la" || Names.IsStrange(text, i)))
            i--;
        return i;
    }

    // Four letters with a vowel among them; what is shorter is an acronym.
    private static bool IsUnknown(RedactionText text, int i)
    {
        var folded = text.Tokens.Word(i);
        return text.Tokens[i].Kind == FrenchTokenKind.Word && folded.Length > 3 && folded.IndexOfAny("aeiouy") >= 0 && folded.IndexOfAnyInRange('0', '9') < 0
            && (text.Text[text.Tokens[i].Start] is var c && char.IsLower(c) || Names.IsCapitalised(text, i)) && !NameLists.IsCommon(folded) && !NameLists.IsPlaceOrThing(folded) && !MisheardNumber.IsNumberWord(folded);
    }

    /// <summary>True behind what a capital follows without naming anybody: a menu, a programme, a town.</summary>
    internal static bool BehindThing(RedactionText text, int i) => ThingBefore().IsMatch(text.Folded[Math.Max(0, text.Tokens[i].Start - 28)..text.Tokens[i].Start]);

    /// <summary>True right behind the word for a programme or a machine, which may be called by any name.</summary>
    internal static bool BehindProgramme(RedactionText text, int position) => Programme().IsMatch(text.Folded[Math.Max(0, position - 28)..position]);

    /// <summary>True right behind "s'appelle", "mon nom, c'est".</summary>
    internal static bool IsAnnounced(RedactionText text, int position) => NamedBy().IsMatch(text.Folded[Math.Max(0, position - 28)..position]);

    private static bool Stranger(RedactionText text, int i)
    {
        if (text.Tokens[i].Kind != FrenchTokenKind.Word || text.Tokens[i].Length < 3 || !Names.IsCapitalised(text, i))
            return false;
        var written = text.Tokens.Written(i);
        var folded = text.Tokens.Word(i).ToString();
        return folded is not ("mme" or "mlle") && written.ContainsAnyInRange('a', 'z') && !folded.Any(char.IsAsciiDigit) && !NameLists.IsEveryday(folded) && !NameLists.IsPlaceOrThing(folded) && !Organisations().IsMatch(folded);
    }

    private static void Civilities(RedactionText text, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!IsCivility(text, i) || text.Text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End).IndexOfAny("?!,;:") >= 0)
                continue;
            var end = Names.End(text, i + 1);
            // "madame mars": behind a civility even an everyday word is a name when people bear it.
            if (end == i + 1 && !text.CasedThroughout && tokens[i + 1].Start == tokens[i].End + 1 && EverydaySurname(tokens.Word(i + 1).ToString()))
                end = i + 2;
            // "madame le bras": a particle and a noun that people bear.
            if (end == i + 1 && i + 2 < tokens.Count && tokens.Word(i + 1) is "le" && NameLists.BehindLe.Contains(tokens.Word(i + 2).ToString()))
                end = i + 3;
            // "Bonjour madame dupont": recognised text forgets capitals.
            if (end == i + 1 && text.CasedThroughout && tokens[i + 1].Start == tokens[i].End + 1 && Unusual(tokens, i + 1))
                end = i + 2;
            if (end > i + 1 && !Titles().IsMatch(tokens.Word(i + 1).ToString()))
                AddName(tokens, i + 1, end, SaidRank, spans);
        }
    }

    // "Madame Poirier, Amaia Poirier" without its comma: the name, and then the whole name.
    private static void AddName(FrenchTokens tokens, int first, int end, int rank, List<PersonalSpan> spans)
    {
        var whole = first;
        if (end - first >= 3 && tokens[first].Hash == tokens[end - 1].Hash)
        {
            spans.Add(new(tokens[first].Start, tokens[first].End, PersonalLabel.Person, rank));
            whole++;
        }

        spans.Add(new(tokens[whole].Start, tokens[end - 1].End, PersonalLabel.Person, rank));
    }

    private static bool Unusual(FrenchTokens tokens, int i) =>
        tokens[i] is { Kind: FrenchTokenKind.Word, Length: > 2 } && !NameLists.IsCommon(tokens.Word(i));

    private static bool EverydaySurname(string folded) => Names.IsSurname(folded) || Names.IsFirstName(folded) || Months().IsMatch(folded);

    private static bool IsCivility(RedactionText text, int i)
    {
        var word = text.Tokens.Word(i);
        if (word is "m" or "mr" or "dr" or "me")
            return text.Tokens[i].Kind == FrenchTokenKind.Word && text.Text.AsSpan(text.Tokens[i].End).StartsWith(". ") || word is "mr" or "dr";
        return word is "madame" or "monsieur" or "mademoiselle" or "mme" or "mlle" or "maitre" or "docteur" or "messieurs" or "mesdames";
    }

    private static void Introductions(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Introduction().Matches(text.Folded))
        {
            var first = TokenAt(text.Tokens, match.Index + match.Length);
            if (first < 0 || text.Tokens.Word(first) is "noel" && Christmas().IsMatch(match.Value) || !Opens(text, first, NamedBy().IsMatch(match.Value), Owned().IsMatch(match.Value)))
                continue;
            var end = Names.End(text, first);
            // "Elle s'appelle chevreuil", "mon nom, poulain"
            if (end == first && (Months().IsMatch(text.Tokens.Word(first)) || !text.CasedThroughout && NamedBy().IsMatch(match.Value) && text.Tokens.Word(first).Length > 3))
                end++;
            if (end > first)
                AddName(text.Tokens, first, end, 40, spans);
        }
    }

    // What follows an introduction is a name when it is capitalised and no everyday word, or when the lists know it.
    private static bool Opens(RedactionText text, int token, bool named, bool owned)
    {
        var folded = text.Tokens.Word(token).ToString();
        if (Names.IsFirstName(folded))
            return text.CasedThroughout ? Names.IsCapitalised(text, token) : true;
        if (folded is "saint" or "sainte")
            return named;
        if (Names.IsParticle(folded))
            return token + 1 < text.Tokens.Count && Names.IsCapitalised(text, token) && Names.IsCapitalised(text, token + 1) && !NameLists.IsEveryday(text.Tokens.Word(token + 1));
        if (NameLists.IsEveryday(folded) && !Names.IsSurname(folded) && !(named && Months().IsMatch(folded)) && !(named && text.CasedThroughout && folded is not ("societe" or "entreprise" or "dossier" or "modele" or "test" or "export" or "groupe" or "cabinet" or "import")) || Organisations().IsMatch(folded) || NameLists.IsPlaceOrThing(folded))
            return false;
        return text.CasedThroughout ? Names.IsCapitalised(text, token) : folded.Length > 1 && !NameLists.IsCommon(folded) || Names.IsSurname(folded) && (named || owned) && !NameLists.IsEveryday(folded) || named && Months().IsMatch(folded) || named && folded.Length > 3 && !NameLists.IsEveryday(folded);
    }

    private static void FirstNames(RedactionText text, List<PersonalSpan> spans)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != FrenchTokenKind.Word)
                continue;
            var folded = tokens.Word(i).ToString();
            if (TellsALetter(tokens, i) || i > 0 && tokens.Word(i - 1) is "saint" or "sainte" && TownChain(text, i) || (OrdinaryWords.Contains(folded) ? UnknownThing().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 28)..tokens[i].Start]) : BehindProgramme(text, tokens[i].Start)) || folded is "noel" && Christmas().IsMatch(text.Folded[Math.Max(0, tokens[i].Start - 12)..tokens[i].Start]))
                continue;
            if (!Names.IsFirstName(folded) || text.CasedThroughout && !Names.IsCapitalised(text, i) || !Believed(text, i, folded))
                continue;
            var end = Math.Max(i + 1, Names.End(text, i));
            var start = Start(text, i);
            // "Quemeneur Mehdi", "El Amrani Ewa": the surname first.
            if (start > 0 && SurnameBefore(text, start))
                start = Start(text, start - 1);
            AddName(tokens, start, end, 50, spans);
            i = end - 1;
        }
    }

    // "P comme Paul"
    private static bool TellsALetter(FrenchTokens tokens, int i) => i > 1 && tokens.Word(i - 1) is "comme" && tokens[i - 2].Length == 1;

    private static bool Believed(RedactionText text, int i, string folded)
    {
        if (i + 1 < text.Tokens.Count && Names.MayBeName(text, i + 1) && Names.End(text, i) > i + 1 && text.CasedThroughout && !text.Text.AsSpan(text.Tokens[i].End, 1).SequenceEqual(","))
            return !OrdinaryWords.Contains(folded) || !Names.StartsSentence(text, i) || Names.IsCapitalised(text, i + 1) && (!NameLists.IsCommon(text.Tokens.Word(i + 1)) || Names.IsSurname(text.Tokens.Word(i + 1).ToString()));
        if (OrdinaryWords.Contains(folded) && Acts(text, i))
            return true;
        if (OrdinaryWords.Contains(folded))
            return text.CasedThroughout && !Names.StartsSentence(text, i);
        return text.CasedThroughout || !Homographs.Contains(folded) || folded is "camille" or "dominique" or "pascal" or "carole" or "diane";
    }

    // "Modeste a oublié ses tickets": what begins a clause and has done something, is on leave, has left.
    private static bool Acts(RedactionText text, int i) =>
        (Names.StartsSentence(text, i) || text.Tokens.Word(i - 1) is "que" or "quand" or "si" or "donc" or "alors" or "et" or "mais") && text.Tokens.Word(i).ToString() is not ("france" or "paris" or "mai" or "avril")
        && Doing().IsMatch(text.Folded.AsSpan(text.Tokens[i].End));

    private static bool SurnameBefore(RedactionText text, int i)
    {
        // "HADJ-ALI Latifa"
        if (text.CasedThroughout && i > 0 && text.Tokens[i].Start == text.Tokens[i - 1].End + 1 && text.Tokens[i - 1] is { Kind: FrenchTokenKind.Word, Length: > 1 } && text.Text.AsSpan(text.Tokens[i - 1].End, 1) is " "
            && text.Tokens.Written(i - 1).IndexOfAnyInRange('a', 'z') < 0 && char.IsUpper(text.Tokens.Written(i - 1)[^1]) && (Names.IsFirstName(text.Tokens.Word(i - 1).ToString()) || Names.IsSurname(text.Tokens.Word(i - 1).ToString()) || text.Tokens[i - 1].Length > 3 && !NameLists.IsCommon(text.Tokens.Word(i - 1)) && !NameLists.IsPlaceOrThing(text.Tokens.Word(i - 1)) && !Organisations().IsMatch(text.Tokens.Word(i - 1)) && !CompanyRecogniser.IsForm(text.Tokens.Word(i - 1))))
            return true;

        var folded = text.Tokens.Word(i - 1).ToString();
        if (text.Tokens[i].Start != text.Tokens[i - 1].End + 1 || text.Tokens[i - 1].Kind != FrenchTokenKind.Word || folded.Length < 3 || IsCivility(text, i - 1) || NameLists.IsPlaceOrThing(folded))
            return false;
        if (Names.IsSurname(folded) && (!NameLists.IsEveryday(folded) || text.CasedThroughout && Names.IsCapitalised(text, i - 1)))
            return !text.CasedThroughout || char.IsUpper(text.Tokens.Written(i - 1)[0]);
        return text.CasedThroughout ? Names.IsCapitalised(text, i - 1) && !NameLists.IsEveryday(folded) && !(Names.StartsSentence(text, i - 1) && NameLists.IsCommon(folded)) : !NameLists.IsCommon(folded) && !Names.IsFirstName(folded);
    }

    // "t e s s i e r", "D-A-S-I-L-V-A": four letters or more; an acronym is spelt in two or three.
    private static void Spelt(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in SpeltLetters().Matches(text.Folded))
        {
            // "Écrivez à h a d d a d"
            var start = text.Text[match.Index] == 'à' ? match.Index + 2 : match.Index;
            var letters = Alone().Count(match.ValueSpan);
            if (letters >= 5 || letters >= 3 && Spelling().IsMatch(text.Folded))
                spans.Add(new(start, match.Index + match.Length, PersonalLabel.Person, 45));
        }
    }

    internal static int TokenAt(FrenchTokens tokens, int position)
    {
        var i = tokens.From(position);
        return i < tokens.Count && tokens[i].Start - position <= 2 ? i : -1;
    }

    [GeneratedRegex("^ (?:n'a (?:pas|plus|jamais) |a (?:oubli|demand|demissionn|sign|appel|rappel|dit|quitt|valid|chang|repris|pris|perdu|eu |ete |travaill|fait|commenc|recu|touch|demenag|envoy)|est (?:en (?:arret|conge|cdi|cdd|vacances|formation|teletravail|retard)|parti|absent|malade|enceinte|revenu|embauch|licenci|sorti|arriv|entre|passe)|s'est |m'a |nous a |vous a |conteste|demande|reclame|revient|reprend|travaille|habite|touche|gagne|attend|veut )")]
    private static partial Regex Doing();

    // Where the unknown word is a town nobody listed.
    [GeneratedRegex(@"\b(?:nee?s?|etablissements?|depots?|agences?|magasins?|sites?|usines?|basee?s?|situee?s?|installee?s?|boutiques?|entrepots?|autre) (?:a|de|d'|sur) ?$")]
    private static partial Regex InTown();

    // What programmes are called by names.
    [GeneratedRegex(@"\b(?:module|logiciel|menu|bouton|onglet|version|application|programme|mise a jour|outil|imprimante|serveur) ?$")]
    private static partial Regex Programme();

    [GeneratedRegex(@"\b(?:de|a|pour|par|depuis|vers|avant|apres|pere|vacances|fetes|conges|pause|prime|jusqu'a)(?: de)? $")]
    private static partial Regex Christmas();

    // What is somebody's, or somebody himself.
    [GeneratedRegex(@"(?:\b(?:bulletins?|fiches?|dossier|arret|arrets|paie|paye|contrat|salaire|prime|conges|solde|compte|cas|planning|heures|feuille|absences?|acompte|depart|demission|embauche|attestation|rib|virement|compteur|anciennete|part|collegue|salariee?|prenom|place|nom) d[e'] ?|\b(?:s'appelle|m'appelle|se nomme|nommee?|prenom|collegue|salariee?|apprentie?|stagiaire|avec|pour|chez|c'est|ici|a|et|ou|appelle[rz]?|demande[rz]?) )$")]
    private static partial Regex Whose();

    // The shape of towns' names: hyphens and little words between them, or a saint.
    [GeneratedRegex(@"^(?:[a-z']+-)+(?:sur|en|les|le|la|des|sous|aux|du|de|d'|lez|lès)-|^(?:saint|sainte|st|ste)[ -][a-z]|^(?:villers?|villiers?|mont|bourg|pont|port|chateau|neuilly|fontenay|mantes|aix|bois|roche|grand|petit|vieux|haut|bas|bar|val|clermont|charleville|boulogne|ivry|joinville|nogent|noisy|cergy|vitry|chalon|romans|salon|tain|thonon)-[a-z]")]
    private static partial Regex TownShape();

    // What somebody has.
    [GeneratedRegex(@"\b(?:bulletins?|contrat|fiche|solde(?: de tout compte)?|tout compte|salaire|paie|arret|virement|supplementaires?) d[e'] ?$")]
    private static partial Regex Owned();

    // After these only a name can follow.
    [GeneratedRegex(@"\b(?:m'appelle|s'appel(?:le|lent|ait|aient)|nomme|(?:mon|son|notre) (?:nom|prenom)(?: de famille| de jeune fille)?,? c'est|mon nom|nom de famille|nom de jeune fille|prenom|au nom d[e'] ?) ?$")]
    private static partial Regex NamedBy();

    // What a capital follows without naming anybody: a menu, a programme, a town.
    [GeneratedRegex(@"\b(?:module|logiciel|menu|bouton|onglet|colonne|fichier|version|ecran|fenetre|case|rubrique|convention|prime|loi|reduction|taux|sous|dans|sur|(?<!\b(?:y|dire|dit|disiez|parler?|parle|demande[rz]?|demande|envoye[rz]?|envoye|donne[rz]?|passe[rz]?|rappele[rz]?|confie|ecri\w*|telephone[rz]?|verse[rz]?|paye[rz]?|remis|remettre|adresser?|transmis|transmettre|pense[rz]?|appel|merci) )a|en|programme|application|site|navigateur|touche|cliquez|cliquer|tapez|mutuelle|prevoyance|caisse|banque|credit|syndicat|formulaire|ville|commune|region|departement|rue|avenue|boulevard|(?<!la )place|mode|option|champ|zone|bloc|etat|message|erreur|code|format|avec l'option|naissance|nee? a)(?: (?:de|du|la|le|l'|les|des))? ?[«""]? ?$")]
    private static partial Regex ThingBefore();

    // As ThingBefore; without capitals the words behind "à" or "dans" may still be names.
    [GeneratedRegex(@"\b(?:module|logiciel|menu|bouton|onglet|colonne|fichier|version|ecran|fenetre|case|rubrique|convention|application|site|navigateur|touche|ville|commune|option|champ|zone|bloc|erreur|code|format)(?: (?:de|du|la|le|l'|les|des))? ?$")]
    private static partial Regex UnknownThing();

    [GeneratedRegex(@"^(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|noel|toussaint|pentecote|paques)$")]
    private static partial Regex Months();

    [GeneratedRegex(@"^(?:directeur|directrice|president|presidente|maire|comptable|responsable|formateur|gerant|gerante|tout|patron|untel)$")]
    private static partial Regex Titles();

    [GeneratedRegex(@"(?:\bc'est|\bici|\bje suis|\bm'appelle|\bs'appel(?:le|lent|ait|aient)|\bs'appelle maintenant|\bse nomme|\bnommee?|\bappel(?:ez|er)|\bcollegue|\bsalarie[es]?|\bl'apprentie?,?|\bun certain|\bune certaine|\bdemand(?:ez|er) a|\bvoir avec|\bavec|\bcontact|\bau nom d[e'] ?|\bpour|\bbulletin d[e'] ?|\bpaie d[e'] ?|\bcelui d[e'] ?|\bcelle d[e'] ?|\bnumero d[e'] ?|\bmari|\bfemme|\bfils|\bfille|\bl'appareil|\bsupport|\bmaintenant c'est|\bou|\ble directeur,?|\bla directrice,?|\ble gerant,?|\bla gerante,?|\bcopie|\bvirement d[e'] ?|\bdossier d[e'] ?|\bcontrat d[e'] ?|\barret d[e'] ?|\bfiche d[e'] ?|\b(?:nom|prenom)(?: de famille| de jeune fille| de naissance)?(?:,? c'est)?|\bfamille|\bselon|\bd'apres|\bsans|\ba la place d[e'] ?|\bl'attention d[e'] ?|\bremplace|\bpasse[rz]?|\bpasse[rz]?-moi|\bparler a|\bdire a|\benvoye a|\bmerci|\bbonjour|\bau revoir|\bdemande[rz]?|\bassistance(?: paie)?(?:,? bonjour)?|\bsupport(?: paie)?(?:,? bonjour)?|\b(?:tout compte|salaire|supplementaires?|conges|compteur|planning|anciennete|absences?|acompte|prime|depart|ligne) d[e'] ?|\bmon prenom c'est|\bmon nom|\bnom|\bil y a),? ?(?=\w)")]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^(?:urssaf|carsat|cpam|france|agirc|arrco|dsn|net|teamviewer|anydesk|windows|excel|silae|sage|cegid|adp|malakoff|humanis|probtp|axa|generali|macif|maif|ag2r|apicil|klesia|harmonie|swisslife|allianz|groupama|microsoft|syntec|bnp|internet|google|outlook|word|smic|tva|neodes|noel|paris|lyon|marseille|toulouse|nantes|bordeaux|lille|rennes|strasbourg|hirondelle|mesange|ameli|pole|assedic|fillon|macron|agefiph|sepa)$")]
    internal static partial Regex Organisations();

    // A letter, how it is told apart ("T comme Thérèse") and what it bears ("E accent aigu").
    private const string Letter = @"[a-z](?![\w'])(?:,? comme [\w-]{3,}(?=[ ,.;-]|$))?(?:,? (?:accent (?:aigu|grave|circonflexe)|trema|cedille|majuscule)\b)?";

    [GeneratedRegex($@"(?<![\w']){Letter}(?:(?:[ ,.;-]{{1,3}}|,? ?(?:puis|tiret|apostrophe|trait d'union|espace|et),? )(?:(?:deux|double) )?{Letter})+")]
    private static partial Regex SpeltLetters();

    [GeneratedRegex(@"(?<!\w)[a-z](?!\w)")]
    private static partial Regex Alone();

    [GeneratedRegex(@"\bepel|\bca s'ecrit|\blettre par lettre")]
    private static partial Regex Spelling();
}
