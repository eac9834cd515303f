using System.IO.Compression;
using System.Text;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>Puts a recording into a ZIP: its sound, MP3 where that can be made, and its transcript to print and to work with.</summary>
internal sealed class Archive(ITranscripts transcripts, IRecordingAudio audio, IMp3Encoder mp3, CallNaming naming, CleanCopy copy)
{
    /// <summary>False where there was nothing of what was asked for.</summary>
    /// <param name="zip">Where to.</param>
    /// <param name="recording">What; whether he may was asked before.</param>
    /// <param name="contents">Sound, text or both, or both without personal data.</param>
    /// <param name="taken">Names in the ZIP, which stay apart.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> AddAsync(ZipArchive zip, Recording recording, BundleContents contents, HashSet<string> taken, CancellationToken ct)
    {
        var clean = IsClean(recording, contents);
        var names = await naming.OfAsync(recording, ct);
        names = clean ? names.WithoutNames : names;
        var name = FileNames.Unique(names.FileName, taken);
        var added = false;
        if (contents != BundleContents.Text && await (clean ? copy.SoundAsync(recording, ct) : audio.OpenAsync(recording.Id, ct)) is { } sound)
        {
            await using (sound)
            await using (var entry = Entry(zip, recording, $"{name}.{(mp3.Available ? "mp3" : "wav")}", mp3.Available ? CompressionLevel.NoCompression : CompressionLevel.Fastest))
                await (mp3.Available ? mp3.EncodeAsync(sound, entry, ct) : sound.CopyToAsync(entry, ct));
            added = true;
        }

        if (contents != BundleContents.Audio && await (clean ? copy.TextAsync(recording, ct) : transcripts.FindAsync(recording.Id, ct)) is { } transcript)
        {
            await WriteAsync(name + ".pdf", TranscriptPdf.Write(transcript, names));
            await WriteAsync(name + ".txt", Encoding.UTF8.GetBytes('\uFEFF' + TranscriptFiles.Text(transcript, names)));
            added = true;
        }

        return added;

        async Task WriteAsync(string file, byte[] bytes)
        {
            await using var entry = Entry(zip, recording, file, CompressionLevel.Optimal);
            await entry.WriteAsync(bytes, ct);
        }
    }

    /// <summary>Whether it goes without personal data: asked for, or because it is kept for training.</summary>
    public static bool IsClean(Recording recording, BundleContents contents) => contents == BundleContents.Clean || recording.Purpose == RecordingPurpose.Training;

    private static Stream Entry(ZipArchive zip, Recording recording, string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = recording.StartedAt ?? recording.ReceivedAt;
        return entry.Open();
    }
}
