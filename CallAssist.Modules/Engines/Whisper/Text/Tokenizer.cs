using System.Text;
using System.Text.RegularExpressions;

namespace CallAssist.Engines.Whisper.Text;

/// <summary>
/// Text to tokens and back. Byte-pair encoding by rank (Sennrich et al., 2016): token ids are in order of merging, so that the pair
/// with the lowest id is merged first, as in OpenAI's tiktoken.
/// </summary>
internal sealed partial class Tokenizer(Vocabulary vocabulary)
{
    /// <summary>Tokens of a text. Bytes that the vocabulary lacks are left out.</summary>
    public List<int> Encode(string text)
    {
        var tokens = new List<int>();
        foreach (Match piece in Pieces().Matches(text)) Merge(Encoding.UTF8.GetBytes(piece.Value), tokens);
        return tokens;
    }

    /// <summary>Text of tokens; characters may be spread over several tokens, and what is no UTF-8 becomes U+FFFD.</summary>
    public string Decode(IEnumerable<int> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens) bytes.AddRange(vocabulary.Bytes(token));
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private void Merge(byte[] bytes, List<int> tokens)
    {
        List<(int Start, int End)> parts = [.. Enumerable.Range(0, bytes.Length).Select(i => (i, i + 1))];
        while (Lowest(bytes, parts) is >= 0 and var at)
        {
            parts[at] = (parts[at].Start, parts[at + 1].End);
            parts.RemoveAt(at + 1);
        }
        foreach (var (start, end) in parts)
            if (vocabulary.Find(bytes.AsSpan(start..end)) is >= 0 and var token) tokens.Add(token);
    }

    /// <summary>The pair to merge next, or -1.</summary>
    private int Lowest(byte[] bytes, List<(int Start, int End)> parts)
    {
        var (best, rank) = (-1, int.MaxValue);
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            var merged = vocabulary.Find(bytes.AsSpan(parts[i].Start..parts[i + 1].End));
            if (merged >= 0 && merged < rank) (best, rank) = (i, merged);
        }
        return best;
    }

    /// <summary>What is never merged across (GPT-2's pattern).</summary>
    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Pieces();
}
