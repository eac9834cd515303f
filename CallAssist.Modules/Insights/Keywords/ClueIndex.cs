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
    /// <summary>How sure a paraphrase of one or two parts is.</summary>
    public const double Few = 0.5;

    private const double Several = 0.6;
    private readonly Dictionary<ulong, ClueAlternatives> _words = [];
    private readonly Dictionary<ulong, ClueAlternatives> _beginnings = [];
    private readonly HashFilter _known;
    private int _parts;

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
        if (_parts == 0)
            return;
        var (tokens, words, reading) = (scratch.Tokens, scratch.Words, scratch.Clues);
        reading.Begin(_parts);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && Ends(tokens, i))
                reading.NextSentence();
            ref readonly var word = ref words[i];
            foreach (ref readonly var part in words.ClueParts(word))
                Hit(part, i, tokens[i].Start, tokens[i].End, reading, scratch.Kept);
            if (word.ClueCount == 0)
                continue;
            var next = i + 1 < tokens.Count ? ClueAlternatives.Letters(tokens.Word(i + 1)) : 0;
            foreach (var alternatives in words.Clues(word))
            {
                foreach (ref readonly var alternative in alternatives.Loose)
                    Hit(alternative, tokens, i, reading, scratch.Kept);
                foreach (ref readonly var alternative in alternatives.Before(next))
                    Hit(alternative, tokens, i, reading, scratch.Kept);
            }
        }
    }

    /// <summary>Appends the parts that a word is an alternative of, and the lists of alternatives of several words that begin with it.</summary>
    public void AddBeginning(ReadOnlySpan<char> word, List<CluePart> parts, List<ClueAlternatives> alternatives)
    {
        if (_words.TryGetValue(FrenchTokens.HashOf(word), out var exact))
            Add(exact, parts, alternatives);
        var hash = FrenchTokens.HashOf([]);
        foreach (var letter in word)
        {
            hash = FrenchTokens.Extend(hash, letter);
            if (_known.MayContain(hash) && _beginnings.TryGetValue(hash, out var beginnings))
                Add(beginnings, parts, alternatives);
        }
    }

    private static void Add(ClueAlternatives list, List<CluePart> parts, List<ClueAlternatives> alternatives)
    {
        parts.AddRange(list.Alone);
        if (list.HasSeveral)
            alternatives.Add(list);
    }

    private static void Hit(in ClueAlternative alternative, FrenchTokens tokens, int at, ClueReading reading, List<Mention> mentions)
    {
        if (alternative.Follows(tokens, at, out var last))
            Hit(new(alternative.Clue, alternative.Part), at, tokens[at].Start, tokens[last].End, reading, mentions);
    }

    private static void Hit(in CluePart part, int at, int start, int end, ClueReading reading, List<Mention> mentions)
    {
        var clue = part.Clue;
        reading.Hit(part.Part, at, start, end);
        if (reading.MayBeWhole(clue.First, clue.Parts, part.Part) && reading.IsWhole(clue.First, clue.Parts, at, out var stretch) && !Mentioned(mentions, clue.Keyword))
            mentions.Add(new(clue.Keyword, stretch.Start, stretch.End, MentionKind.Clue, clue.Parts > 2 ? Several : Few));
    }

    private void Add(int keyword, string[] parts)
    {
        var clue = new Clue(keyword, _parts, parts.Length);
        foreach (var part in parts)
        {
            foreach (var written in part.Split('|'))
            {
                var alternative = ClueAlternative.Of(clue, _parts, written);
                var index = alternative.BeginsOnly ? _beginnings : _words;
                if (!index.TryGetValue(alternative.First, out var list))
                    index[alternative.First] = list = new();
                list.Add(alternative);
            }

            _parts++;
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
}
