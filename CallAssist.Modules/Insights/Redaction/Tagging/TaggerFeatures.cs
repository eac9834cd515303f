using System.Numerics;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction.Tagging;

/// <summary>
/// What the tagger sees of each word of a call: the word, its ending, what lists know of it, capitals, the marks before it, the
/// same of its neighbours, the number it is part of and the content words around it. Every feature is a 64-bit hash.
/// </summary>
internal sealed class TaggerFeatures
{
    /// <summary>Most features one word can have.</summary>
    public const int Most = 64;

    private const int Pad = 3;
    private const int CuesBefore = 8;
    private const int CuesBehind = 6;

    private readonly Look[] _looks;
    private readonly Dictionary<ulong, int> _lists = [];

    /// <param name="turns">Turns in their order; each begins as a sentence does.</param>
    public TaggerFeatures(IReadOnlyList<RedactionText> turns)
    {
        Count = turns.Sum(t => t.Tokens.Count);
        _looks = new Look[Count + 2 * Pad];
        var at = Pad;
        foreach (var turn in turns)
        {
            for (var i = 0; i < turn.Tokens.Count; i++)
                _looks[at++] = LookAt(turn, i);
        }

        MeasureRuns();
    }

    /// <summary>How many words.</summary>
    public int Count { get; }

    /// <summary>The features of word <paramref name="index"/>, counted through all turns; how many were written.</summary>
    public int Write(int index, Span<ulong> features)
    {
        var at = index + Pad;
        ref readonly var here = ref _looks[at];
        ref readonly var before = ref _looks[at - 1];
        ref readonly var behind = ref _looks[at + 1];
        ref readonly var before2 = ref _looks[at - 2];
        ref readonly var behind2 = ref _looks[at + 2];
        ref readonly var before3 = ref _looks[at - 3];
        var (k, kb, ka) = ((ulong)here.Kind, (ulong)before.Kind, (ulong)behind.Kind);
        var coarse = (ulong)here.Coarse;
        var n = 0;
        features[n++] = Hash(1, 0);
        features[n++] = Hash(2, here.Word);
        features[n++] = Hash(3, here.Stem);
        features[n++] = Hash(4, k);
        features[n++] = Hash(5, here.Gap, k);
        features[n++] = Hash(6, behind.Gap, k);
        features[n++] = Hash(7, here.Suffix, coarse);
        features[n++] = Hash(8, here.Prefix, coarse);
        features[n++] = Hash(9, before.Word);
        features[n++] = Hash(10, behind.Word);
        features[n++] = Hash(11, before2.Word);
        features[n++] = Hash(12, behind2.Word);
        features[n++] = Hash(13, before3.Word);
        features[n++] = Hash(14, before.Word, here.Word);
        features[n++] = Hash(15, here.Word, behind.Word);
        features[n++] = Hash(16, before2.Word, before.Word);
        features[n++] = Hash(17, behind.Word, behind2.Word);
        features[n++] = Hash(18, before.Word, behind.Word);
        features[n++] = Hash(19, Hash(19, before3.Word, before2.Word), before.Word);
        features[n++] = Hash(20, kb);
        features[n++] = Hash(21, ka);
        features[n++] = Hash(22, (ulong)before2.Kind);
        features[n++] = Hash(23, (ulong)behind2.Kind);
        features[n++] = Hash(24, kb, k);
        features[n++] = Hash(25, k, ka);
        features[n++] = Hash(26, Hash(26, kb, k), ka);
        features[n++] = Hash(27, Hash(27, (ulong)before2.Kind, kb), k);
        features[n++] = Hash(28, Hash(28, (ulong)behind2.Kind, ka), k);
        features[n++] = Hash(29, before.Word, k);
        features[n++] = Hash(30, behind.Word, k);
        features[n++] = Hash(31, Hash(31, before2.Word, before.Word), k);
        features[n++] = Hash(32, Hash(32, before2.Word, kb), k);
        features[n++] = Hash(33, Hash(33, behind2.Word, ka), k);
        if (here.Run > 0)
        {
            var run = (ulong)Bucket(here.Run);
            features[n++] = Hash(34, run, k);
            features[n++] = Hash(35, run, _looks[here.RunFirst - 1].Word);
            features[n++] = Hash(36, Hash(36, run, _looks[here.RunFirst - 1].Word), _looks[here.RunFirst - 2].Word);
            features[n++] = Hash(37, run, _looks[here.RunEnd].Word);
            features[n++] = Hash(38, run, coarse);
        }

        for (int i = at - 1, left = CuesBefore; i >= Pad && left > 0; i--, left--)
        {
            if (_looks[i].IsCue)
                features[n++] = Hash(40, _looks[i].Stem, coarse);
        }

        for (int i = at + 1, left = CuesBehind; i < at + 1 + left && i < _looks.Length - Pad; i++)
        {
            if (_looks[i].IsCue)
                features[n++] = Hash(41, _looks[i].Stem, coarse);
        }

        return n;
    }

    private static int Bucket(int digits) => digits switch { <= 2 => digits, <= 4 => 3, <= 6 => 4, <= 8 => 5, <= 10 => 6, <= 12 => 7, <= 15 => 8, <= 20 => 9, _ => 10 };

