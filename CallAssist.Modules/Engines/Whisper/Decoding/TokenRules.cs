using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Which tokens may follow (OpenAI, <c>decoding.py</c>: SuppressBlank, SuppressTokens, ApplyTimestampRules).</summary>
internal sealed unsafe class TokenRules(Vocabulary vocabulary, Compute compute, IReadOnlyList<int> suppressed)
{
    private const float Never = float.NegativeInfinity;

    /// <summary>Timestamps of the first token: at most 1.00 s.</summary>
    private const int LatestFirstTimestamp = 50;

    /// <summary>
    /// Sets the logits of what may not follow to minus infinity, and gives the log of the normaliser: a token's log-probability is its
    /// logit minus that. When all timestamps together are likelier than any text, text goes too, without normalising anew.
    /// </summary>
    public float Apply(Span<float> logits, WindowState state)
    {
        var first = vocabulary.FirstTimestamp;
        if (state.Tokens.Count == 0)
        {
            logits[vocabulary.EndOfText] = Never;
            if (vocabulary.Blank >= 0) logits[vocabulary.Blank] = Never;
        }
        logits[(vocabulary.EndOfText + 1)..first].Fill(Never);
        foreach (var token in suppressed) logits[token] = Never;
        if (state.Last >= first)
        {
            if (state.BeforeLast is null || state.BeforeLast >= first) logits[first..].Fill(Never);
            else logits[..vocabulary.EndOfText].Fill(Never);
        }
        if (state.Tokens.Count == 0) logits[(first + LatestFirstTimestamp + 1)..].Fill(Never);
        if (state.HasTimestamp) logits[first..(first + state.Advance / 2)].Fill(Never);
        return Weigh(logits, first);
    }

    private float Weigh(Span<float> logits, int first)
    {
        fixed (float* x = logits)
        {
            var normaliser = compute.LogSumOfExponentials(x, logits.Length);
            var timestamps = compute.LogSumOfExponentials(x + first, logits.Length - first);
            if (timestamps > compute.Max(x, first)) logits[..first].Fill(Never);
            return normaliser;
        }
    }
}
