using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Which tokens may follow (OpenAI, <c>decoding.py</c>: SuppressBlank, SuppressTokens, ApplyTimestampRules), then log-softmax.</summary>
internal sealed class TokenRules(Vocabulary vocabulary, IReadOnlyList<int> suppressed)
{
    private const float Never = float.NegativeInfinity;

    /// <summary>Timestamps of the first token: at most 1.00 s.</summary>
    private const int LatestFirstTimestamp = 50;

    /// <summary>Turns raw logits into log-probabilities in place; what is not allowed becomes minus infinity.</summary>
    public void Apply(Span<float> logits, WindowState state)
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
        LogSoftmax(logits);
        if (MassOf(logits[first..]) > MaxOf(logits[..first])) logits[..first].Fill(Never);
    }

    private static void LogSoftmax(Span<float> logits)
    {
        var max = MaxOf(logits);
        var shift = max + (float)Math.Log(SumOfExponentials(logits, max));
        for (var i = 0; i < logits.Length; i++) logits[i] -= shift;
    }

    /// <summary>Log of the summed probability.</summary>
    private static float MassOf(ReadOnlySpan<float> logProbabilities)
    {
        var max = MaxOf(logProbabilities);
        return max == Never ? Never : max + (float)Math.Log(SumOfExponentials(logProbabilities, max));
    }

    private static double SumOfExponentials(ReadOnlySpan<float> values, float max)
    {
        double sum = 0;
        foreach (var value in values)
            if (value > max - 40) sum += Math.Exp(value - max);
        return sum;
    }

    private static float MaxOf(ReadOnlySpan<float> values)
    {
        var max = Never;
        foreach (var value in values) max = MathF.Max(max, value);
        return max;
    }
}
