using System.Globalization;
using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Audio;
using CallAssist.Engines.Whisper.Decoding;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;
using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Benchmarks;

/// <summary>
/// The two ways of <see cref="WhisperCalls"/> for models whose weights say nothing: the same number of tokens for each second of speech,
/// written from packed windows decoded together, and from windows of 30 s one after the other; greedy, as a beam goes by what the model is sure of.
/// </summary>
internal sealed class WhisperParts(WhisperModel model, int threads, ReadOnlyMemory<float>[] voices) : IDisposable
{
    /// <summary>What the demonstration model writes.</summary>
    private const double TokensPerSecond = 4;

    private const int Windows = 4;

    private readonly WorkerTeam _team = new(threads);
    private readonly int _whole = model.Shape.AudioContext;

    /// <summary>Of the whole call.</summary>
    private readonly int _tokens = (int)(Packages(voices).Sum(p => (double)p.Samples.Length) / LogMel.SampleRate * TokensPerSecond);

    /// <param name="modelPath">Any model.</param>
    /// <param name="minutes">Length of the call.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="captures">Calls whose voices are put together.</param>
    /// <param name="to">Gets the figures.</param>
    public static void Measure(string modelPath, int minutes, int threads, IReadOnlyList<string> captures, TextWriter to)
    {
        using var model = WhisperModel.TryOpen(modelPath, out var problem) ?? throw new InvalidDataException(problem);
        using var parts = new WhisperParts(model, threads, WhisperCalls.Voices(captures, minutes));
        var quick = WhisperCalls.ShortestProcessorTime(parts.Packed);
        var slow = WhisperCalls.ShortestProcessorTime(parts.OneByOne);
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(modelPath)}, {minutes} minutes, two sides, greedy, {threads} threads, {parts._tokens} tokens, processor time: packed {quick:F2} s, one after the other {slow:F2} s, ratio {quick / slow:F2}"));
    }

    public void Dispose() => _team.Dispose();

    private static PackedSpeech[] Packages(ReadOnlyMemory<float>[] voices) => [.. voices.SelectMany(v => PackedSpeech.Pack(v, SpeechFinder.Find(v.Span), PackedSpeech.RoomFor(v.Length)))];

    private void Packed()
    {
        using var network = new Networks(model, _team, 2 * Windows);
        var room = 0;
        var batch = new List<(LogMel Mel, int Positions, int Tokens)>();
        foreach (var package in Packages(voices).OrderByDescending(p => p.Samples.Length))
        {
            var frames = LogMel.FramesOf(package.Samples.Length);
            var positions = Math.Min(_whole, (frames + 1) / 2 + WindowReader.Margin);
            if (room + positions > Windows * _whole || batch.Count == 2 * Windows)
            {
                network.Write(batch);
                batch.Clear();
                room = 0;
            }
            room += positions;
            batch.Add((LogMel.From(package.Samples, model.MelFilters, _team), positions, (int)(frames * TokensPerSecond / LogMel.FrameRate)));
        }
        network.Write(batch);
    }

    private void OneByOne()
    {
        using var network = new Networks(model, _team, 1);
        var windows = voices.Sum(v => (LogMel.FramesOf(v.Length) + 2 * _whole - 1) / (2 * _whole));
        foreach (var voice in voices)
        {
            var mel = LogMel.From(voice, model.MelFilters, _team);
            for (var first = 0; first < mel.AudioFrames; first += 2 * _whole) network.Write([(mel, _whole, _tokens / windows)], first);
        }
    }

    private sealed class Networks(WhisperModel model, WorkerTeam team, int rows) : IDisposable
    {
        private readonly Encoder _encoder = new(model, Compute.For(KernelPath.Best), team);
        private readonly Decoder _decoder = new(model, Compute.For(KernelPath.Best), team, rows, rows);
        private readonly CrossCache[] _caches = [.. Enumerable.Range(0, rows).Select(_ => new CrossCache(model.Shape, CrossCache.TypeFor(model.Shape, exact: false)))];

        /// <summary>Hears windows and writes so many tokens of each.</summary>
        public void Write(IReadOnlyList<(LogMel Mel, int Positions, int Tokens)> windows, int firstFrame = 0)
        {
            _decoder.Clear();
            var live = new List<(Sequence Sequence, int Tokens)>();
            foreach (var (cache, (mel, positions, tokens)) in _caches.Zip(windows))
            {
                var frames = new float[model.Shape.Mels * 2 * positions];
                mel.Window(firstFrame, 2 * positions, frames);
                _encoder.Run(frames, positions);
                cache.Fill(model.Weights, _encoder, positions);
                var sequence = _decoder.NewSequence();
                sequence.Cross = cache;
                live.Add((sequence, tokens));
            }
            for (var step = 0; live.Count > 0; live.RemoveAll(l => l.Tokens <= step))
            {
                _decoder.Run([.. live.Select(l => new TokenRow(l.Sequence, 50 + step, step))]);
                _decoder.Project([.. Enumerable.Range(0, live.Count)]);
                step++;
            }
        }

        public void Dispose()
        {
            _encoder.Dispose();
            _decoder.Dispose();
            foreach (var cache in _caches) cache.Dispose();
        }
    }
}
