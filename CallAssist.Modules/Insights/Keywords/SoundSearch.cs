using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Redaction;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The mis-heard part: what the words sound like, over one to eight words, against the sounds of the terms.</summary>
internal static class SoundSearch
{
    // Short terms are only believed when something else than everyday words was heard.
    private static readonly HashSet<ulong> Everyday = [.. new[]
    {
        "le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "a", "au", "aux", "en", "et", "ou", "pour", "par", "sur", "dans", "mon",
        "ma", "mes", "ce", "cette", "cet", "ces", "c", "s", "n", "ne", "se", "me", "te", "je", "tu", "il", "elle", "on", "nous", "vous", "ils",
        "est", "etait", "ete", "es", "suis", "sont", "ai", "as", "ont", "avait", "pas", "plus", "que", "qu", "qui", "y", "si", "oui", "non",
        "ca", "donc", "alors", "bon", "bien", "tout", "tous", "fait", "faire", "date", "passe", "passer", "paie", "compte", "compter", "sais",
        "sait", "j", "m", "t", "va", "vais", "aie", "eh", "euh", "ah", "hein", "sa", "son", "ses", "ici", "la", "peu", "peut", "peux", "dit",
        "dis", "deux", "sept", "sans", "cent", "mais", "leur", "ta", "tes", "toi", "moi", "lui", "rien", "quoi", "fois", "jour", "cas",
    }.Select(w => FrenchTokens.HashOf(w))];

    // What a short term may differ by for each phoneme, whatever was heard.
    private const int Near = 13;

    // Everyday phrases that come close to a term and mean nothing else than themselves.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Plain = new HashSet<string>
    {
        "cet ete", "se calcule", "ne calcule", "je calcule", "on calcule", "il calcule", "ca calcule", "appelle de", "appelle des", "assez de travail",
        "passe a quatre", "passe a trois", "contrat de travail", "j'ai paye", "que j'ai paye", "ete paye", "expert-comptable", "expert comptable", "experts-comptables", "experts comptables", "la voir",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Find(KeywordScratch scratch)
    {
        var (tokens, words, heard, catalogue, matches) = (scratch.Tokens, scratch.Words, scratch.Sounds, scratch.Catalogue, scratch.Matches);
        matches.Clear();
        heard.Begin();
        for (var i = 0; i < tokens.Count; i++)
        {
            ref readonly var word = ref words[i];
            heard.Add(words.Sounds(word), word.IsOdd, Stops(tokens, i));
        }

        heard.Reckon(catalogue.Sounds.Costs);
        catalogue.Sounds.Search(heard, scratch.Front, matches);
        for (var i = 0; i < tokens.Count; i++)
            catalogue.Said.Find(i, words, heard, catalogue.Sounds, matches);
        foreach (var match in matches)
        {
            if (Believable(match, tokens))
                scratch.Found.Add(ToMention(match, tokens));
        }
    }

    private static Mention ToMention(in SoundMatch match, FrenchTokens tokens) => new(
        match.Term.Keyword, tokens[match.First].Start, tokens[match.First + match.Words - 1].End,
        match.Cost <= PhonemeSearch.Alike ? MentionKind.Phonetic : MentionKind.Fuzzy, Math.Max(0.5, 0.9 - match.Cost / 100.0 / match.Length));

    // "à compte" is "acompte": the letters of the term, cut in two.
    private static bool Joined(Term term, int words, FrenchTokens tokens, int first)
    {
        if (words < 2 || term.Text.Length < 6)
            return false;
        var at = 0;
        for (var i = first; i < first + words; i++)
        {
            var word = tokens.Word(i);
            foreach (var letter in word)
            {
                if (at >= term.Text.Length || FrenchText.Fold(term.Text[at++]) != letter)
                    return false;
            }
        }

        return at == term.Text.Length;
    }

    private static bool Believable(in SoundMatch match, FrenchTokens tokens)
    {
        var (first, end) = (match.First, match.First + match.Words);
        if (Plain.Contains(tokens.Folded[tokens[first].Start..tokens[end - 1].End]))
            return false;
        if (Joined(match.Term, match.Words, tokens, first))
            return true;
        // "ter", "test", "paies" sound like an acronym, and are what they are.
        if (match.Words == 1 && match.Length < 6 && NameLists.IsEveryday(tokens.Word(first)))
            return false;
        if (match.Words == 1 && match.Cost > 9 * match.Length)
            return false;
        // A whole sound in six or seven is only believed where a word of the term was heard, or what is no French.
        var far = match.Length < 8 && match.Cost > Near * match.Length && !SaysWord(match.Term, tokens, first, end);
        if (match.Length >= 6 && !far)
            return true;
        for (var i = first; i < end; i++)
        {
            // A letter by itself is spelt.
            if (!(far && NameLists.IsCommon(tokens.Word(i))) && !Everyday.Contains(tokens[i].Hash) || tokens[i] is { Length: 1, Kind: FrenchTokenKind.Word } && tokens.Word(i)[0] is not ('a' or 'y'))
                return true;
        }

        return false;
    }

    private static bool SaysWord(Term term, FrenchTokens tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            for (var j = 0; j < term.Words.Count; j++)
            {
                if (tokens[i].Length > 2 && tokens[i].Hash == term.Words[j].Hash)
                    return true;
            }
        }

        return false;
    }

    private static bool Stops(FrenchTokens tokens, int j)
    {
        if (j + 1 >= tokens.Count)
            return true;
        for (var k = tokens[j].End; k < tokens[j + 1].Start; k++)
        {
            if (tokens.Folded[k] is '?' or '!' or ';' or ':' or '.')
                return true;
        }

        return false;
    }
}
