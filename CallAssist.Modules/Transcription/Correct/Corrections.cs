using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Correct;

/// <summary>One correction as it is kept. It finds its utterance by voice, start and the engine's words, so that a second transcription keeps what still fits.</summary>
internal sealed record CorrectionRow
{
    public const string OfRecording = "SELECT speaker, start_s, original, text, person_id, at FROM transcription_correction WHERE recording_id = @recordingId ORDER BY id";

    public const string OfRecordings = "SELECT recording_id, speaker, start_s, original, text, person_id, at FROM transcription_correction WHERE recording_id IN @ids ORDER BY id";

    public Guid RecordingId { get; init; }

    public string Speaker { get; init; } = "";

    public double StartS { get; init; }

    public string Original { get; init; } = "";

    public string Text { get; init; } = "";

    public Guid PersonId { get; init; }

    public DateTimeOffset At { get; init; }
}

internal static class Corrections
{
    /// <summary>The utterances as people left them: the newest correction of each stands.</summary>
    public static IReadOnlyList<TranscriptSegment> Apply(IReadOnlyList<TranscriptSegment> heard, IReadOnlyList<CorrectionRow> rows)
    {
        if (rows.Count == 0)
            return heard;
        var newest = rows.GroupBy(r => (r.Speaker, Place(r.StartS), r.Original)).ToDictionary(g => g.Key, g => g.Last());
        return [.. heard.Select(segment => newest.TryGetValue((segment.Speaker, Place(segment.Start), segment.Text), out var row) && row.Text != row.Original
            ? segment with { Text = row.Text, Correction = new(row.Original, row.PersonId, row.At) }
            : segment)];
    }

    public static Task InsertAsync(UnitOfWork unit, Guid id, Guid recordingId, TranscriptSegment segment, string text, Guid personId, DateTimeOffset at) => unit.ExecuteAsync(
        """
        INSERT INTO transcription_correction (id, recording_id, speaker, start_s, original, text, person_id, at)
        VALUES (@id, @recordingId, @Speaker, @Start, @original, @text, @personId, @at)
        """,
        new { id, recordingId, segment.Speaker, segment.Start, original = segment.Correction?.Original ?? segment.Text, text, personId, at });

    /// <summary>Hundredths of a second: what a transcript's numbers are rounded to.</summary>
    private static long Place(double seconds) => (long)Math.Round(seconds * 100);
}
