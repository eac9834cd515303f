using System.Runtime.InteropServices;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Paraphrases: a clue is a few parts joined by "+", each a list of alternatives ("retir|retenir+part$|partie+paie"); an alternative is
/// the beginning of a word, a whole word ("part$") or several words. When every part stands in one sentence, whatever the order, the
/// keyword is meant, unless they stand far apart. Least trusted.
/// </summary>
internal sealed class ClueIndex
{
    private readonly Dictionary<ulong, List<Alternative>> _words = [];
    private readonly Dictionary<ulong, List<Alternative>> _beginnings = [];
    private readonly List<int> _clueOfPart = [];
    private readonly List<(int Keyword, int First, int Parts)> _clues = [];
    private readonly HashFilter _known;

    public ClueIndex(IReadOnlyList<KeywordEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var clue in HouseLexicon.Clues(entries[i].Id))
                Add(i, clue.Split('+'));
        }

        _known = new(_beginnings.Keys);
    }

    /// <summary>Adds the keywords whose clue stands in a sentence, unless they were mentioned in the text anyway.</summary>
    public void Find(KeywordScratch scratch)
    {
        if (_clues.Count == 0)
            return;
        var (tokens, words, reading) = (scratch.Tokens, scratch.Words, scratch.Clues);
        reading.Begin(_clueOfPart.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && Ends(tokens, i))
                reading.NextSentence();
            ref readonly var word = ref words[i];
            if (word.ClueCount == 0)
                continue;
            var next = i + 1 < tokens.Count ? Letters(tokens.Word(i + 1)) : 0;
            foreach (var alternatives in words.Clues(word))
            {
                foreach (ref readonly var alternative in CollectionsMarshal.AsSpan(alternatives))
                {
                    if ((next & alternative.Mask) == alternative.Next)
                        Hit(alternative, tokens, i, reading, scratch.Kept);
                }
            }
        }
    }

    /// <summary>Appends the lists of alternatives that begin with a word.</summary>
    public void AddBeginning(ReadOnlySpan<char> word, List<List<Alternative>> alternatives)
    {
        if (_words.TryGetValue(FrenchTokens.HashOf(word), out var exact))
            alternatives.Add(exact);
        var hash = FrenchTokens.HashOf([]);
        foreach (var letter in word)
        {
            hash = FrenchTokens.Extend(hash, letter);
            if (_known.MayContain(hash) && _beginnings.TryGetValue(hash, out var beginnings))
                alternatives.Add(beginnings);
        }
    }

    private void Hit(in Alternative alternative, FrenchTokens tokens, int at, ClueReading reading, List<Mention> mentions)
    {
        if (!alternative.Follows(tokens, at, out var last))
            return;
        reading.Hit(alternative.Part, at, tokens[at].Start, tokens[last].End);
        var (keyword, first, parts) = _clues[_clueOfPart[alternative.Part]];
        if (reading.IsWhole(first, parts, at, out var stretch) && !Mentioned(mentions, keyword))
            mentions.Add(new(keyword, stretch.Start, stretch.End, MentionKind.Clue, 0.5));
    }

    private void Add(int keyword, string[] parts)
    {
        _clues.Add((keyword, _clueOfPart.Count, parts.Length));
        foreach (var part in parts)
        {
            foreach (var written in part.Split('|'))
            {
                var alternative = Alternative.Of(_clueOfPart.Count, written);
                var index = alternative.BeginsOnly ? _beginnings : _words;
                if (!index.TryGetValue(alternative.First, out var list))
                    index[alternative.First] = list = [];
                list.Add(alternative);
            }

            _clueOfPart.Add(_clues.Count - 1);
        }
    }

    private static bool Mentioned(List<Mention> mentions, int keyword)
    {
        foreach (var mention in mentions)
        {
            if (mention.Keyword == keyword)
                return true;
        }

        return false;
    }

    private static bool Ends(FrenchTokens tokens, int i)
    {
        for (var k = tokens[i - 1].End; k < tokens[i].Start; k++)
        {
            if (tokens.Folded[k] is '?' or '!' or ';' or '\n' || tokens.Folded[k] == '.' && tokens[i].Start - k > 1)
                return true;
        }

        return false;
    }

    // The first two letters of a word; most alternatives of several words fail by those of their second one.
    private static uint Letters(ReadOnlySpan<char> word) => (uint)word[0] << 16 | (word.Length > 1 ? word[1] : 0U);

    /// <summary>The words of an alternative; the last one may be a beginning only.</summary>
    /// <param name="Part">Number of its part.</param>
    /// <param name="First">Hash of the first word.</param>
    /// <param name="Rest">The other words.</param>
    /// <param name="Whole">Whether the last word ends there.</param>
    internal readonly record struct Alternative(int Part, ulong First, string[] Rest, bool Whole)
    {
        public bool BeginsOnly => Rest.Length == 0 && !Whole;

        /// <summary>First letters of the second word; 0 when there is none.</summary>
        public uint Next { get; } = Rest.Length == 0 ? 0 : Letters(Rest[0]);

        /// <summary>Which of them it has.</summary>
        public uint Mask { get; } = Rest.Length == 0 ? 0 : Rest[0].Length > 1 ? uint.MaxValue : 0xFFFF0000;

        public static Alternative Of(int part, string written)
        {
            var whole = written.EndsWith('$');
            // "basculer" is "bascule" too; of "former" too little would stay: "formule".
            var last = written.AsSpan(written.LastIndexOf(' ') + 1);
            var tokens = FrenchTokens.Of(whole ? written[..^1] : last.Length > 6 && last.EndsWith("er", StringComparison.Ordinal) ? written[..^2] : written);
            var rest = Enumerable.Range(1, tokens.Count - 1).Select(i => tokens.Word(i).ToString()).ToArray();
            return new(part, tokens[0].Hash, rest, whole);
        }

        public bool Follows(FrenchTokens tokens, int at, out int last)
        {
            last = at + Rest.Length;
            if (last >= tokens.Count)
                return false;
            for (var i = 0; i < Rest.Length; i++)
            {
                var word = tokens.Word(at + 1 + i);
                if (i == Rest.Length - 1 && !Whole ? !word.StartsWith(Rest[i]) : !word.SequenceEqual(Rest[i]))
                    return false;
            }

            return true;
        }
    }
}
