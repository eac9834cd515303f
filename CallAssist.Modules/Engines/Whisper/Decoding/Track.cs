using CallAssist.Engines.Whisper.Audio;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Packed speech of a voice, and how far it is written down: each window begins where the timestamps of the one before end, with its text as context.</summary>
/// <param name="model">The model.</param>
/// <param name="voice">Which voice, from 0.</param>
/// <param name="package">The speech.</param>
internal sealed class Track(WhisperModel model, int voice, PackedSpeech package)
{
    /// <summary>Frames at the end that are decoded without context.</summary>
    private const int FreshEnd = 500;

    /// <summary>From this temperature on the context is left out, as it may be what leads astray.</summary>
    private const float Astray = 0.5f;

    private readonly Vocabulary _vocabulary = model.Vocabulary;
    private readonly List<int> _past = [];

    public int Voice => voice;

    public PackedSpeech Package => package;

    /// <summary>First frame of the next window.</summary>
    public int Seek { get; private set; }

    public int Frames { get; } = LogMel.FramesOf(package.Samples.Length);

    public int Left => Frames - Seek;

    public bool Ended => Left <= TokenBook.Tail;

    public float Done => Ended ? 1 : (float)Seek / Frames;

    /// <summary>Made when the track's turn comes, let go when it is done.</summary>
    public LogMel? Mel { get; set; }

    private int Context => model.Shape.TextContext / 2 - 1;

    /// <summary>Tokens before the first of the next window.</summary>
    /// <param name="language">Index of the language.</param>
    /// <param name="temperature">At which it is decoded.</param>
    /// <param name="initial">Tokens of an initial prompt, in front of the track's own past.</param>
    public List<int> Prompt(int language, float temperature, IReadOnlyList<int> initial)
    {
        if (Seek > 0 && Seek + FreshEnd >= Frames) _past.Clear();
        var prompt = new List<int>();
        if (temperature < Astray && _past.Count + initial.Count > 0)
        {
            prompt.Add(_vocabulary.Previous);
            prompt.AddRange(initial.Concat(_past).TakeLast(Context));
        }
        prompt.Add(_vocabulary.StartOfTranscript);
        if (_vocabulary.Multilingual) prompt.AddRange([_vocabulary.LanguageToken(language), _vocabulary.Transcribe]);
        return prompt;
    }

    /// <summary>Goes on behind a window.</summary>
    public void Take(DecodedWindow window)
    {
        if (!window.IsSilence)
        {
            if (_past.Count > Context) _past.RemoveRange(0, _past.Count - Context);
            if (window.Temperature >= Astray) _past.Clear();
            _past.AddRange(window.State.Tokens.Take(window.State.Kept).Select(t => t.Id));
        }
        Seek += Math.Max(1, Advance(window));
    }

    /// <summary>A single timestamp at the end says that the rest of the window has no speech.</summary>
    private int Advance(DecodedWindow window)
    {
        var tokens = window.Tokens;
        var single = tokens.Count > 1 && tokens[^2].Id < _vocabulary.FirstTimestamp && tokens[^1].Id > _vocabulary.FirstTimestamp;
        return single || window.IsSilence ? Math.Min(Left, WindowState.FullWindow) : window.State.Advance;
    }
}