    private static ulong Hash(ulong kind, ulong a, ulong b = 0)
    {
        var h = (a ^ (kind * 0x9E3779B97F4A7C15UL)) * 0xD6E8FEB86659FD93UL;
        h = (BitOperations.RotateLeft(h, 31) ^ b) * 0xA0761D6478BD642FUL;
        return h ^ (h >> 32);
    }

    private Look LookAt(RedactionText text, int i)
    {
        var tokens = text.Tokens;
        ref readonly var token = ref tokens[i];
        var folded = tokens.Word(i);
        var stem = FrenchTokens.HashOf(folded[..Math.Min(folded.Length, FrenchStem.Root(folded))]);
        var gap = GapClass(tokens.Between(i), i);
        var (kind, coarse, digits) = Classify(text, i, folded, gap);
        return new()
        {
            Word = token.Hash, Stem = stem, Gap = gap, Kind = kind, Coarse = coarse, Run = digits,
            Suffix = FrenchTokens.HashOf(folded[Math.Max(0, folded.Length - 3)..]), Prefix = FrenchTokens.HashOf(folded[..Math.Min(3, folded.Length)]),
            IsCue = kind >= FirstWord && token.Kind == FrenchTokenKind.Word && token.Length > 2 && !FrenchText.IsFunctionWord(folded),
        };
    }

    private const int FirstWord = 100;

    // A number by its length; a letter; a number word by its size; a word by its capitals and by the lists that have it.
    private (int Kind, int Coarse, int Digits) Classify(RedactionText text, int i, ReadOnlySpan<char> folded, ulong gap)
    {
        ref readonly var token = ref text.Tokens[i];
        if (token.Kind == FrenchTokenKind.Number)
            return (folded.ContainsAnyExceptInRange('0', '9') ? 30 : 10 + Math.Min(folded.Length, 15), 1, folded.Length);
        if (token.Kind == FrenchTokenKind.Percent)
            return (31, 2, 0);
        if (token.Kind == FrenchTokenKind.Elision)
            return (32, 2, 0);
        if (NumberWords.ValueOf(folded) is >= 0 and var value)
            return (value switch { < 10 => 40, < 20 => 41, < 100 => 42, 100 => 43, _ => 44 }, 3, 1);
        var written = text.Tokens.Written(i);
        var upper = char.IsUpper(written[0]);
        if (folded.Length == 1)
            return (upper ? 33 : 34, 4, 0);
        if (folded.ContainsAnyInRange('0', '9'))
            return (35, 5, 0);
        var capitals = !text.HasCapitals ? 0 : !upper ? text.CasedThroughout ? 1 : 2 : !written.ContainsAnyInRange('a', 'z') ? 3 : gap == 0 || gap >= Sentence ? 4 : 5;
        if (!_lists.TryGetValue(token.Hash, out var lists))
            _lists[token.Hash] = lists = ListsOf(folded);
        return (FirstWord + capitals * 32 + lists, 6 + (capitals >= 3 ? capitals - 2 : 0) * 4 + ((lists & 4) != 0 ? 0 : (lists & 3) != 0 ? 1 : (lists & 8) != 0 ? 2 : 3), 0);
    }

    private static int ListsOf(ReadOnlySpan<char> folded)
    {
        var word = folded.ToString();
        return (Names.IsFirstName(word) ? 1 : 0) | (Names.IsSurname(word) ? 2 : 0)
            | (NameLists.IsEveryday(folded) ? 4 : FrenchWords.Contains(folded) ? 8 : 0) | (NameLists.IsPlaceOrThing(folded) ? 16 : 0);
    }

    private const ulong Sentence = 8;

    private static ulong GapClass(ReadOnlySpan<char> gap, int i) =>
        i == 0 ? 0UL : gap is " " ? 1UL : gap.IndexOfAny('.', '?', '!') >= 0 && gap.Length > 1 || gap.Contains('\n') ? Sentence : gap.Contains(',') ? 2UL
        : gap.Contains('\'') ? 3UL : gap.Contains('-') ? 4UL : gap.Contains('@') ? 5UL : gap is "." ? 6UL : gap.Contains(':') ? Sentence + 1 : gap.Contains('_') || gap.Contains('/') ? 7UL : Sentence + 2;

    // Numbers in a row, fillers of one word between: how many digits they have together, and where they begin and end.
    private void MeasureRuns()
    {
        for (var i = Pad; i < Pad + Count;)
        {
            if (_looks[i].Run == 0)
            {
                i++;
                continue;
            }

            var (end, digits) = (i, 0);
            for (var at = i; at < Pad + Count && (_looks[at].Run > 0 || at + 1 < Pad + Count && _looks[at + 1].Run > 0); at++)
            {
                if (_looks[at].Run > 0)
                    (end, digits) = (at + 1, digits + _looks[at].Run);
            }

            for (var at = i; at < end; at++)
                (_looks[at].Run, _looks[at].RunFirst, _looks[at].RunEnd) = (_looks[at].Run > 0 ? digits : 0, i, end);
            i = end;
        }
    }

    private struct Look
    {
        public ulong Word;
        public ulong Stem;
        public ulong Suffix;
        public ulong Prefix;
        public ulong Gap;
        public int Kind;
        public int Coarse;
        public int Run;
        public int RunFirst;
        public int RunEnd;
        public bool IsCue;
    }
}
