using System.IO.Compression;
using System.Runtime.Intrinsics;
using CallAssist.Modules.Insights.Redaction;
using CallAssist.Modules.Insights.Redaction.Tagging;
using CallAssist.Tests.Modules.Insights;

namespace CallAssist.Benchmarks;

/// <summary>
/// Teaches the tagger from marked passages, one per line ("c'est [PERSON:Zoé] du support"): maximum likelihood of a linear-chain conditional
/// random field by AdaGrad, a part of the features left out of every sentence so that none is relied on alone. The same passages
/// give the same weights.
/// </summary>
internal sealed class TaggerTraining
{
    private const int Epochs = 30;
    private const double LeftOut = 0.5;
    private const float Rate = 0.2f;
    private const float Shrinkage = 0.002f;
    private const int SeenAtLeast = 2;

    // A byte of a row is a 32nd; no weight goes beyond four.
    private const float ByteStep = 1 / 32f;

    private static readonly int L = TaggerModel.Labels.Length;

    private readonly Dictionary<ulong, int> _rows = [];
    private float[] _transitions = new float[L * L];
    private float[] _weights = [];

    /// <summary>Learns from all sets and writes the model.</summary>
    public static void Write(string model, string[] sets, TextWriter output)
    {
        var passages = sets.SelectMany(Passages).ToList();
        var trained = new TaggerTraining();
        trained.Learn(passages);
        var rows = trained.Rows();
        using (var file = new BrotliStream(File.Create(model), CompressionLevel.SmallestSize))
            TaggerModel.Write(file, ByteStep, trained.Transitions(), rows);
        output.WriteLine($"{passages.Count} passages, {rows.Count} of {trained._rows.Count} features, {new FileInfo(model).Length} bytes");
    }

    /// <summary>How the tagger alone reads each set when it has learnt from all the others.</summary>
    public static void MeasureApart(string[] sets, TextWriter output)
    {
        var read = sets.ToDictionary(s => s, s => Passages(s).ToList());
        foreach (var set in sets)
        {
            var trained = new TaggerTraining();
            trained.Learn([.. read.Where(s => s.Key != set).SelectMany(s => s.Value)]);
            var tagger = new PersonalTagger(new(ByteStep, trained.Transitions(), trained.Rows()));
            var share = new MaskedShare();
            foreach (var passage in read[set])
                share.Add(passage, tagger.Read([new(passage.Text)])[0].Stretches().Select(s => (s.Start, s.End)));
            output.WriteLine($"{Path.GetFileNameWithoutExtension(set),-12} {share}");
        }
    }

    private static IEnumerable<Marks> Passages(string set) => File.ReadLines(set).Select(Marks.Read);

    private void Learn(List<Marks> passages)
    {
        var seen = passages.Select(Seen).Where(p => p.Labels.Length > 0).ToList();
        foreach (var (feature, times) in seen.SelectMany(s => s.Features).SelectMany(f => f).CountBy(f => f))
        {
            if (times >= SeenAtLeast)
                _rows.Add(feature, _rows.Count);
        }

        var sentences = seen.Select(s => (Rows: s.Features.Select(f => f.Select(x => _rows.GetValueOrDefault(x, -1)).Where(r => r >= 0).ToArray()).ToArray(), s.Labels)).ToArray();
        _weights = new float[_rows.Count * L];
        var (weightSquares, transitionSquares) = (new float[_weights.Length], new float[_transitions.Length]);
        weightSquares.AsSpan().Fill(0.01f);
        transitionSquares.AsSpan().Fill(0.01f);
        var (weightMeans, transitionMeans) = (new float[_weights.Length], new float[_transitions.Length]);
        var random = new Random(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(sentences);
            foreach (var (rows, labels) in sentences)
                Step([.. rows.Select(r => r.Where(_ => random.NextDouble() >= LeftOut).ToArray())], labels, weightSquares, transitionSquares);
            if (epoch < Epochs / 2)
                continue;
            AddMean(_weights, weightMeans);
            AddMean(_transitions, transitionMeans);
        }

        (_weights, _transitions) = (weightMeans, transitionMeans);
    }

    // The mean over the second half of the epochs is steadier than where the last one ended.
    private static void AddMean(float[] weights, float[] means)
    {
        for (var i = 0; i < weights.Length; i++)
            means[i] += weights[i] / (Epochs - Epochs / 2);
    }

    // One sentence: what is expected less what is there, against the weights.
    private void Step(int[][] rows, int[] labels, float[] weightSquares, float[] transitionSquares)
    {
        var (odds, pairs) = Expect(rows);
        for (var i = 0; i < labels.Length; i++)
        {
            odds[i * L + labels[i]] -= 1;
            if (i > 0)
                pairs[labels[i - 1] * L + labels[i]] -= 1;
            foreach (var row in rows[i])
            {
                for (var l = 0; l < L; l++)
                    Move(_weights, weightSquares, row * L + l, odds[i * L + l] + Shrinkage * _weights[row * L + l]);
            }
        }

        for (var i = 0; i < pairs.Length; i++)
            Move(_transitions, transitionSquares, i, pairs[i]);
    }

