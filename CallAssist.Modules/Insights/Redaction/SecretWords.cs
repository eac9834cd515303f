using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Passwords that are plain words: what somebody says a password is ("c'est pivoine"), puts or types ("j'ai mis chocolat noir"), answers when asked for it,
/// and whatever stands before how it is spelt ("avec une majuscule au début", "tout attaché"). Read clause by clause, word by word.
/// </summary>
internal sealed partial class SecretWords(RedactionText text, List<PersonalSpan> spans)
{
    private const int Rank = 92;

    // Below e-mail addresses.
    private const int SoftRank = 86;

    private const int MostWords = 5, MostPlain = 3, ShortestWord = 3;

    /// <summary>Sentences behind the one that names a password in which it may still be told, and how many words one between may have.</summary>
    private const int Sentences = 2, ShortSentence = 4;

    private static readonly Dictionary<string, FrozenSet<string>> Words = NameLists.Sections("secrets").ToDictionary(s => s.Key, s => s.Value.ToFrozenSet(StringComparer.Ordinal));

    // What says a password, what puts or types one, what is said before the word itself, what begins another clause, and what is said of a password.
    private static readonly FrozenSet<string> Tells = Words["tell"], Types = Words["type"], Fillers = Words["filler"], Stops = Words["stop"], Descriptions = Words["description"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Described = Descriptions.Union(Words["name"]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a word that names a secret or says how it is, and is none.</summary>
    public static bool IsNoSecret(ReadOnlySpan<char> folded) => Described.Contains(folded);

    private readonly record struct Chunk(int Start, int End, string Word, bool Pause, bool Ends, bool Asks, int Sentence);

    // Words, and the first one of each sentence.
    private readonly List<Chunk> _chunks = [];
    private readonly List<int> _sentences = [];

    public void Find()
    {
        Cut();
        var named = -1;
        // How a part of an e-mail address is spelt tells no password.
        var mail = spans.Exists(s => s.Label == PersonalLabel.Email);
        var access = !mail && SecretRecogniser.Access().IsMatch(text.Folded);
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (Cue().Match(text.Folded, _chunks[i].Start) is { Success: true } cue)
            {
                named = _chunks[i].Sentence;
                i = _chunks.FindIndex(i, c => c.End >= cue.Index + cue.Length);
                // "Mot de passe marguerite", "mot de passe : marguerite".
                if (_chunks[i].Pause || !cue.Groups["of"].Success)
                    Told(i + 1);
            }
            else if (IsActive(i, named) && Given(i) is > 0 and var told)
            {
                Told(told);
            }
            else if (access && Types.Contains(_chunks[i].Word) && !_chunks[i].Ends && Skip(i + 1) is var at && at < _chunks.Count && Value(at) is var end && end > at + 1 && _chunks.Slice(at + 1, end - at - 1).Exists(c => IsSign(c.Word)))
            {
                // "Je tape bonhomme point neige 8"
                Add(at, end, SoftRank);
            }

            if (i > 0 && IsComment(i) && IsActive(i, named) is var active && (active || access || !mail && Strong().Match(text.Folded, _chunks[i].Start).Success))
                Spelt(i, active ? Rank : SoftRank);
            if (_chunks[i].Word is "motdepasse" or "azerty" or "azertyuiop" or "qwerty" or "changeme" or "123456" or "12345678")
                Add(i, i + 1, Rank);
        }
    }

    // Where what a giver tells begins: behind "c'est", behind a question; 0 where this is none.
    private int Given(int i)
    {
        var types = Types.Contains(_chunks[i].Word);
        if (!types && !Tells.Contains(_chunks[i].Word) && !_chunks[i].Asks || types && (_chunks[i].Word is "dit" or "dis" or "donne" or "par" or "ecrit" or "entre" or "marque" or "appelle" || _chunks[i].Ends))
            return 0;
        return !types || i + 1 < _chunks.Count && !NameLists.IsEveryday(_chunks[i + 1].Word) ? i + 1 : 0;
    }

    private void Told(int first)
    {
        var at = Skip(first);
        if (at < _chunks.Count && Value(at) is var end && end > at && IsAlone(end))
            Add(at, end, Rank);
    }

    // What stands before how it is spelt, back to where it was begun.
    private void Spelt(int comment, int rank)
    {
        var first = comment;
        while (first > 0 && comment - first < MostWords && !(first < comment && _chunks[first - 1].Pause) && !_chunks[first - 1].Ends && IsPart(first - 1))
            first--;
        var given = first > 0 && Begins(_chunks[first - 1].Word);
        if (first == comment || IsDescription(_chunks[first].Word) && !_chunks[comment - 1].Pause && _chunks[comment].Word is "le" or "mon" || !given && (rank == SoftRank || first > 0 && !_chunks[first - 1].Pause) || Descriptions.Contains(_chunks[first].Word) || _chunks[first].Word is "net-entreprises" or "mot" or "passe")
            return;
        Add(first, comment, rank);
    }

    private bool IsPart(int i) => IsFigureOrSign(_chunks[i].Word) || IsWord(_chunks[i].Word) && !Stops.Contains(_chunks[i].Word) && !Begins(_chunks[i].Word) && !FrenchText.IsFunctionWord(_chunks[i].Word) && !IsComment(i);

    private static bool Begins(string word) =>
        Tells.Contains(word) || Types.Contains(word) || Fillers.Contains(word) && !FrenchText.IsFunctionWord(word) || word is "et" or "mais" or "moi" or "puis" or "ou" or "non" or "donne" or "avec";

    // In the sentence that names a password, in the answer to it, and behind a short one ("Attendez.", "Trop tard.").
    private bool IsActive(int i, int named)
    {
        if (named < 0 || _chunks[i].Sentence == named)
            return named >= 0;
        var first = _sentences[named + 1];
        return _chunks[i].Sentence - named <= Sentences && (_chunks[first - 1].Asks || Answer().Match(text.Folded, _chunks[first].Start).Success)
            && (_chunks[i].Sentence == named + 1 || _sentences[named + 2] - first <= ShortSentence);
    }

    private int Skip(int i)
    {
        while (i < _chunks.Count && (Fillers.Contains(_chunks[i].Word) && !Ties(i) || i + 1 < _chunks.Count && _chunks[i].Word is "je" && _chunks[i + 1].Word is "crois" or "pense" || i > 0 && _chunks[i].Word is "crois" or "pense" && _chunks[i - 1].Word is "je"))
            i++;
        // "Oui, c'est", "alors c'est"
        return i < _chunks.Count && _chunks[i].Word is "c'est" or "c'etait" ? Skip(i + 1) : i;
    }

    // "Le même", "la date": an article with its noun names no secret.
    private bool Ties(int i) => _chunks[i].Word is "le" or "la" or "mon" && !(i + 1 < _chunks.Count && _chunks[i + 1].Word is "mot") || _chunks[i].Word is "en" && !(i + 1 < _chunks.Count && _chunks[i + 1].Word is "minuscules" or "majuscules") || _chunks[i].Word is "tout" && i + 1 < _chunks.Count && _chunks[i + 1].Word is not ("simplement" or "bete" or "betement");

    // Words, and figures behind them, to the end of the clause.
    private int Value(int first)
    {
        var figures = false;
        var i = first;
        while (i < _chunks.Count && i - first < MostWords && (i == first || !_chunks[i - 1].Pause) && !IsComment(i))
        {
            var figure = i > first && IsFigureOrSign(_chunks[i].Word);
            if (!figure && (Stops.Contains(_chunks[i].Word) || Tells.Contains(_chunks[i].Word) || !IsWord(_chunks[i].Word)))
                break;
            figures |= figure;
            i++;
        }

        if (i == first || i < _chunks.Count && _chunks[i].Word is "caracteres" or "chiffres" or "lettres" or "jours" or "mois" or "fois" || Descriptions.Contains(_chunks[first].Word) || !figures && IsDescription(_chunks[first].Word))
            return first;
        // "C'est compliqué de s'en souvenir": a sentence, no name.
        return i - first > MostPlain && !figures || _chunks.Slice(first, i - first).Exists(c => FrenchText.IsFunctionWord(c.Word)) ? first : i;
    }

    private static bool IsFigureOrSign(string word) => word.All(char.IsAsciiDigit) || NumberWords.ValueOf(word) >= 0 && word is not ("un" or "une") || IsSign(word);

    private static bool IsSign(string word) =>
        word is "point" or "tiret" or "bas" or "arobase" or "underscore" or "diese" or "etoile" or "dollar" or "d'exclamation" or "d'interrogation" or "virgule";

    private static bool IsWord(string word) => word.Length >= ShortestWord && char.IsAsciiLetter(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '\'' or '_' or '.' or '@' or '#' or '$' or '*' or '+' or '&');

    private static bool IsDescription(string word) =>
        Descriptions.Contains(word) || Said().IsMatch(word) || NumberWords.ValueOf(word) >= 0 || NameLists.IsThing(word) || FrenchText.IsFunctionWord(word) || word.Contains('\'') || word.Length < ShortestWord + 1 || Types.Contains(word) || Stops.Contains(word);

    // Nothing that would make a clause of it follows.
    private bool IsAlone(int end) => end >= _chunks.Count || _chunks[end - 1].Pause || _chunks[end].Word is "et" or "c'est" or "voila" or "je" or "merci" or "mais" or "tout" or "euh" or "hein" or "ok" or "alors" or "puis" or "comme" or "maintenant";

    // How a word is spelt: "avec une majuscule", "p minuscule", "tout attaché", "sans accent", "deux mots", "comme mot de passe".
    private bool IsComment(int i) => Comment().Match(text.Folded, _chunks[i].Start) is { Success: true } comment && (!comment.Groups["it"].Success || i > 0 && (_chunks[i - 1].Pause || IsToldBefore(i)));

    // "C'est bidule le mot de passe": little stands between.
    private bool IsToldBefore(int i)
    {
        var first = i;
        while (first > 0 && i - first < MostWords && (IsFigureOrSign(_chunks[first - 1].Word) || IsWord(_chunks[first - 1].Word)) && !Tells.Contains(_chunks[first - 1].Word) && !Stops.Contains(_chunks[first - 1].Word))
            first--;
        return first < i && first > 0 && _chunks[first - 1].Word is "c'est" or "c'etait";
    }

    private void Add(int first, int end, int rank) => spans.Add(new(_chunks[first].Start, _chunks[end - 1].End, PersonalLabel.Password, rank));

    // What blanks part, without the marks around it.
    private void Cut()
    {
        var folded = text.Folded;
        for (var i = 0; i < folded.Length;)
        {
            var end = i;
            while (end < folded.Length && !char.IsWhiteSpace(folded[end]))
                end++;
            var (from, to) = (i, end);
            while (from < to && folded[from] is '«' or '"' or '(' or '-')
                from++;
            while (to > from && folded[to - 1] is '.' or ',' or ';' or ':' or '?' or '!' or '»' or '"' or ')' or '…')
                to--;
            var marks = folded.AsSpan(to, end - to);
            var (ends, asks) = (marks.IndexOfAny(".?!…") >= 0, marks.IndexOfAny('?', ':') >= 0);
            if (to > from)
            {
                if (_chunks.Count == 0 || _chunks[^1].Ends)
                    _sentences.Add(_chunks.Count);
                _chunks.Add(new(from, to, folded[from..to], marks.Length > 0, ends, asks, _sentences.Count - 1));
            }
            else if (_chunks.Count > 0)
            {
                _chunks[^1] = _chunks[^1] with { Pause = true, Ends = _chunks[^1].Ends || ends, Asks = _chunks[^1].Asks || asks };
            }

            i = end + 1;
        }
    }

    [GeneratedRegex(@"\G(?:(?:l')?(?:ancien |nouveau )?mots? de passe|mdp|password|passphrase|sesame|cle (?:du |de la |de |d[eu] )?(?:wi-?fi|wep|wpa|box)|code wi-?fi|mot secret|question (?:secrete|de securite)|reponse secrete)(?: (?:provisoire|temporaire|actuel|initial|wi-?fi|net-entreprises|par defaut|administrateur|admin|windows|(?<of>(?:de|du|de la|pour la|pour le|d'|sur|des) ?(?:la |le |l')?(?!passe)[a-z-]{3,}(?: (?:windows|partage|mail|protege|admin\w*|reseau))?)))?(?![\w-])")]
    private static partial Regex Cue();

    [GeneratedRegex(@"\G(?:avec (?:(?:un|une|des|deux|le|la|l'|les|que des|juste un|juste une) ?)?(?:(?:grande?|petite?|seule?) )?(?:majuscules?|minuscules?|accents?|espaces?|tirets?|chiffres? au|points? d'|exclamation|[a-z]\b|e dans|trait|cedille)|tout (?:attachee?|collee?|en (?:minuscules?|majuscules?|un mot)|court|simplement|betement|bete)\b|en (?:(?:un|deux|trois) (?:seul )?mots?|minuscules?|majuscules?|capitales|lettres|toutes lettres)\b|sans (?:les? )?(?:espaces?|accents?|majuscules?|tirets?|[a-z]\b|minuscules?|rien)|(?!a |y )[a-z] (?:majuscule|minuscule)\b|(?:deux|trois) mots\b|(?:comme|c'est|c'etait|en) (?:le |mon |notre )?(?:mot de passe|mdp|sesame)\b|(?<it>(?:le|mon) mot de passe\b(?! (?:est|ne|n'|il|a\b)))|majuscule au debut|suivi (?:de|d'))")]
    private static partial Regex Comment();

    // Of what nobody tells of a name.
    [GeneratedRegex(@"\G(?:tout (?:attache|colle|en minus|en majus)|sans espace|avec (?:une? )?(?:[a-z] )?(?:majus|minus|points? d')|[a-z] (?:majus|minus)|(?:comme|c'est) (?:le |mon )?mot de passe)")]
    private static partial Regex Strong();

    [GeneratedRegex(@"\G(?:oui|non|si|alors|donc|euh|attendez|enfin|pardon|ah|c'est|voila|trop|ben|bah|je|j'ai|en fait|sinon)\b")]
    private static partial Regex Answer();

    // As adjectives, participles and verbs end.
    [GeneratedRegex(@"(?:ees?|es|eux|euse|able|ible|ique|aire|ile|ive|ante|oire|ant|ment|ir|er|ait|ez)$|-(?:le|la|les|moi|vous|nous|ce|ci|la)$")]
    private static partial Regex Said();
}
