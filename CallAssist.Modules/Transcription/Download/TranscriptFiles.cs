using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>A transcript as text, as subtitles (SubRip) and as JSON.</summary>
internal static class TranscriptFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Transcript transcript, CallNames names)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{names.Title}\r\n\r\n");
        foreach (var said in transcript.Segments)
            text.Append(CultureInfo.InvariantCulture, $"[{TimeSpan.FromSeconds(said.Start):hh\\:mm\\:ss}] {names.Of(said.Speaker)} : {said.Text}\r\n");
        return text.ToString();
    }

    public static string Srt(Transcript transcript, CallNames names)
    {
        var text = new StringBuilder();
        for (var i = 0; i < transcript.Segments.Count; i++)
        {
            var said = transcript.Segments[i];
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}\r\n{Time(said.Start)} --> {Time(said.End)}\r\n{names.Of(said.Speaker)} : {said.Text}\r\n\r\n");
        }

        return text.ToString();
    }

    public static string JsonText(Transcript transcript, CallNames names) => JsonSerializer.Serialize(
        new
        {
            transcript.RecordingId, at = names.At, names.Customer, names.Staff, transcript.Language, transcript.Model, transcript.AudioSeconds,
            segments = transcript.Segments.Select(s => new { s.Start, s.End, speaker = names.Of(s.Speaker), s.Text, s.Confidence, heard = s.Correction?.Original }),
        },
        Json);

    private static string Time(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture);
}

/// <summary>Who spoke in a call, and when, for people.</summary>
internal sealed record CallNames(DateTimeOffset At, string? Customer, string? Staff, string CustomerSide)
{
    /// <summary>The same call, of nobody.</summary>
    public CallNames WithoutNames => new(At, null, null, CustomerSide);

    public string FileName => FileNames.Of(At, Customer, Staff);

    public string Title => string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"{At:dddd d MMMM yyyy, HH:mm} · {Of("caller")} → {Of("callee")}");

    public string Of(string speaker) => speaker == CustomerSide ? Customer ?? "Client" : Staff ?? "Opérateur";
}
