using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// Paraphrases: a clue is a few parts joined by "+", each a list of alternatives ("retir|retenir+part$|partie+paie"); an alternative is
/// the beginning of a word, a whole word ("part$") or several words. When every part stands in one sentence, whatever the order, the
/// keyword is meant, unless they stand far apart. Least trusted. One bit of a filter per letter read, whatever the number of clues.
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

        _known = new([.. _words.Keys, .. _beginnings.Keys]);
    }

    /// <summary>Adds the keywords whose clue stands in a sentence, unless they were mentioned in the text anyway.</summary>
    public void Find(FrenchTokens tokens, KeywordScratch scratch)
    {
        if (_clues.Count == 0)
            return;
        var (reading, mentions) = (scratch.Clues, scratch.Kept);
        reading.Begin(_clueOfPart.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && Ends(tokens, i))
                reading.NextSentence();
            if (_known.MayContain(tokens[i].Hash) && _words.TryGetValue(tokens[i].Hash, out var exact))
                Hit(exact, tokens, i, reading, mentions);
            var hash = FrenchTokens.HashOf([]);
            foreach (var letter in tokens.Word(i))
            {
                hash = FrenchTokens.Extend(hash, letter);
                if (_known.MayContain(hash) && _beginnings.TryGetValue(hash, out var beginnings))
                    Hit(beginnings, tokens, i, reading, mentions);
            }
        }
    }

    private void Hit(List<Alternative> alternatives, FrenchTokens tokens, int at, ClueReading reading, List<Mention> mentions)
    {
        foreach (var alternative in alternatives)
        {
            if (!alternative.Follows(tokens, at, out var last))
                continue;
            reading.Hit(alternative.Part, at, tokens[at].Start, tokens[last].End);
            var (keyword, first, parts) = _clues[_clueOfPart[alternative.Part]];
            if (!reading.IsWhole(first, parts, at, out var stretch))
                continue;
            if (!Mentioned(mentions, keyword))
                mentions.Add(new(keyword, stretch.Start, stretch.End, MentionKind.Clue, 0.5));
        }
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

    // The words of an alternative; the last one may be a beginning only.
    private sealed record Alternative(int Part, ulong First, string[] Rest, bool Whole)
    {
        public bool BeginsOnly => Rest.Length == 0 && !Whole;

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
