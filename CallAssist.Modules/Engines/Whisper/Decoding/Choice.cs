using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>A token that may come next.</summary>
/// <param name="Token">Its id; -1: there are no more.</param>
/// <param name="LogProbability">Of the model.</param>
/// <param name="Bonus">For being expected.</param>
internal readonly record struct Choice(int Token, float LogProbability, float Bonus)
{
    public static Choice None { get; } = new(-1, float.NegativeInfinity, 0);

    public float Score => LogProbability + Bonus;
}

/// <summary>Who wants to know how to go on.</summary>
/// <param name="Hypothesis">Its past decides what may follow.</param>
/// <param name="Temperature">0: the most probable tokens; else one drawn at random.</param>
/// <param name="Random">Draws.</param>
internal readonly record struct ChoiceRow(Hypothesis Hypothesis, float Temperature, Random? Random);

/// <summary>The best next tokens of each row of logits, under the rules and with the bonus of expected words; an item is a row.</summary>
internal readonly struct ChooseTokens(Decoder decoder, TokenRules rules, ExpectedWords expected, ChoiceRow[] rows, Choice[] choices, int perRow) : IWork
{
    public void Do(int item, int worker)
    {
        var logits = decoder.Logits(item);
        var (hypothesis, temperature, random) = rows[item];
        if (temperature > 0) foreach (ref var logit in logits) logit /= temperature;
        var normaliser = rules.Apply(logits, hypothesis.State);
        if (!expected.IsEmpty) expected.Raise(logits, hypothesis.Within);
        var to = choices.AsSpan(item * perRow, perRow);
        if (temperature > 0) Draw(logits, random!, to);
        else Best(logits, to);
        foreach (ref var choice in to)
        {
            if (choice.Token < 0) continue;
            var bonus = expected.IsEmpty ? 0 : expected.Bonus(choice.Token, hypothesis.Within);
            choice = new Choice(choice.Token, choice.LogProbability - normaliser - bonus, bonus);
        }
    }

    /// <summary>The highest, in descending order; of equal ones the first. Nearly all are left behind sixteen at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Best(ReadOnlySpan<float> logits, Span<Choice> to)
    {
        to.Fill(Choice.None);
        var threshold = Vector512.Create(float.NegativeInfinity);
        var token = 0;
        for (; token + Vector512<float>.Count <= logits.Length; token += Vector512<float>.Count)
        {
            if (!Vector512.GreaterThanAny(Vector512.Create(logits.Slice(token, Vector512<float>.Count)), threshold)) continue;
            for (var i = token; i < token + Vector512<float>.Count; i++) Insert(logits[i], i, to);
            threshold = Vector512.Create(to[^1].LogProbability);
        }
        for (; token < logits.Length; token++) Insert(logits[token], token, to);
    }

    private static void Insert(float logit, int token, Span<Choice> to)
    {
        if (!(logit > to[^1].LogProbability)) return;
        var at = to.Length - 1;
        for (; at > 0 && logit > to[at - 1].LogProbability; at--) to[at] = to[at - 1];
        to[at] = new Choice(token, logit, 0);
    }

    private static void Draw(ReadOnlySpan<float> logits, Random random, Span<Choice> to)
    {
        to.Fill(Choice.None);
        var max = Highest(logits);
        double sum = 0;
        foreach (var logit in logits) if (logit > max - 30) sum += Math.Exp(logit - max);
        var rest = random.NextDouble() * sum;
        for (var token = 0; token < logits.Length; token++)
        {
            if (logits[token] <= max - 30) continue;
            to[0] = new Choice(token, logits[token], 0);
            if ((rest -= Math.Exp(logits[token] - max)) <= 0) return;
        }
    }

    private static float Highest(ReadOnlySpan<float> logits)
    {
        var max = float.NegativeInfinity;
        foreach (var logit in logits) max = MathF.Max(max, logit);
        return max;
    }
}
