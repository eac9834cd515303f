using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The exact part: labels, synonyms and learned mis-hearings, whatever their case, accents, articles and inflection.</summary>
internal static class WordSearch
{
    private const int MaxSkipped = 3;

    public static void Find(KeywordScratch scratch)
    {
        var (tokens, words, catalogue, found) = (scratch.Tokens, scratch.Words, scratch.Catalogue, scratch.Found);
        var roots = scratch.Roots(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
            roots[i] = Root(tokens, i, words[i].Root);
        for (var i = 0; i < tokens.Count; i++)
        {
            ref readonly var word = ref words[i];
            if ((word.Begins & WordBegins.Written) != 0)
                FindWritten(tokens, i, catalogue.Written, found);
            if (roots[i] == 0)
                continue;
            if ((word.Begins & WordBegins.Single) != 0)
                AddAll(catalogue.Single.Find(WordIndex.Combine(0, FrenchStem.LightHash(tokens.Word(i)))), tokens, i, i, found);
            if ((word.Begins & WordBegins.Several) != 0 || roots[i] != word.Root)
                FindSeveral(tokens, i, roots, catalogue.Several, found);
        }
    }

    private static ulong Root(FrenchTokens tokens, int i, ulong root)
    {
        if (i > 0 && tokens.Word(i) is "cent" && tokens.Word(i - 1) is "pour")
            return FrenchStem.RootHash("%");
        // "Le taux n'a pas changé" has no "taux PAS" in it.
        return root == 0 || IsAcronymHere(tokens, i) ? root : ulong.MaxValue;
    }

    private static void FindWritten(FrenchTokens tokens, int i, WordIndex index, List<Mention> found)
    {
        var hash = 0UL;
        for (var j = i; j < tokens.Count && j < i + 8; j++)
        {
            hash = WordIndex.Combine(hash, tokens[j].Hash);
            if (!index.IsPrefix(hash))
                return;
            if (index.Find(hash) is not { } terms)
                continue;
            if (i == j && !IsAcronymHere(tokens, i))
                continue;
            AddAll(terms, tokens, i, j, found);
        }
    }

    // Acronyms that are also everyday words: in small letters they need a word before them that the everyday word would not have.
    private static bool IsAcronymHere(FrenchTokens tokens, int i)
    {
        if (tokens.Word(i) is not ("pas" or "ta" or "due" or "cet" or "an" or "pass"))
            return true;
        if (tokens.Written(i).IndexOfAnyInRange('a', 'z') < 0)
            return true;
        return i > 0 && (tokens.Word(i - 1) is "le" or "du" or "au" or "la" or "taux" or "question" or "niveau" or "cote");
    }

    private static void FindSeveral(FrenchTokens tokens, int i, ReadOnlySpan<ulong> roots, WordIndex index, List<Mention> found)
    {
        var hash = 0UL;
        var skipped = 0;
        for (var j = i; j < tokens.Count; j++)
        {
            if (roots[j] == 0)
            {
                if (++skipped > MaxSkipped)
                    return;
                continue;
            }

            skipped = 0;
            if (Broken(tokens, j) && j > i)
                return;
            hash = WordIndex.Combine(hash, roots[j]);
            if (!index.IsPrefix(hash))
                return;
            AddAll(index.Find(hash), tokens, i, j, found);
        }
    }

    // A sentence ends between this word and the one before.
    private static bool Broken(FrenchTokens tokens, int j)
    {
        for (var k = tokens[j - (j > 0 ? 1 : 0)].End; k < tokens[j].Start; k++)
        {
            if (tokens.Folded[k] is '?' or '!' or ';' || tokens.Folded[k] == '.' && tokens[j].Start - k > 1)
                return true;
        }

        return false;
    }

    private static void AddAll(List<Term>? terms, FrenchTokens tokens, int first, int last, List<Mention> found)
    {
        if (terms is null)
            return;
        foreach (var term in terms)
            found.Add(new(term.Keyword, tokens[first].Start, tokens[last].End, term.Kind, term.Kind == MentionKind.Exact ? 1 : 0.95));
    }
}
