using System.IO.Compression;
using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Redaction.Tagging;

/// <summary>
/// The second reader of a call: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) that has learnt from
/// marked passages how personal data is spoken. It knows none of the rules and the rules know nothing of it; what either of them
/// finds is hidden. Where its weights come from: docs/adr/0045.
/// </summary>
internal sealed class PersonalTagger(TaggerModel model)
{
    private static readonly Lazy<PersonalTagger> Shipped = new(Load);

    // A factor for each label behind another: by the label before, and by the label behind.
    private readonly Vector512<float>[] _forward = Factors((from, to) => model.Transitions[from, to]);
    private readonly Vector512<float>[] _backward = Factors((to, from) => model.Transitions[from, to]);

    /// <summary>The tagger that is shipped.</summary>
    public static PersonalTagger Default => Shipped.Value;

    /// <summary>Reads a call; the turns are known by their place.</summary>
    public List<TaggedTurn> Read(IReadOnlyList<RedactionText> turns)
    {
        var odds = Odds(new TaggerFeatures(turns));
        var read = new List<TaggedTurn>(turns.Count);
        var at = 0;
        foreach (var turn in turns)
        {
            read.Add(new(turn.Tokens, odds.AsMemory(at, turn.Tokens.Count)));
            at += turn.Tokens.Count;
        }

        return read;
    }

    // How likely each label is for each word, given the whole call; sums of one.
    private Vector512<float>[] Odds(TaggerFeatures features)
    {
        var (scores, odds) = (new Vector512<float>[features.Count], new Vector512<float>[features.Count]);
        Span<ulong> seen = stackalloc ulong[TaggerFeatures.Most];
        // Forward, then backward; every step is scaled to a sum of one, which leaves the odds as they are.
        var ahead = Vector512<float>.One;
        for (var i = 0; i < odds.Length; i++)
        {
            scores[i] = Score(seen[..features.Write(i, seen)]);
            odds[i] = ahead = Scaled((i == 0 ? ahead : Step(ahead, _forward)) * scores[i]);
        }

        var behind = Vector512<float>.One;
        for (var i = odds.Length - 1; i >= 0; i--)
        {
            odds[i] = Scaled(odds[i] * behind);
            behind = Step(Scaled(behind * scores[i]), _backward);
        }

        return odds;
    }

    // The rows of what is seen together, as factors; the likeliest label's is one, that of the lane without a label zero.
    private Vector512<float> Score(ReadOnlySpan<ulong> features)
    {
        var (low, high) = Vector256.Widen(model.Sum(features));
        var sums = Vector512.ConvertToSingle(Vector512.Create(low, high)) * model.Step;
        return Vector512.Exp(sums - Vector512.Create(Most(sums))).WithElement(TaggerModel.Lanes - 1, 0);
    }

    // The lane without a label is zero here and, where all others are less, only makes the factors smaller.
    private static float Most(Vector512<float> sums)
    {
        var half = Vector256.Max(sums.GetLower(), sums.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return MathF.Max(MathF.Max(quarter[0], quarter[1]), MathF.Max(quarter[2], quarter[3]));
    }

    private static Vector512<float> Step(Vector512<float> from, Vector512<float>[] factors)
    {
        Span<float> weights = stackalloc float[TaggerModel.Lanes];
        from.CopyTo(weights);
        var (even, odd) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (var i = 0; i + 1 < factors.Length; i += 2)
        {
            even = Vector512.MultiplyAddEstimate(Vector512.Create(weights[i]), factors[i], even);
            odd = Vector512.MultiplyAddEstimate(Vector512.Create(weights[i + 1]), factors[i + 1], odd);
        }

        return even + Vector512.MultiplyAddEstimate(Vector512.Create(weights[factors.Length - 1]), factors[^1], odd);
    }

    private static Vector512<float> Scaled(Vector512<float> values) => values * (1 / Vector512.Sum(values));

    private static PersonalTagger Load()
    {
        using var file = typeof(PersonalTagger).Assembly.GetManifestResourceStream("insights/personal-tagger.br")!;
        using var plain = new BrotliStream(file, CompressionMode.Decompress);
        return new(TaggerModel.Read(plain));
    }

    private static Vector512<float>[] Factors(Func<int, int, float> weight)
    {
        var labels = TaggerModel.Labels.Length;
        var factors = new Vector512<float>[labels];
        Span<float> row = stackalloc float[TaggerModel.Lanes];
        for (var i = 0; i < labels; i++)
        {
            for (var j = 0; j < labels; j++)
                row[j] = MathF.Exp(weight(i, j));
            factors[i] = Vector512.Create<float>(row);
        }

        return factors;
    }
}
