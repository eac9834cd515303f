using System.Globalization;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Download.Pdf;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>A transcript to print: who called whom and when, then who said what, turn by turn with its time.</summary>
internal static class TranscriptPdf
{
    private const double Size = 10.5;
    private const double Leading = 14.5;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static byte[] Write(Transcript transcript, CallNames names)
    {
        var text = new PdfText();
        text.Write(PdfFont.Bold, 17, 22, "Transcription d’un appel");
        text.Space(6);
        text.Write(PdfFont.Regular, Size, Leading, $"Appelant : {names.Of("caller")}");
        text.Write(PdfFont.Regular, Size, Leading, $"Appelé : {names.Of("callee")}");
        text.Write(PdfFont.Regular, Size, Leading, string.Create(French, $"Date : {names.At:dddd d MMMM yyyy, HH:mm}"));
        text.Write(PdfFont.Regular, Size, Leading, $"Durée : {Clock(transcript.AudioSeconds)}");
        text.Space(10);
        text.Rule();
        foreach (var turn in Turns(transcript.Segments))
        {
            text.Space(8);
            text.Need(2 * Leading);
            text.Write(PdfFont.Bold, 9.5, 13, names.Of(turn[0].Speaker), Clock(turn[0].Start));
            text.Write(PdfFont.Regular, Size, Leading, string.Join(' ', turn.Select(s => s.Text.Trim())));
        }

        return PdfFile.Write(names.Title, transcript.Language, names.At, text.Finish(names.Title.Replace(" → ", " – ", StringComparison.Ordinal)));
    }

    /// <summary>What one side said before the other did.</summary>
    private static IEnumerable<List<TranscriptSegment>> Turns(IReadOnlyList<TranscriptSegment> segments)
    {
        List<TranscriptSegment> turn = [];
        foreach (var said in segments)
        {
            if (turn.Count > 0 && turn[0].Speaker != said.Speaker)
            {
                yield return turn;
                turn = [];
            }

            turn.Add(said);
        }

        if (turn.Count > 0)
            yield return turn;
    }

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds) switch
    {
        { TotalHours: >= 1 } long_ => long_.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
        var short_ => short_.ToString(@"m\:ss", CultureInfo.InvariantCulture),
    };
}
