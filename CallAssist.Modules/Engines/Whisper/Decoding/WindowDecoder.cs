using CallAssist.Engines.Whisper.Network;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Decodes a window token by token.</summary>
internal sealed class WindowDecoder(WhisperModel model, Decoder decoder)
{
    private readonly Vocabulary _vocabulary = model.Vocabulary;
    private readonly TokenRules _rules = new(model.Vocabulary, []);
    private readonly TokenBook _book = new(model.Vocabulary, model.Shape.TextContext / 2 - 4);
    private readonly Sequence _sequence = new(model.Shape.TextContext);
    private TokenRow[] _rows = new TokenRow[model.Shape.TextContext];

    /// <summary>Sees the raw logits of a window's prompt.</summary>
    public IWhisperTrace? Trace { get; set; }

    /// <summary>The most probable token at every step.</summary>
    /// <param name="cross">The window's audio.</param>
    /// <param name="prompt">Tokens before the first; one of them is start-of-transcript.</param>
    /// <param name="left">Frames of audio from the window's beginning.</param>
    /// <param name="ct">Checked at every token.</param>
    public WindowState Greedy(CrossCache cross, IReadOnlyList<int> prompt, int left, CancellationToken ct)
    {
        var state = new WindowState();
        Start(cross, prompt, state);
        while (!state.Ended)
        {
            ct.ThrowIfCancellationRequested();
            var logits = decoder.Logits(0);
            _rules.Apply(logits, state);
            var best = ArgMax(logits);
            _book.Add(state, new ResultToken(best, logits[best]), left);
            if (!state.Ended) Step(best);
        }
        return state;
    }

    private void Start(CrossCache cross, IReadOnlyList<int> prompt, WindowState state)
    {
        decoder.Clear();
        _sequence.Clear();
        _sequence.Cross = cross;
        var start = 0;
        for (var i = 0; i < prompt.Count; i++)
        {
            if (prompt[i] == _vocabulary.StartOfTranscript) start = i;
            _rows[i] = new TokenRow(_sequence, prompt[i], i);
        }
        decoder.Run(_rows.AsSpan(0, prompt.Count));
        decoder.Project([prompt.Count - 1, start]);
        Trace?.Array("logits_sot", [_vocabulary.Count], decoder.Logits(1));
        Trace?.Array("logits_first", [_vocabulary.Count], decoder.Logits(0));
        state.NoSpeechProbability = Probability(decoder.Logits(1), _vocabulary.NoSpeech);
    }

    private void Step(int token)
    {
        _rows[0] = new TokenRow(_sequence, token, _sequence.Length);
        decoder.Run(_rows.AsSpan(0, 1));
        decoder.Project([0]);
    }

    private static float Probability(ReadOnlySpan<float> logits, int token)
    {
        var max = logits[ArgMax(logits)];
        double sum = 0;
        foreach (var value in logits) sum += Math.Exp(value - max);
        return (float)(Math.Exp(logits[token] - max) / sum);
    }

    private static int ArgMax(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }
}
