using System.IO.Compression;
using System.Text;
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
    IDatabase database, IPeople people, IRecordings recordings, ITranscripts transcripts, IRecordingAudio audio, IMp3Encoder mp3, ISealedFiles files, CallNaming naming,
    ILibraryAudit audit, ILogger<BundleJob> logger) : IBackgroundJob
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
        var (file, wrapped) = files.Create(id);
        var (done, missing, taken) = (0, 0, new HashSet<string>());
        long bytes;
        using (file)
        {
            using (var zip = new ZipArchive(file.Stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var recordingId in asked)
                {
                    if (person is not { SeesEveryone: true } || await recordings.FindAsync(person, recordingId, ct) is not { } recording || !await AddAsync(zip, recording, row.Contents, taken, ct))
                        missing++;
                    else
                        await audit.DoneAsync(person, "recording.download", recording, ct);
                    done++;
                    await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE transcription_bundle SET done = @done, missing = @missing WHERE id = @id", new { id, done, missing }), ct);
                }
            }

            file.Complete();
            bytes = file.Stream.Length;
        }

        await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE transcription_bundle SET state = 'ready', bytes = @bytes, wrapped_key = @wrapped WHERE id = @id", new { id, bytes, wrapped }), ct);
    }

    private async Task<bool> AddAsync(ZipArchive zip, Recording recording, string contents, HashSet<string> taken, CancellationToken ct)
    {
        var names = await naming.OfAsync(recording, ct);
        var name = FileNames.Unique(names.FileName, taken);
        var added = false;
        if (contents != "text" && await audio.OpenAsync(recording.Id, ct) is { } sound)
        {
            await using (sound)
            await using (var entry = Entry(zip, recording, $"{name}.{(mp3.Available ? "mp3" : "wav")}", mp3.Available ? CompressionLevel.NoCompression : CompressionLevel.Fastest))
                await (mp3.Available ? mp3.EncodeAsync(sound, entry, ct) : sound.CopyToAsync(entry, ct));
            added = true;
        }

        if (contents != "audio" && await transcripts.FindAsync(recording.Id, ct) is { } transcript)
        {
            await using var entry = Entry(zip, recording, name + ".txt", CompressionLevel.Optimal);
            await entry.WriteAsync(Encoding.UTF8.GetBytes('\uFEFF' + TranscriptFiles.Text(transcript, names)), ct);
            added = true;
        }

        return added;
    }

    private static Stream Entry(ZipArchive zip, Recording recording, string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = recording.StartedAt ?? recording.ReceivedAt;
        return entry.Open();
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
