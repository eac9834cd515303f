using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Web.Components;

/// <summary>Words of a call that carry a keyword; times in seconds from its start.</summary>
public sealed record SpokenMark(double Start, double End, string Words);

/// <summary>Other words for the utterance at <paramref name="Position"/>, which read <paramref name="Shown"/>.</summary>
public sealed record SpokenCorrection(int Position, string Shown, string Text);

/// <summary>What one speaker said before the other took over.</summary>
public sealed record Turn(string Speaker, double Start, IReadOnlyList<TranscriptSegment> Segments)
{
    /// <summary>Index of its first utterance in the transcript.</summary>
    public int First { get; init; }

    /// <summary>A longer silence starts a new turn, so that a monologue keeps its breaths (seconds).</summary>
    private const double Pause = 4;

    /// <summary>The turns of a conversation.</summary>
    public static IReadOnlyList<Turn> Group(IReadOnlyList<TranscriptSegment> segments)
    {
        var turns = new List<Turn>();
        var open = new List<TranscriptSegment>();
        var first = 0;
        foreach (var segment in segments)
        {
            if (open.Count > 0 && (open[0].Speaker != segment.Speaker || segment.Start - open[^1].End > Pause))
            {
                turns.Add(new(open[0].Speaker, open[0].Start, open) { First = first });
                (first, open) = (first + open.Count, []);
            }

            open.Add(segment);
        }

        if (open.Count > 0)
            turns.Add(new(open[0].Speaker, open[0].Start, open) { First = first });
        return turns;
    }
}

/// <summary>A piece of text, marked or plain; <paramref name="Found"/> where a search found it.</summary>
internal sealed record MarkedText(string Text, bool Marked, bool Found = false)
{
    /// <summary>True for words that the engine was not sure of.</summary>
    public bool Unsure { get; init; }

    /// <summary>The pieces, cut once more where unsure words begin and end.</summary>
    /// <param name="pieces">Of one text, in order.</param>
    /// <param name="unsure">Places of words, from 0, as blanks part them.</param>
    public static IReadOnlyList<MarkedText> Doubt(IReadOnlyList<MarkedText> pieces, IReadOnlyList<int> unsure)
    {
        var (cut, word) = (new List<MarkedText>(), 0);
        foreach (var piece in pieces)
        {
            var start = 0;
            for (var i = 0; i < piece.Text.Length; i++)
            {
                if (piece.Text[i] != ' ')
                    continue;
                Add(piece, start, i);
                Add(piece, i, i + 1, blank: true);
                (start, word) = (i + 1, word + 1);
            }

            Add(piece, start, piece.Text.Length);
        }

        return cut;

        void Add(MarkedText piece, int from, int to, bool blank = false)
        {
            if (to == from)
                return;
            var next = piece with { Text = piece.Text[from..to], Unsure = !blank && unsure.Contains(word) };
            // Neighbours alike are one piece.
            if (from > 0 && cut[^1] with { Text = "" } == next with { Text = "" })
                cut[^1] = next with { Text = cut[^1].Text + next.Text };
            else
                cut.Add(next);
        }
    }

    /// <summary>Cuts a text at the first place of each of the words; overlapping places count once, found ones first.</summary>
    public static IReadOnlyList<MarkedText> Split(string text, IEnumerable<string> words, IEnumerable<string>? found = null)
    {
        var pieces = new List<MarkedText>();
        var done = 0;
        foreach (var (at, length, searched) in Apart(Places(text, found ?? [], true).Concat(Places(text, words, false))))
        {
            if (at > done)
                pieces.Add(new(text[done..at], Marked: false));
            pieces.Add(new(text.Substring(at, length), Marked: true, searched));
            done = at + length;
        }

        if (done < text.Length)
            pieces.Add(new(text[done..], Marked: false));
        return pieces;
    }

    private static IEnumerable<(int At, int Length, bool Found)> Places(string text, IEnumerable<string> words, bool found) =>
        words.Where(w => w.Length > 0)
            .Select(w => (At: text.IndexOf(w, StringComparison.CurrentCultureIgnoreCase), w.Length, found))
            .Where(p => p.At >= 0 && p.At + p.Length <= text.Length).OrderBy(p => p.At).ThenByDescending(p => p.Length);

    private static IEnumerable<(int At, int Length, bool Found)> Apart(IEnumerable<(int At, int Length, bool Found)> places)
    {
        var kept = new List<(int At, int Length, bool Found)>();
        foreach (var place in places)
        {
            if (kept.All(k => place.At + place.Length <= k.At || k.At + k.Length <= place.At))
                kept.Add(place);
        }

        return kept.OrderBy(p => p.At);
    }
}
