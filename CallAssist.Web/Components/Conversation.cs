using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Web.Components;

/// <summary>Words of a call that carry a keyword; times in seconds from its start.</summary>
public sealed record SpokenMark(double Start, double End, string Words);

/// <summary>What one speaker said before the other took over.</summary>
internal sealed record Turn(string Speaker, double Start, IReadOnlyList<TranscriptSegment> Segments)
{
    /// <summary>A longer silence starts a new turn, so that a monologue keeps its breaths (seconds).</summary>
    private const double Pause = 4;

    public static IReadOnlyList<Turn> Group(IReadOnlyList<TranscriptSegment> segments)
    {
        var turns = new List<Turn>();
        var open = new List<TranscriptSegment>();
        foreach (var segment in segments)
        {
            if (open.Count > 0 && (open[0].Speaker != segment.Speaker || segment.Start - open[^1].End > Pause))
            {
                turns.Add(new(open[0].Speaker, open[0].Start, open));
                open = [];
            }

            open.Add(segment);
        }

        if (open.Count > 0)
            turns.Add(new(open[0].Speaker, open[0].Start, open));
        return turns;
    }
}

/// <summary>A piece of text, marked or plain.</summary>
internal sealed record MarkedText(string Text, bool Marked)
{
    /// <summary>Cuts a text at the first place of each of the words; overlapping places count once.</summary>
    public static IReadOnlyList<MarkedText> Split(string text, IEnumerable<string> words)
    {
        var pieces = new List<MarkedText>();
        var done = 0;
        var places = words.Where(w => w.Length > 0)
            .Select(w => (At: text.IndexOf(w, StringComparison.CurrentCultureIgnoreCase), w.Length))
            .Where(p => p.At >= 0).OrderBy(p => p.At).ThenByDescending(p => p.Length);
        foreach (var (at, length) in places)
        {
            if (at < done || at + length > text.Length)
                continue;
            if (at > done)
                pieces.Add(new(text[done..at], Marked: false));
            pieces.Add(new(text.Substring(at, length), Marked: true));
            done = at + length;
        }

        if (done < text.Length)
            pieces.Add(new(text[done..], Marked: false));
        return pieces;
    }
}