    private static void Move(float[] weights, float[] squares, int at, float gradient)
    {
        if (Math.Abs(gradient) < 1e-4f)
            return;
        squares[at] += gradient * gradient;
        weights[at] -= Rate * gradient / MathF.Sqrt(squares[at]);
    }

    // Forward and backward: the odds of each label of each word, and of each label behind each other summed over the sentence.
    private (float[] Odds, float[] Pairs) Expect(int[][] rows)
    {
        var n = rows.Length;
        var transitions = Array.ConvertAll(_transitions, MathF.Exp);
        var (scores, ahead, behind, odds, pairs, pair) = (new float[n * L], new float[n * L], new float[n * L], new float[n * L], new float[L * L], new float[L * L]);
        for (var i = 0; i < n; i++)
        {
            var score = scores.AsSpan(i * L, L);
            foreach (var row in rows[i])
            {
                for (var l = 0; l < L; l++)
                    score[l] += _weights[row * L + l] / (float)(1 - LeftOut);
            }

            var most = float.MinValue;
            foreach (var s in score)
                most = Math.Max(most, s);
            for (var l = 0; l < L; l++)
                score[l] = MathF.Exp(score[l] - most);
        }

        for (var i = 0; i < n; i++)
        {
            for (var to = 0; to < L; to++)
            {
                var sum = i == 0 ? 1 : 0f;
                for (var from = 0; i > 0 && from < L; from++)
                    sum += ahead[(i - 1) * L + from] * transitions[from * L + to];
                ahead[i * L + to] = sum * scores[i * L + to];
            }

            Scale(ahead.AsSpan(i * L, L));
        }

        behind.AsSpan((n - 1) * L).Fill(1);
        for (var i = n - 1; i >= 0; i--)
        {
            for (var l = 0; l < L; l++)
                odds[i * L + l] = ahead[i * L + l] * behind[i * L + l];
            Scale(odds.AsSpan(i * L, L));
            if (i == 0)
                break;
            for (var from = 0; from < L; from++)
            {
                for (var to = 0; to < L; to++)
                {
                    var on = transitions[from * L + to] * scores[i * L + to] * behind[i * L + to];
                    behind[(i - 1) * L + from] += on;
                    pair[from * L + to] = ahead[(i - 1) * L + from] * on;
                }
            }

            Scale(behind.AsSpan((i - 1) * L, L));
            Scale(pair);
            for (var p = 0; p < pairs.Length; p++)
                pairs[p] += pair[p];
        }

        return (odds, pairs);
    }

    private static void Scale(Span<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
            sum += value;
        foreach (ref var value in values)
            value /= sum;
    }

    private float[,] Transitions()
    {
        var transitions = new float[L, L];
        Buffer.BlockCopy(_transitions, 0, transitions, 0, _transitions.Length * sizeof(float));
        return transitions;
    }

    // Rows of nothing but a step or none are left out.
    private List<(uint Key, Vector128<sbyte> Row)> Rows()
    {
        var rows = new List<(uint, Vector128<sbyte>)>(_rows.Count);
        Span<sbyte> bytes = stackalloc sbyte[TaggerModel.Lanes];
        foreach (var (feature, row) in _rows)
        {
            for (var l = 0; l < L; l++)
                bytes[l] = (sbyte)Math.Clamp(MathF.Round(_weights[row * L + l] / ByteStep), -127, 127);
            if (bytes.ContainsAnyExceptInRange((sbyte)-1, (sbyte)1))
                rows.Add((TaggerModel.KeyOf(feature), Vector128.Create<sbyte>(bytes)));
        }

        return [.. rows.DistinctBy(r => r.Item1).OrderBy(r => r.Item1)];
    }

    // The features and the label of every word.
    private static (ulong[][] Features, int[] Labels) Seen(Marks passage)
    {
        var text = new RedactionText(passage.Text);
        var features = new TaggerFeatures([text]);
        var buffer = new ulong[TaggerFeatures.Most];
        var words = new ulong[features.Count][];
        var labels = new int[features.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = buffer[..features.Write(i, buffer)];
            var token = text.Tokens[i];
            labels[i] = passage.Stretches.Where(s => token.Start < s.End && s.Start < token.End).Select(s => Array.IndexOf(TaggerModel.Labels, s.Label)).FirstOrDefault();
            if (labels[i] < 0)
                throw new InvalidDataException($"A label that is none: {passage.Text}");
        }

        return (words, labels);
    }
}
