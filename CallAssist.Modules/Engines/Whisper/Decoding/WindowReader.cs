using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Network;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Hears and writes down the next window of several tracks at once, again at higher temperatures where the text is poor.</summary>
internal sealed class WindowReader : IDisposable
{
    /// <summary>Continuations drawn at each temperature above 0.</summary>
    private const int Draws = 5;

    /// <summary>Silent positions kept behind the audio when the window is cut; the pause behind the last word is part of the audio.</summary>
    public const int Margin = 10;

    /// <summary>Windows of half the length or less take the place of a long one.</summary>
    private const int ShortInLong = 2;

    private readonly WhisperModel _model;
    private readonly WhisperOptions _options;
    private readonly Encoder _encoder;
    private readonly Decoder _decoder;
    private readonly BatchDecoder _batch;
    private readonly WordAligner _aligner;
    private readonly CrossCache[] _caches;
    private readonly IReadOnlyList<int> _initial;
    private readonly float[] _temperatures;
    private readonly float[] _frames;
    private readonly int _beam;
    private readonly int _room;

    /// <param name="model">The model.</param>
    /// <param name="options">How.</param>
    /// <param name="team">Threads.</param>
    /// <param name="tracks">Number of tracks there will be; no more windows are read at once.</param>
    public WindowReader(WhisperModel model, WhisperOptions options, WorkerTeam team, int tracks)
    {
        (_model, _options) = (model, options);
        var compute = Compute.For(options.Kernels, exact: options.Plain);
        var tokenizer = new Tokenizer(model.Vocabulary);
        _beam = options.Plain ? 1 : Math.Max(1, options.BeamSize);
        _temperatures = options.Plain || !options.Fallback ? [0] : [0, 0.2f, 0.4f, 0.6f, 0.8f, 1];
        _initial = options.Plain || options.InitialPrompt.Length == 0 ? [] : tokenizer.Encode(" " + options.InitialPrompt.Trim());
        _room = options.Plain ? 1 : Math.Max(1, options.Windows);
        var windows = options.Plain ? 1 : Math.Min(ShortInLong * _room, tracks);
        var rows = windows * Math.Max(_beam, Draws);
        _encoder = new Encoder(model, compute, team);
        _decoder = new Decoder(model, compute, team, Math.Max(model.Shape.TextContext, rows), Math.Max(2, rows));
        _aligner = new WordAligner(model, _decoder);
        _caches = [.. Enumerable.Range(0, windows).Select(_ => new CrossCache(model.Shape, CrossCache.TypeFor(model.Shape, exact: options.Plain)))];
        _frames = new float[model.Shape.Mels * 2 * model.Shape.AudioContext];
        var vocabulary = model.Vocabulary;
        _batch = new BatchDecoder(
            vocabulary, _decoder, new TokenRules(vocabulary, compute, options.Plain ? [] : NonSpeech.Of(vocabulary)), new TokenBook(vocabulary, model.Shape.TextContext / 2 - 4),
            new ExpectedWords(tokenizer, options.Plain ? [] : options.Vocabulary, options.VocabularyStrength), team, rows, _beam + 1);
    }

    /// <summary>The tracks to read next: the longest that have room together, so that they end together.</summary>
    public Track[] Choose(IEnumerable<Track> open)
    {
        var room = _room * _model.Shape.AudioContext;
        return [.. open.OrderByDescending(Positions).TakeWhile((track, i) => i < _caches.Length && ((room -= Positions(track)) >= 0 || i == 0))];
    }

    /// <summary>The next window of each track, as <see cref="Choose"/> gives them.</summary>
    /// <param name="tracks">With their log-mel.</param>
    /// <param name="languageOf">Language of a track; asked once its audio was heard, with a way to let the model decide.</param>
    /// <param name="ct">Checked at every window and token.</param>
    public IReadOnlyList<DecodedWindow> Read(IReadOnlyList<Track> tracks, Func<Track, Func<int>, int> languageOf, CancellationToken ct)
    {
        var languages = new int[tracks.Count];
        for (var i = 0; i < tracks.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            var cache = _caches[i];
            Hear(tracks[i], cache);
            languages[i] = languageOf(tracks[i], () => Detect(cache));
        }
        var windows = new DecodedWindow[tracks.Count];
        List<int> open = [.. Enumerable.Range(0, tracks.Count)];
        foreach (var temperature in _temperatures)
        {
            WindowSearch[] searches = [.. open.Select(i => Search(tracks[i], _caches[i], languages[i], temperature))];
            _batch.Trace = tracks[0].Seek == 0 ? _options.Trace : null;
            _batch.Decode(searches, ct);
            foreach (var (i, search) in open.Zip(searches))
                windows[i] = new DecodedWindow(tracks[i].Seek, search.Prompt, search.Result, temperature, search.NoSpeechProbability);
            open.RemoveAll(i => !windows[i].IsPoor);
            if (open.Count == 0) break;
        }
        if (_options.WordTimes)
            for (var i = 0; i < windows.Length; i++) windows[i] = Aligned(windows[i], tracks[i], _caches[i], languages[i]);
        foreach (var window in windows)
            _options.Trace?.Window(window.Seek, window.Prompt, [.. window.Tokens.Select(t => t.Id)], [.. window.Tokens.Select(t => Math.Exp(t.LogProbability))]);
        return windows;
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
        foreach (var cache in _caches) cache.Dispose();
    }

    private DecodedWindow Aligned(DecodedWindow window, Track track, CrossCache cache, int language)
    {
        int[] text = [.. window.Tokens.Select(t => t.Id).Where(id => id < _model.Vocabulary.EndOfText)];
        return text.Length == 0 ? window : window with { TokenTimes = _aligner.Align(cache, language, text, (Math.Min(track.Left, WindowState.FullWindow) + 1) / 2) };
    }

    private int Positions(Track track) => _options.Plain ? _model.Shape.AudioContext : Math.Min(_model.Shape.AudioContext, (track.Left + 1) / 2 + Margin);

    private void Hear(Track track, CrossCache cache)
    {
        var positions = Positions(track);
        var trace = track.Seek == 0 ? _options.Trace : null;
        track.Mel!.Window(track.Seek, 2 * positions, _frames);
        trace?.Array("mel", [track.Mel.Mels, 2 * positions], _frames);
        _encoder.Trace = trace is null ? null : new TraceAdapter(trace);
        _encoder.Run(_frames, positions);
        cache.Fill(_model.Weights, _encoder, positions);
    }

    /// <summary>The likeliest language after start-of-transcript.</summary>
    private int Detect(CrossCache cache)
    {
        var vocabulary = _model.Vocabulary;
        _decoder.Clear();
        var sequence = _decoder.NewSequence();
        sequence.Cross = cache;
        _decoder.Run([new TokenRow(sequence, vocabulary.StartOfTranscript, 0)]);
        _decoder.Project([0]);
        var logits = _decoder.Logits(0).Slice(vocabulary.LanguageToken(0), vocabulary.Languages);
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
            if (logits[i] > logits[best]) best = i;
        return best;
    }

    private WindowSearch Search(Track track, CrossCache cache, int language, float temperature)
    {
        var prompt = track.Prompt(language, temperature, _initial);
        return temperature == 0
            ? new BeamSearch(cache, prompt, track.Left, _beam)
            : new SampleSearch(cache, prompt, track.Left, temperature, Draws, track.Seek + (int)(1000 * temperature));
    }
}
