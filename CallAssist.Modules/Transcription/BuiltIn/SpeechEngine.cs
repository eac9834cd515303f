using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Transcription.Contracts;
using Dapper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription.BuiltIn;

/// <summary>What the built-in engine is doing, and trials of models.</summary>
internal sealed class SpeechEngine(BuiltInTranscriber engine, IModelShelf shelf, IDatabase database, TimeProvider clock, IOptions<TranscriptionOptions> options) : ISpeechEngine
{
    private const int SampleRate = 16_000;

    /// <summary>Transcripts that the speed is taken from.</summary>
    private const int Lately = 20;

    public async Task<EngineState> StateAsync(CancellationToken ct)
    {
        var lately = $"SELECT audio_seconds, wall_seconds FROM transcription_transcript ORDER BY created_at DESC {database.Dialect.Page}";
        var last = (await database.ReadAsync(c => c.QueryAsync<(double Audio, double Wall)>(lately, new { skip = 0, take = Lately }), ct)).ToList();
        var wall = last.Sum(t => t.Wall);
        var model = engine.Model;
        return new(
            model?.FileName, model?.Info.Quantisation, BuiltInTranscriber.Kernels.ToString(), options.Value.EffectiveThreads,
            engine.Working, engine.Done, engine.Waiting, wall > 0 ? last.Sum(t => t.Audio) / wall : null);
    }

    public async Task<ModelTrial> TryAsync(string fileName, CancellationToken ct)
    {
        if (Path.GetFileName(fileName) != fileName || fileName.Length == 0)
            return new("A file name, not a path.", "", 0, 0, "");
        var path = Path.Combine(shelf.Folder, fileName);
        try
        {
            var checksum = await ChecksumAsync(path, ct);
            var voice = TrialVoice.Read(ct);
            var started = clock.GetTimestamp();
            var heard = await engine.TryAsync(path, voice, ct);
            return new(null, checksum, (double)voice.Length / SampleRate, clock.GetElapsedTime(started).TotalSeconds, string.Join(' ', heard.Segments.Select(s => s.Text)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new(failure.Message, "", 0, 0, "");
        }
    }

    private static async Task<string> ChecksumAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
