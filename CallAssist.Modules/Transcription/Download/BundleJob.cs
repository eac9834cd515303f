using System.IO.Compression;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>Packs the recordings of a bundle into a sealed ZIP; begun again it begins anew.</summary>
internal sealed partial class BundleJob(
    IDatabase database, IPeople people, IRecordings recordings, ISealedFiles files, Archive archive, ILibraryAudit audit, ILogger<BundleJob> logger) : IBackgroundJob
{
    public static string Kind => "bundle";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var row = await database.WriteAsync(unit => unit.QuerySingleAsync<Row>(
            "SELECT person_id, contents, recordings FROM transcription_bundle WHERE id = @subject AND state = 'waiting'", new { subject }), ct);
        if (row is null)
            return;
        try
        {
            await PackAsync(subject, row, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            Log.Failed(logger, subject, error);
            files.Delete(subject);
            await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE transcription_bundle SET state = 'failed' WHERE id = @subject", new { subject }), ct);
        }
    }

    private async Task PackAsync(Guid id, Row row, CancellationToken ct)
    {
        var person = await people.FindAsync(row.PersonId, ct);
        var asked = JsonSerializer.Deserialize<Guid[]>(row.Recordings)!;
        var contents = Enum.Parse<BundleContents>(row.Contents, ignoreCase: true);
        var (file, wrapped) = files.Create(id);
        var (done, missing, taken) = (0, 0, new HashSet<string>());
        long bytes;
        using (file)
        {
            using (var zip = new ZipArchive(file.Stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var recordingId in asked)
                {
                    if (person is not { SeesEveryone: true } || await recordings.FindAsync(person, recordingId, ct) is not { } recording || !await archive.AddAsync(zip, recording, contents, taken, ct))
                        missing++;
                    else
                        await audit.DoneAsync(person, Archive.IsClean(recording, contents) ? "recording.download.clean" : "recording.download", recording, ct);
                    done++;
                    await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE transcription_bundle SET done = @done, missing = @missing WHERE id = @id", new { id, done, missing }), ct);
                }
            }

            file.Complete();
            bytes = file.Stream.Length;
        }

        await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE transcription_bundle SET state = 'ready', bytes = @bytes, wrapped_key = @wrapped WHERE id = @id", new { id, bytes, wrapped }), ct);
    }

    private sealed record Row
    {
        public Guid PersonId { get; init; }

        public string Contents { get; init; } = "";

        public string Recordings { get; init; } = "";
    }

    private static partial class Log
    {
        [LoggerMessage(5020, LogLevel.Error, "Bundle {BundleId} could not be packed")]
        public static partial void Failed(ILogger logger, Guid bundleId, Exception error);
    }
}
