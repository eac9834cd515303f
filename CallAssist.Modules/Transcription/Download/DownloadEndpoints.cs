using System.IO.Compression;
using System.Text;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>`GET /recordings/{id}/download/{format}` for whoever may hear it, with `?clean=true` without personal data; `GET /downloads/{id}` for whoever asked for the ZIP.</summary>
internal static class DownloadEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/recordings/{id:guid}/download/{format}", OneAsync).RequireAuthorization();
        routes.MapGet("/downloads/{id:guid}", BundleAsync).RequireAuthorization();
    }

    private static async Task<IResult> OneAsync(
        Guid id, string format, bool? clean, HttpContext http, ICurrentPerson current, IRecordings recordings, ITranscripts transcripts, IRecordingAudio audio, CleanCopy copy,
        IMp3Encoder mp3, CallNaming naming, Archive archive, ILibraryAudit audit)
    {
        var ct = http.RequestAborted;
        if (await current.GetAsync(ct) is not { } person)
            return Results.Unauthorized();
        if (await recordings.FindAsync(person, id, ct) is not { } recording)
            return Results.NotFound();
        var bare = clean == true || recording.Purpose == RecordingPurpose.Training;
        var names = await naming.OfAsync(recording, ct);
        names = bare ? names.WithoutNames : names;
        var result = format switch
        {
            "wav" => await SoundAsync() is { } wav ? Results.Stream(wav, "audio/wav", names.FileName + ".wav", enableRangeProcessing: true) : null,
            "mp3" when mp3.Available => await SoundAsync() is { } wav ? Results.Stream(to => EncodeAsync(mp3, wav, to, ct), "audio/mpeg", names.FileName + ".mp3") : null,
            "txt" => Text(await WordsAsync(), t => TranscriptFiles.Text(t, names), "text/plain", names.FileName + ".txt"),
            "srt" => Text(await WordsAsync(), t => TranscriptFiles.Srt(t, names), "application/x-subrip", names.FileName + ".srt"),
            "pdf" => await WordsAsync() is { } spoken ? Results.File(TranscriptPdf.Write(spoken, names), "application/pdf", names.FileName + ".pdf") : null,
            "json" => Text(await WordsAsync(), t => TranscriptFiles.JsonText(t, names), "application/json", names.FileName + ".json"),
            "zip" when recording.DurationMs is not null =>
                // The archive writes some of its bytes synchronously, which the body itself refuses.
                Results.Stream(_ => ZipAsync(archive, recording, bare, http.Response.BodyWriter.AsStream(leaveOpen: true), ct), "application/zip", names.FileName + ".zip"),
            _ => null,
        };
        if (result is null)
            return Results.NotFound();
        await audit.DoneAsync(person, bare ? "recording.download.clean" : "recording.download", recording, ct);
        return result;

        Task<Stream?> SoundAsync() => bare ? copy.SoundAsync(recording, ct) : audio.OpenAsync(id, ct);

        Task<Transcript?> WordsAsync() => bare ? copy.TextAsync(recording, ct) : transcripts.FindAsync(id, ct);
    }

    private static async Task<IResult> BundleAsync(Guid id, HttpContext http, ICurrentPerson current, Bundles bundles, IAuditLog audit)
    {
        if (await current.GetAsync(http.RequestAborted) is not { } person)
            return Results.Unauthorized();
        if (await bundles.OpenAsync(person, id, http.RequestAborted) is var (zip, name))
            return Results.Stream(zip, "application/zip", name, enableRangeProcessing: true);
        await audit.RecordAsync(new() { Action = "recording.download", Outcome = "denied", PersonId = person.Id, Subject = $"bundle:{id}" }, http.RequestAborted);
        return Results.NotFound();
    }

    /// <summary>With a byte order mark, without which programs on Windows misread accents; JSON goes without.</summary>
    private static IResult? Text(Transcript? transcript, Func<Transcript, string> write, string type, string name) =>
        transcript is null ? null : Results.File(Encoding.UTF8.GetBytes((type == "application/json" ? "" : "\uFEFF") + write(transcript)), $"{type}; charset=utf-8", name);

    /// <summary>Sound and transcript of one recording.</summary>
    private static async Task ZipAsync(Archive archive, Recording recording, bool clean, Stream to, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await archive.AddAsync(zip, recording, clean ? BundleContents.Clean : BundleContents.Both, [], ct);
    }

    private static async Task EncodeAsync(IMp3Encoder mp3, Stream wav, Stream to, CancellationToken ct)
    {
        await using (wav)
            await mp3.EncodeAsync(wav, to, ct);
    }
}
