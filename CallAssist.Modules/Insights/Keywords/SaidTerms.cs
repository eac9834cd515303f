using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Terms whose content words are all said, inflected or derived ("mis à jour", "forfaits sociaux"): in ordinary talk no other term is believed
/// that does not sound exactly so. The words of a turn find them; what they sound like together decides.
/// </summary>
internal sealed class SaidTerms
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<ulong, List<int>> _keys = [];
    private readonly List<List<SoundTerm>> _beginning = [];
    private readonly HashFilter _known;

    public SaidTerms(IEnumerable<(string Phonemes, Term Term)> terms, HeardCosts costs)
    {
        foreach (var (phonemes, term) in terms)
        {
            var sound = SoundTerm.Of(term, phonemes, costs, [.. OrdinaryFrench.ContentOf(term.Words).Select(NumberOf)]);
            if (sound.Tolerance > PhonemeSearch.Alike && sound.Words.Length > 0)
                _beginning[sound.Words[0]].Add(sound);
        }

        _known = new(_keys.Keys);
    }

    /// <summary>Appends the numbers of the words that a spoken word is a form of, as <see cref="OrdinaryFrench.Related"/> has it.</summary>
    public void AddForms(ReadOnlySpan<char> spoken, List<int> forms)
    {
        var from = forms.Count;
        var hash = FrenchTokens.HashOf([]);
        for (var n = 1; n <= spoken.Length; n++)
        {
            hash = FrenchTokens.Extend(hash, spoken[n - 1]);
            if (n >= 3)
                Add(hash, spoken, forms, from);
            if (n == 5 || n == AllButOne(spoken))
                Add(~hash, spoken, forms, from);
        }

        Add(OrdinaryFrench.SoundOf(spoken), spoken, forms, from);
    }

    /// <summary>Finds what is said in the words from one on that do not hold a mis-hearing.</summary>
    /// <param name="first">The word that is a form of a term's first one.</param>
    /// <param name="said">A bit for each form in the turn, as <see cref="SoundTerm.Mask"/>.</param>
    /// <param name="words">The words of the turn.</param>
    /// <param name="heard">Their sounds.</param>
    /// <param name="search">What they sound like.</param>
    /// <param name="found">Receives terms as <see cref="PhonemeSearch.Search"/> does.</param>
    public void Find(int first, ulong said, SpokenWords words, HeardSounds heard, PhonemeSearch search, List<SoundMatch> found)
    {
        foreach (var form in words.Forms(words[first]))
        {
            foreach (var term in _beginning[form])
            {
                if ((term.Mask & ~said) != 0 || !Says(term, words, first, heard.Word(first).Last))
                    continue;
                // Small words may stand in front; an earlier form of the same word has its own turn.
                for (var from = first; from >= 0 && heard.Word(from).Last > first && (from == first || !words.Forms(words[from]).Contains(form)); from--)
                {
                    if (search.Hears(term, heard, from) is { Cost: > PhonemeSearch.Alike } match && from + match.Words <= heard.Word(from).Odd
                        && Says(term, words, first, from + match.Words))
                        found.Add(match);
                }
            }
        }
    }

    private static bool Says(SoundTerm term, SpokenWords words, int first, int end)
    {
        var at = first;
        foreach (var word in term.Words)
        {
            while (at < end && !words.Forms(words[at]).Contains(word))
                at++;
            if (at++ >= end)
                return false;
        }

        return true;
    }

    private void Add(ulong key, ReadOnlySpan<char> spoken, List<int> forms, int from)
    {
        if (!_known.MayContain(key) || !_keys.TryGetValue(key, out var numbers))
            return;
        foreach (var number in numbers)
        {
            if (forms.IndexOf(number, from) < 0 && OrdinaryFrench.Related(_words[number], spoken))
                forms.Add(number);
        }
    }

    private int NumberOf(string word)
    {
        if (_numbers.TryGetValue(word, out var number))
            return number;
        number = _numbers[word] = _words.Count;
        _words.Add(word);
        _beginning.Add([]);
        // Found by each of its beginnings when less is said, by itself without its last letter when more is said.
        var hash = FrenchTokens.HashOf([]);
        for (var n = 1; n <= word.Length; n++)
        {
            hash = FrenchTokens.Extend(hash, word[n - 1]);
            if (n >= 3)
                Register(~hash, number);
            if (n == AllButOne(word))
                Register(hash, number);
        }

        Register(OrdinaryFrench.SoundOf(word), number);
        return number;
    }

    private void Register(ulong key, int number)
    {
        if (!_keys.TryGetValue(key, out var numbers))
            _keys[key] = numbers = [];
        numbers.Add(number);
    }

    private static int AllButOne(ReadOnlySpan<char> word) => Math.Max(3, word.Length - 1);
}
