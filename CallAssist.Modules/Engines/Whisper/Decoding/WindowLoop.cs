using CallAssist.Engines.Whisper.Audio;
using CallAssist.Engines.Whisper.Network;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>A window as it was decoded.</summary>
/// <param name="Seek">First mel frame.</param>
/// <param name="Prompt">Tokens before the first.</param>
/// <param name="State">The outcome.</param>
internal sealed record DecodedWindow(int Seek, IReadOnlyList<int> Prompt, WindowState State)
{
    /// <summary>The tokens that count: up to the last timestamp, all of a failed window.</summary>
    public IReadOnlyList<ResultToken> Tokens => State.Failed ? State.Tokens : State.Tokens[..State.Kept];
}

/// <summary>Window after window over the whole audio, each beginning where the timestamps of the one before end, with its text as context.</summary>
/// <param name="model">The model.</param>
/// <param name="encoder">Hears a window.</param>
/// <param name="cross">What the decoder sees of it.</param>
/// <param name="decoder">Writes it down.</param>
/// <param name="cut">Encodes no more positions than the audio needs; else always a whole window, as the model was trained.</param>
/// <param name="trace">Sees the intermediate values.</param>
internal sealed class WindowLoop(WhisperModel model, Encoder encoder, CrossCache cross, WindowDecoder decoder, bool cut, IWhisperTrace? trace)
{
    /// <summary>Silent positions kept behind the audio when the window is cut.</summary>
    private const int Margin = 150;

    /// <summary>Frames at the end that are decoded without context.</summary>
    private const int FreshEnd = 500;

    private readonly Vocabulary _vocabulary = model.Vocabulary;

    public IEnumerable<DecodedWindow> Run(LogMel mel, int language, IProgress<double>? progress, CancellationToken ct)
    {
        var window = new float[mel.Mels * 2 * model.Shape.AudioContext];
        var past = new List<int>();
        for (var seek = 0; seek + TokenBook.Tail < mel.AudioFrames;)
        {
            ct.ThrowIfCancellationRequested();
            Look(seek == 0);
            Encode(mel, seek, window);
            if (seek > 0 && seek + FreshEnd >= mel.AudioFrames) past.Clear();
            var prompt = Prompt(past, language);
            var state = decoder.Greedy(cross, prompt, mel.AudioFrames - seek, ct);
            var decoded = new DecodedWindow(seek, prompt, state);
            trace?.Window(seek, prompt, [.. decoded.Tokens.Select(t => t.Id)], [.. decoded.Tokens.Select(t => Math.Exp(t.LogProbability))]);
            yield return decoded;

            if (past.Count > Context) past.RemoveRange(0, past.Count - Context);
            past.AddRange(state.Tokens.Take(state.Kept).Select(t => t.Id));
            seek += Advance(decoded, mel.AudioFrames - seek);
            progress?.Report(Math.Min(1, (double)seek / mel.AudioFrames));
        }
    }

    private int Context => model.Shape.TextContext / 2 - 1;

    /// <summary>Intermediate values are of window 0 only.</summary>
    private void Look(bool first)
    {
        encoder.Trace = first && trace is not null ? new TraceAdapter(trace) : null;
        decoder.Trace = first ? trace : null;
    }

    private unsafe void Encode(LogMel mel, int seek, float[] window)
    {
        var positions = model.Shape.AudioContext;
        if (cut) positions = Math.Min(positions, (mel.AudioFrames - seek + 1) / 2 + Margin);
        mel.Window(seek, 2 * positions, window);
        if (seek == 0) trace?.Array("mel", [mel.Mels, 2 * positions], window);
        encoder.Run(window, positions);
        cross.Fill(model.Weights, encoder.Output, encoder.Stride, positions);
    }

    private List<int> Prompt(List<int> past, int language)
    {
        var prompt = new List<int>();
        if (past.Count > 0) prompt.Add(_vocabulary.Previous);
        prompt.AddRange(past.TakeLast(Context));
        prompt.Add(_vocabulary.StartOfTranscript);
        if (_vocabulary.Multilingual) prompt.AddRange([_vocabulary.LanguageToken(language), _vocabulary.Transcribe]);
        return prompt;
    }

    /// <summary>A single timestamp at the end says that the rest of the window has no speech.</summary>
    private int Advance(DecodedWindow window, int left)
    {
        var tokens = window.Tokens;
        var single = tokens.Count > 1 && tokens[^2].Id < _vocabulary.FirstTimestamp && tokens[^1].Id > _vocabulary.FirstTimestamp;
        return single ? Math.Min(left, WindowState.FullWindow) : window.State.Advance;
    }
}
