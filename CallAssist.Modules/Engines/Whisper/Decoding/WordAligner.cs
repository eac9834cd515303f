using CallAssist.Engines.Whisper.Model;
using CallAssist.Engines.Whisper.Network;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>
/// When each token was spoken: the text is run through the decoder once more, and the attention of some heads to the audio, sharpened
/// and averaged, is warped into a path through time (OpenAI, <c>timing.py</c>).
/// </summary>
internal sealed class WordAligner(WhisperModel model, Decoder decoder)
{
    /// <summary>Frames of the median filter over time.</summary>
    private const int MedianWidth = 7;

    private readonly Vocabulary _vocabulary = model.Vocabulary;
    private readonly (int Layer, int Head)[] _heads = AlignmentHeads.Of(model.Shape, model.Vocabulary.Multilingual);

    /// <summary>Seconds from the window's beginning at which each text token begins, and at last where the text ends.</summary>
    /// <param name="cross">The window's audio.</param>
    /// <param name="language">Index of the language.</param>
    /// <param name="tokens">Text tokens.</param>
    /// <param name="positions">Positions of the audio that are spoken in.</param>
    public double[] Align(CrossCache cross, int language, IReadOnlyList<int> tokens, int positions)
    {
        List<int> all = [_vocabulary.StartOfTranscript];
        if (_vocabulary.Multilingual) all.AddRange([_vocabulary.LanguageToken(language), _vocabulary.Transcribe]);
        var first = all.Count; // the row that foretells the first text token
        all.Add(_vocabulary.NoTimestamps);
        all.AddRange(tokens.Take(decoder.MaxRows - all.Count - 1));
        var rows = all.Count - first;
        var attention = new Attention(_heads, first, rows, Math.Min(positions, cross.Positions));
        Run(cross, all, attention);
        return [.. TimeWarp.Entries(attention.Mean(), rows, attention.Positions).Select(p => p * SegmentBuilder.Step)];
    }

    private void Run(CrossCache cross, List<int> tokens, Attention attention)
    {
        decoder.Clear();
        var sequence = decoder.NewSequence();
        sequence.Cross = cross;
        decoder.Trace = attention;
        decoder.Run([.. tokens.Select((token, i) => new TokenRow(sequence, token, i))]);
        decoder.Trace = null;
    }

    /// <summary>Attention weights of the alignment heads; rows come from several threads, each to its own place.</summary>
    private sealed unsafe class Attention((int Layer, int Head)[] heads, int first, int rows, int positions) : IAttentionTrace
    {
        private readonly float[] _weights = new float[heads.Length * rows * positions];

        public int Positions => positions;

        public void Weights(int layer, int head, int row, float* weights, int count)
        {
            var index = Array.IndexOf(heads, (layer, head));
            if (index < 0 || row < first) return;
            new ReadOnlySpan<float>(weights, positions).CopyTo(_weights.AsSpan((index * rows + row - first) * positions));
        }

        /// <summary>[row][position]: each head in units of its deviation over the rows, smoothed over time, averaged over the heads.</summary>
        public float[] Mean()
        {
            var mean = new float[rows * positions];
            for (var head = 0; head < heads.Length; head++)
            {
                var weights = _weights.AsSpan(head * rows * positions, rows * positions);
                Standardise(weights);
                for (var row = 0; row < rows; row++) AddSmoothed(weights.Slice(row * positions, positions), mean.AsSpan(row * positions, positions));
            }
            return mean;
        }

        private void Standardise(Span<float> weights)
        {
            for (var position = 0; position < positions; position++)
            {
                double sum = 0, squares = 0;
                for (var row = 0; row < rows; row++) sum += weights[row * positions + position];
                var average = sum / rows;
                for (var row = 0; row < rows; row++) squares += (weights[row * positions + position] - average) * (weights[row * positions + position] - average);
                var deviation = Math.Sqrt(squares / rows);
                for (var row = 0; row < rows; row++)
                    weights[row * positions + position] = deviation < 1e-9 ? 0 : (float)((weights[row * positions + position] - average) / deviation);
            }
        }

        private static void AddSmoothed(ReadOnlySpan<float> from, Span<float> to)
        {
            Span<float> near = stackalloc float[MedianWidth];
            for (var i = 0; i < from.Length; i++)
            {
                for (var j = 0; j < MedianWidth; j++) near[j] = from[Math.Clamp(i + j - MedianWidth / 2, 0, from.Length - 1)];
                near.Sort();
                to[i] += near[MedianWidth / 2];
            }
        }
    }
}
