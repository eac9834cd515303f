using CallAssist.Engines.Whisper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription.BuiltIn;

/// <summary>The Whisper engine in this process. One voice at a time: the engine itself uses the processors.</summary>
internal sealed class BuiltInTranscriber(IOptions<TranscriptionOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _closing = new();
    private (string Path, DateTime Written, WhisperModel Model)? _open;

    /// <summary>Transcribes with the model at <paramref name="modelPath"/>, which stays open for the next call.</summary>
    /// <exception cref="InvalidDataException">The file is no sound model.</exception>
    public async Task<VoiceTranscript> TranscribeAsync(
        string modelPath, ReadOnlyMemory<float> samples, IReadOnlyList<string> vocabulary, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _closing.Token);
        ct = either.Token;
        await _turn.WaitAsync(ct);
        try
        {
            var model = Open(modelPath);
            var engine = new WhisperOptions
            {
                Threads = options.Value.EffectiveThreads,
                Language = options.Value.Language,
                Vocabulary = vocabulary,
            };
            // The engine is synchronous and long: it must not hold a thread-pool thread of the web host.
            var result = await Task.Factory.StartNew(
                () => new WhisperTranscriber(model).Transcribe(samples, engine, progress: null, ct),
                ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return new(
                result.Language,
                [.. result.Segments.Select(s => new VoiceSegment(s.Start, s.End, s.Text, s.Confidence))],
                [.. result.Dropped.Select(d => new DroppedText(d.Start, d.End, d.Text, d.Reason))]);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops a running transcription before its model goes: the model is mapped memory that threads read.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _turn.Wait();
        _open?.Model.Dispose();
        _turn.Dispose();
        _closing.Dispose();
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
}
