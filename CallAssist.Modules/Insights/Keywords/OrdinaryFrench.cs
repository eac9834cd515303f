using System.Collections.Concurrent;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Redaction;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// What was really said and is no mis-hearing: a transcription that goes wrong leaves an odd sequence ("lure safe"), whereas ordinary words that
/// merely sound a little like a term are what they are, unless they are forms of the term's own words ("mis à jour", "forfaits sociaux").
/// </summary>
internal sealed class OrdinaryFrench
{
    private const int MaxKnown = 100_000;
    private readonly HashSet<ulong> _words = [];
    private readonly ConcurrentDictionary<ulong, WordKind> _known = [];

    // The first content words of the terms: their beginnings, all but their last letter, and their sounds.
    private readonly HashSet<ulong> _beginnings = [];
    private readonly HashSet<ulong> _nearlyAll = [];
    private readonly HashSet<ulong> _fives = [];
    private readonly HashSet<ulong> _sounds = [];

    /// <summary>What a word can have to do with terms.</summary>
    [Flags]
    private enum WordKind : byte
    {
        Plain = 0,
        Odd = 1,
        BeginsTerm = 2,
    }

    /// <summary>The words of a term belong to the trade; they are ordinary here.</summary>
    public void Learn(FrenchTokens term)
    {
        var first = true;
        for (var i = 0; i < term.Count; i++)
        {
            var word = term.Word(i);
            _words.Add(FrenchStem.RootHash(word));
            if (!first || term[i].Kind == FrenchTokenKind.Elision || FrenchText.IsFunctionWord(word))
                continue;
            first = false;
            for (var n = 3; n <= word.Length; n++)
                _beginnings.Add(FrenchTokens.HashOf(word[..n]));
            if (word.Length >= 3)
                _nearlyAll.Add(FrenchTokens.HashOf(word[..Math.Max(3, word.Length - 1)]));
            if (word.Length >= 5)
                _fives.Add(FrenchTokens.HashOf(word[..5]));
            _sounds.Add(SoundOf(word));
        }
    }

    /// <summary>
    /// True when what begins at a word can only be a term that sounds exactly so: ordinary words all along, and none that begins a term.
    /// </summary>
    public bool IsPlainTalk(FrenchTokens tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var kind = KindOf(tokens, i);
            if ((kind & WordKind.Odd) != 0 && i < first + OddReach || (kind & WordKind.BeginsTerm) != 0 && i < first + Reach)
                return false;
        }

        return true;
    }

    // Before its first content word a window that says a term's words has a function word or two at most.
    private const int Reach = 3;

    // Longer windows do not sound like a term.
    private const int OddReach = 6;

    private WordKind KindOf(FrenchTokens tokens, int i)
    {
        if (_known.TryGetValue(tokens[i].Hash, out var kind))
            return kind;
        kind = (IsPlain(tokens, i, 1) ? WordKind.Plain : WordKind.Odd) | (BeginsTerm(tokens.Word(i)) ? WordKind.BeginsTerm : WordKind.Plain);
        if (tokens[i].Kind == FrenchTokenKind.Word && _known.Count < MaxKnown)
            _known.TryAdd(tokens[i].Hash, kind);
        return kind;
    }

    // The same question as Related, asked of all first words at once.
    private bool BeginsTerm(ReadOnlySpan<char> word)
    {
        var hash = FrenchTokens.HashOf([]);
        for (var n = 1; n <= word.Length; n++)
        {
            hash = FrenchTokens.Extend(hash, word[n - 1]);
            if (n >= 3 && _nearlyAll.Contains(hash) || n == 5 && _fives.Contains(hash) || n >= 3 && n >= word.Length - 1 && _beginnings.Contains(hash))
                return true;
        }

        return _sounds.Contains(SoundOf(word));
    }

    private static ulong SoundOf(ReadOnlySpan<char> word)
    {
        Span<char> sounds = stackalloc char[160];
        return FrenchTokens.HashOf(sounds[..Sounds(word, sounds)]);
    }

    /// <summary>True when nothing in the window is odd.</summary>
    public bool IsPlain(FrenchTokens tokens, int first, int words)
    {
        for (var i = first; i < first + words; i++)
        {
            var word = tokens.Word(i);
            if (tokens[i].Kind == FrenchTokenKind.Word && !FrenchText.IsFunctionWord(word) && !Small(word) && !NameLists.IsEveryday(word) && !NameLists.IsThing(word) && !_words.Contains(FrenchStem.RootHash(word)))
                return false;
        }

        return true;
    }

    /// <summary>True when every content word of the term is there, in order, inflected or derived.</summary>
    public static bool SaysTheSame(FrenchTokens term, FrenchTokens tokens, int first, int words)
    {
        var at = first;
        for (var i = 0; i < term.Count; i++)
        {
            var said = term.Word(i);
            if (term[i].Kind == FrenchTokenKind.Elision || FrenchText.IsFunctionWord(said))
                continue;
            while (at < first + words && !Related(said, tokens.Word(at)))
                at++;
            if (at++ >= first + words)
                return false;
        }

        return true;
    }

    private static bool Related(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.CommonPrefixLength(b) is var same && (same >= 5 || same >= 3 && same >= Math.Min(a.Length, b.Length) - 1) || SoundAlike(a, b);

    // "Conte" is "compte".
    private static bool SoundAlike(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<char> first = stackalloc char[160];
        Span<char> second = stackalloc char[160];
        return first[..Sounds(a, first)].SequenceEqual(second[..Sounds(b, second)]);
    }

    private static int Sounds(ReadOnlySpan<char> word, Span<char> sounds)
    {
        var kept = 0;
        foreach (var sound in sounds[..FrenchPhonetics.Write(word, sounds)])
        {
            if (!FrenchPhonetics.IsOptional(sound))
                sounds[kept++] = sound;
        }

        return kept;
    }

    // Single letters are what spelling leaves, and odd.
    private static bool Small(ReadOnlySpan<char> word) => word is "y" or "si" or "ni" or "ne" or "se" or "me" or "te" or "je" or "tu" or "il" or "on" or "ca" or "que" or "qui" or "est";
}
