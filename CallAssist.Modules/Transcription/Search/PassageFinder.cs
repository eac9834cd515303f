using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Search;

/// <summary>Finds the utterances that carry the searched words; a phrase may run over the end of one.</summary>
internal static class PassageFinder
{
    public static IReadOnlyList<Passage> Find(SearchText search, IReadOnlyList<TranscriptSegment> segments)
    {
        var words = segments.SelectMany((s, index) => FoldedText.Words(s.Text).Select(w => (Segment: index, Word: w))).ToList();
        var found = new SortedDictionary<int, List<string>>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var term in search.Wanted)
            {
                if (!Matches(term, at))
                    continue;
                foreach (var piece in words.Skip(at).Take(term.Words.Count).GroupBy(w => w.Segment))
                {
                    var text = segments[piece.Key].Text[piece.First().Word.Start..piece.Last().Word.End];
                    if (!found.TryGetValue(piece.Key, out var list))
                        found[piece.Key] = list = [];
                    if (!list.Contains(text))
                        list.Add(text);
                }
            }
        }

        return [.. found.Select(f => new Passage(segments[f.Key].Speaker, segments[f.Key].Start, segments[f.Key].End, segments[f.Key].Text, f.Value))];

        bool Matches(SearchTerm term, int at)
        {
            if (at + term.Words.Count > words.Count)
                return false;
            for (var i = 0; i < term.Words.Count; i++)
            {
                var word = words[at + i].Word.Text;
                var open = term.Prefix && i == term.Words.Count - 1;
                if (open ? !word.StartsWith(term.Words[i], StringComparison.Ordinal) : word != term.Words[i])
                    return false;
            }

            return true;
        }
    }
}
