using System.Runtime.InteropServices;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Terms whose content words are all said, inflected or derived ("mis à jour", "forfaits sociaux"): in ordinary talk no other term is believed
/// that does not sound exactly so. The words of a turn find them; what they sound like together decides.
/// </summary>
internal sealed class SaidTerms
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<ulong, List<int>> _keys = [];
    private readonly List<List<(ulong Mask, SoundTerm Term)>> _beginning = [];
    private readonly HalfSaidTerms _half;
    private readonly HashFilter _known;

    public SaidTerms(IEnumerable<(string Phonemes, Term Term)> terms, HeardCosts costs)
    {
        _half = new(costs);
        foreach (var (phonemes, term) in terms)
        {
            var sound = SoundTerm.Of(term, phonemes, costs, [.. OrdinaryFrench.ContentOf(term.Words).Select(NumberOf)]);
            if (sound.Tolerance > PhonemeSearch.Alike && sound.Words.Length > 0)
                _beginning[sound.Words[0]].Add((MaskOf(sound.Words), sound));
            _half.Add(sound);
        }

        _known = new(_keys.Keys);
        _half.Seal();
    }

    /// <summary>
    /// Appends the numbers of the words that a spoken word is a form of: that begin with the same five letters, or with three and all of the
    /// shorter one but its last letter, or that sound the same ("conte" is "compte").
    /// </summary>
    /// <param name="spoken">The word, folded.</param>
    /// <param name="sound">What it sounds like, as <see cref="OrdinaryFrench.SoundOf"/>.</param>
    /// <param name="forms">Receives the numbers.</param>
    public void AddForms(ReadOnlySpan<char> spoken, ulong sound, List<int> forms)
    {
        var from = forms.Count;
        var hash = FrenchTokens.HashOf([]);
        for (var n = 1; n <= spoken.Length; n++)
        {
            hash = FrenchTokens.Extend(hash, spoken[n - 1]);
            if (n >= 3)
                Add(hash, forms, from);
            if (n == 5 || n == AllButOne(spoken))
                Add(~hash, forms, from);
        }

        Add(sound, forms, from);
    }

    /// <summary>A bit for each of some words of terms, several words to a bit.</summary>
    public static ulong MaskOf(ReadOnlySpan<int> words)
    {
        var mask = 0UL;
        foreach (var word in words)
            mask |= 1UL << (word & 63);
        return mask;
    }

    /// <summary>Finds the terms whose first word is said here, where nothing is odd.</summary>
    /// <param name="first">The word that may be a form of a term's first one.</param>
    /// <param name="words">The words of the turn.</param>
    /// <param name="heard">Their sounds.</param>
    /// <param name="search">What they sound like.</param>
    /// <param name="found">Receives terms as <see cref="PhonemeSearch.Search"/> does.</param>
    public void Find(int first, SpokenWords words, HeardSounds heard, PhonemeSearch search, List<SoundMatch> found)
    {
        ref readonly var word = ref words[first];
        if (word.FormCount == 0)
            return;
        ref readonly var window = ref heard.Word(first);
        var end = Math.Min(window.Last, window.Odd);
        var said = 0UL;
        for (var i = first; i < end; i++)
            said |= words[i].FormMask;
        foreach (var form in words.Forms(word))
        {
            foreach (ref readonly var term in CollectionsMarshal.AsSpan(_beginning[form]))
            {
                if ((term.Mask & ~said) == 0 && Says(term.Term, words, first, end))
                    Find(term.Term, first, words, heard, search, found);
            }
        }

        _half.Find(first, words, heard, search, found);
    }

    // Small words may stand in front; an earlier form of the same word has its own turn.
    private static void Find(SoundTerm term, int first, SpokenWords words, HeardSounds heard, PhonemeSearch search, List<SoundMatch> found)
    {
        for (var from = first; from >= 0 && heard.Word(from).Last > first && heard.Word(from).Odd > first; from--)
        {
            if (from < first && words.Forms(words[from]).Contains(term.Words[0]))
                return;
            if (search.Hears(term, term.Tolerance, heard, from) is { Cost: > PhonemeSearch.Alike } match && from + match.Words <= heard.Word(from).Odd && Says(term, words, first, from + match.Words))
                found.Add(match);
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

    private void Add(ulong key, List<int> forms, int from)
    {
        if (!_known.MayContain(key) || !_keys.TryGetValue(key, out var numbers))
            return;
        foreach (var number in numbers)
        {
            if (forms.IndexOf(number, from) < 0)
                forms.Add(number);
        }
    }

    private int NumberOf(string word)
    {
        if (_numbers.TryGetValue(word, out var number))
            return number;
        number = _numbers[word] = _beginning.Count;
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
