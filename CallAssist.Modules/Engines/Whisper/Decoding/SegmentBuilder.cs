using System.Text;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Tokens of a window to phrases: the text between two timestamps.</summary>
internal sealed class SegmentBuilder(Vocabulary vocabulary)
{
    /// <summary>Seconds of a timestamp step.</summary>
    public const double Step = 0.02;

    /// <param name="tokens">The result of a window.</param>
    /// <param name="start">Seconds of the window's beginning.</param>
    /// <param name="end">Seconds where a phrase without an end is taken to end.</param>
    /// <param name="times">Seconds from <paramref name="start"/> at which each text token begins and the last one ends, or null.</param>
    public IEnumerable<WhisperSegment> Build(IReadOnlyList<ResultToken> tokens, double start, double end, double[]? times = null)
    {
        var text = new List<ResultToken>();
        var before = 0; // text tokens of earlier phrases
        var from = start;
        foreach (var token in tokens)
        {
            if (token.Id < vocabulary.EndOfText) text.Add(token);
            if (token.Id < vocabulary.FirstTimestamp) continue;
            var at = start + (token.Id - vocabulary.FirstTimestamp) * Step;
            if (Phrase(text, from, at, Times(text.Count)) is { } phrase) yield return phrase;
            before += text.Count;
            text.Clear();
            from = at;
        }
        if (Phrase(text, from, Math.Max(from, end), Times(text.Count)) is { } last) yield return last;

        double[]? Times(int count) => times is null || before + count >= times.Length ? null : [.. times[before..(before + count + 1)].Select(t => start + t)];
    }

    private WhisperSegment? Phrase(List<ResultToken> tokens, double start, double end, double[]? times)
    {
        var text = TextOf(tokens).Trim();
        if (text.Length == 0) return null;
        var confidence = Math.Exp(tokens.Average(t => t.LogProbability));
        return new WhisperSegment(start, end, text, confidence, [.. Words(tokens, start, end, times)]) { Aligned = times is not null };
    }

    /// <summary>Words at the times of their tokens; without such they share the phrase's time by their length.</summary>
    private IEnumerable<WhisperWord> Words(List<ResultToken> tokens, double start, double end, double[]? times)
    {
        var token = 0;
        var words = new List<List<ResultToken>>();
        foreach (var piece in tokens)
        {
            var bytes = vocabulary.Bytes(piece.Id);
            if (words.Count == 0 || bytes.Length > 0 && bytes[0] == ' ') words.Add([]);
            words[^1].Add(piece);
        }
        double total = Math.Max(1, words.Sum(w => TextOf(w).Trim().Length));
        double at = 0;
        foreach (var word in words)
        {
            var text = TextOf(word).Trim();
            var first = token;
            token += word.Count;
            if (text.Length == 0) continue;
            var (from, to) = times is null
                ? (start + (end - start) * at / total, start + (end - start) * (at + text.Length) / total)
                : (Math.Clamp(times[first], start, end), Math.Clamp(times[token], start, end));
            yield return new WhisperWord(from, to, text, Math.Exp(word.Average(t => t.LogProbability)));
            at += text.Length;
        }
    }

    private string TextOf(List<ResultToken> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens) bytes.AddRange(vocabulary.Bytes(token.Id));
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
