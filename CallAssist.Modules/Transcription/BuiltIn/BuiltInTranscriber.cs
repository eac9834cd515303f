using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Kernels;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription.BuiltIn;

/// <summary>The Whisper engine in this process. One call at a time: the engine itself uses the processors.</summary>
internal sealed class BuiltInTranscriber(IOptions<TranscriptionOptions> options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Progress _progress = new();
    private (string Path, DateTime Written, WhisperModel Model)? _open;
    private int _waiting;
    private volatile bool _working;

    /// <summary>The model that is open, as file name and description; null before the first call.</summary>
    public (string FileName, WhisperModelInfo Info)? Model => _open is { } open ? (Path.GetFileName(open.Path), open.Model.Info) : null;

    /// <summary>Somebody's turn is under way.</summary>
    public bool Working => _working;

    /// <summary>0 to 1, of what is under way.</summary>
    public double Done => _progress.Value;

    /// <summary>Calls and trials that wait for their turn.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Which instructions the engine uses on this processor.</summary>
    public static KernelPath Kernels => WhisperTranscriber.KernelsInUse(KernelPath.Best);

    /// <summary>Transcribes the voices of a call together with the model at <paramref name="modelPath"/>, which stays open for the next call.</summary>
    /// <returns>One per voice, in their order, and what the computing took.</returns>
    /// <exception cref="InvalidDataException">The file is no sound model.</exception>
    public Task<(IReadOnlyList<VoiceTranscript> Voices, TimeSpan Took)> TranscribeAsync(
        string modelPath, IReadOnlyList<ReadOnlyMemory<float>> voices, IReadOnlyList<string> vocabulary, IProgress<double> progress, CancellationToken ct) =>
        TakeTurnAsync<(IReadOnlyList<VoiceTranscript>, TimeSpan)>(
            token =>
            {
                var model = Open(modelPath);
                var began = clock.GetTimestamp();
                return ([.. Run(model, voices, vocabulary, progress, token).Select(VoiceTranscript.From)], clock.GetElapsedTime(began));
            },
            ct);

    /// <summary>Transcribes with a model that is opened for this once.</summary>
    /// <exception cref="InvalidDataException">The file is no sound model.</exception>
    public Task<VoiceTranscript> TryAsync(string modelPath, ReadOnlyMemory<float> voice, CancellationToken ct) => TakeTurnAsync(
        token =>
        {
            using var model = WhisperModel.TryOpen(modelPath, out var problem) ?? throw new InvalidDataException(problem);
            return VoiceTranscript.From(Run(model, [voice], [], null, token)[0]);
        },
        ct);

    /// <summary>Stops a running transcription before its model goes: the model is mapped memory that threads read.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _turn.Wait();
        _open?.Model.Dispose();
        _turn.Dispose();
        _closing.Dispose();
    }

    private async Task<T> TakeTurnAsync<T>(Func<CancellationToken, T> work, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _closing.Token);
        Interlocked.Increment(ref _waiting);
        try
        {
            await _turn.WaitAsync(either.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            (_working, _progress.Value) = (true, 0);
            // The engine is synchronous and long: it must not hold a thread-pool thread of the web host.
            return await Task.Factory.StartNew(() => work(either.Token), either.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _working = false;
            _turn.Release();
        }
    }

    private IReadOnlyList<WhisperResult> Run(
        WhisperModel model, IReadOnlyList<ReadOnlyMemory<float>> voices, IReadOnlyList<string> vocabulary, IProgress<double>? progress, CancellationToken ct)
    {
        _progress.Listener = progress;
        return new WhisperTranscriber(model).TranscribeAll(voices, options.Value.ToEngine(vocabulary), _progress, ct);
    }

    private WhisperModel Open(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (_open is { } open && open.Path == path && open.Written == written)
            return open.Model;
        _open?.Model.Dispose();
        _open = null;
        var model = WhisperModel.TryOpen(path, out var problem) ?? throw new InvalidDataException(problem);
        _open = (path, written, model);
        return model;
    }

    private sealed class Progress : IProgress<double>
    {
        private double _value;

        public double Value
        {
            get => Volatile.Read(ref _value);
            set => Volatile.Write(ref _value, value);
        }

        /// <summary>Who else is told; one turn at a time.</summary>
        public IProgress<double>? Listener { get; set; }

        public void Report(double value)
        {
            Value = value;
            Listener?.Report(value);
        }
    }
}
