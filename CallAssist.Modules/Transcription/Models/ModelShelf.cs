using System.Collections.Concurrent;
using CallAssist.Engines.Whisper;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Dapper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription.Models;

/// <summary>Finds, checks and chooses model files: the configured one, else the chosen one, else the demo model where allowed.</summary>
internal sealed class ModelShelf(
    IDatabase database, IPipeline pipeline, IOffice office, TimeProvider clock, IOptions<TranscriptionOptions> options, IOptions<DatabaseOptions> data) : IModelShelf
{
    private readonly ConcurrentDictionary<(string Path, long Bytes, DateTime Written), (ModelKind? Kind, string? Problem)> _checked = new();

    /// <summary>The demonstration model beside the program.</summary>
    public static string DemoModelPath => Path.Combine(AppContext.BaseDirectory, "Models", "ggml-demo-fr.bin");

    public string Folder => Path.GetFullPath(Path.Combine(data.Value.Directory, "models"));

    public async Task<ModelState> CurrentAsync(CancellationToken ct)
    {
        if (options.Value.Model is { Length: > 0 } configured)
            return Check(Path.GetFullPath(configured), demo: false);
        var chosen = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<string?>("SELECT file_name FROM transcription_model WHERE id = 1"), ct);
        if (chosen is not null)
            return Check(Path.Combine(Folder, chosen), demo: false);
        return options.Value.UseDemoModel || await office.GetAsync(ct) is { Demo: true }
            ? Check(DemoModelPath, demo: true)
            : new(null, false, null, new("no-model", "No Whisper model has been chosen."));
    }

    public Task<IReadOnlyList<ModelFile>> ListAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        IReadOnlyList<ModelFile> files = [.. new DirectoryInfo(Folder).GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select(Describe)];
        return Task.FromResult(files);
    }

    public async Task<string?> ChooseAsync(string fileName, CancellationToken ct)
    {
        if (Path.GetFileName(fileName) != fileName || fileName.Length == 0)
            return "A file name, not a path.";
        if (Check(Path.Combine(Folder, fileName), demo: false).Problem is { } problem)
            return problem.Detail;
        var upsert = database.Dialect.Upsert("transcription_model", ["id"], ["file_name", "chosen_at"]);
        await database.WriteAsync(unit => unit.ExecuteAsync(upsert, new { id = 1, file_name = fileName, chosen_at = clock.GetUtcNow() }), ct);
        await pipeline.ResumeAsync(PipelineStep.Transcribe, ct);
        return null;
    }

    private ModelFile Describe(FileInfo file)
    {
        var state = Check(file.FullName, demo: false);
        return new(file.Name, file.Length, state.Kind, state.Problem?.Detail);
    }

    /// <summary>A file is read again only when it was written again.</summary>
    private ModelState Check(string path, bool demo)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return new(null, demo, null, new("no-model", $"The model file {file.Name} is not there."));
        var seen = _checked.GetOrAdd((path, file.Length, file.LastWriteTimeUtc), static key =>
        {
            using var model = WhisperModel.TryOpen(key.Path, out var problem);
            // The folder is known to who reads it.
            return model is null ? (null, problem.Replace(key.Path + ": ", "", StringComparison.Ordinal)) : (KindOf(model.Info), null);
        });
        return seen.Problem is null ? new(path, demo, seen.Kind, null) : new(null, demo, null, new("bad-model", seen.Problem));
    }

    private static ModelKind KindOf(WhisperModelInfo info) => new(info.Size, info.Quantisation, info.Multilingual, info.ToString());
}
