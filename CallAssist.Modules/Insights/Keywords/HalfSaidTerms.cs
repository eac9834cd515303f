using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Terms of several words of which the first or the last is said and the others were heard as ordinary words: "mot de place", "force et
/// social". They are found by the word that is said and by what the three sounds beside it, or at the term's beginning, are like; then they must
/// sound nearly the same.
/// </summary>
internal sealed class HalfSaidTerms(HeardCosts costs)
{
    /// <summary>What such a term may differ by for each phoneme; 100 is a whole one.</summary>
    private const int PerPhoneme = 10;

    private const int MinLength = 7;
    private const int MaxBefore = 4;

    private readonly Dictionary<ulong, List<SoundTerm>> _terms = [];
    private HashFilter _known = new([]);

    /// <summary>Adds a term, unless it is too short to be told by half of it.</summary>
    public void Add(SoundTerm term)
    {
        if (term.Words.Length < 2 || term.Length < MinLength)
            return;
        Add(Key(term.Words[0], ended: false, costs.Beginning(term.Sounds.AsSpan(Beginning(term)))), term);
        Add(Key(term.Words[^1], ended: true, costs.Beginning(term.Sounds)), term);
    }

    /// <summary>To be called when all terms are in.</summary>
    public void Seal() => _known = new(_terms.Keys);

    /// <summary>Finds the terms that a word begins or ends, where nothing is odd.</summary>
    /// <param name="said">The word.</param>
    /// <param name="words">The words of the turn.</param>
    /// <param name="heard">Their sounds.</param>
    /// <param name="search">What they sound like.</param>
    /// <param name="found">Receives terms as <see cref="PhonemeSearch.Search"/> does.</param>
    public void Find(int said, SpokenWords words, HeardSounds heard, PhonemeSearch search, List<SoundMatch> found)
    {
        var forms = words.Forms(words[said]);
        if (said + 1 < heard.Word(said).Last)
            Find(forms, ended: false, costs.Beginning(heard.Window(said + 1)), said, said, heard, search, found);
        for (var from = said - 1; from >= Math.Max(0, said - MaxBefore) && heard.Word(from).Last > said && heard.Word(from).Odd > said; from--)
            Find(forms, ended: true, costs.Beginning(heard.Window(from)), from, said, heard, search, found);
    }

    private void Find(ReadOnlySpan<int> forms, bool ended, int sounds, int from, int said, HeardSounds heard, PhonemeSearch search, List<SoundMatch> found)
    {
        foreach (var form in forms)
        {
            var key = Key(form, ended, sounds);
            if (_known.MayContain(key) && _terms.TryGetValue(key, out var like))
                Find(like, from, said, heard, search, found);
        }
    }

    private static void Find(List<SoundTerm> terms, int from, int said, HeardSounds heard, PhonemeSearch search, List<SoundMatch> found)
    {
        foreach (var term in terms)
        {
            if (search.Hears(term, term.Length * PerPhoneme, heard, from) is { Cost: > PhonemeSearch.Alike } match
                && from + match.Words > said && from + match.Words <= heard.Word(from).Odd)
                found.Add(match);
        }
    }

    // Behind the sounds of its first content word.
    private static int Beginning(SoundTerm term)
    {
        var words = term.Term.Words;
        var first = 0;
        while (words[first].Kind == FrenchTokenKind.Elision || FrenchText.IsFunctionWord(words.Word(first)))
            first++;
        return Math.Min(term.Sounds.Length, FrenchPhonetics.Key(term.Term.Text[..words[first].End]).Length);
    }

    private void Add(ulong key, SoundTerm term)
    {
        if (!_terms.TryGetValue(key, out var list))
            _terms[key] = list = [];
        list.Add(term);
    }

    private static ulong Key(int word, bool ended, int sounds) => (ulong)word << 13 | (ended ? 1UL << 12 : 0) | (uint)sounds;
}
