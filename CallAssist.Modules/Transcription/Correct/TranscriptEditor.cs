using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Queue;

namespace CallAssist.Modules.Transcription.Correct;

internal sealed class TranscriptEditor(IDatabase database, IRecordings recordings, Ids ids, TimeProvider clock) : ITranscriptEditor
{
    private const int Longest = 4000;

    public async Task<CorrectionOutcome> CorrectAsync(Person editor, Guid recordingId, int position, string shown, string text, CancellationToken ct)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length is 0 or > Longest)
            return new CorrectionOutcome.Empty();
        if (await recordings.FindAsync(editor, recordingId, ct) is null)
            return new CorrectionOutcome.Gone();
        return await database.WriteAsync(async unit =>
        {
            if (await Transcripts.FindAsync(unit, recordingId) is not { } transcript)
                return (CorrectionOutcome)new CorrectionOutcome.Gone();
            if (transcript.Segments.ElementAtOrDefault(position) is not { } segment || segment.Text != shown)
                return new CorrectionOutcome.Overtaken(transcript);
            var now = clock.GetUtcNow();
            var id = ids.New();
            await Corrections.InsertAsync(unit, id, recordingId, segment, text, editor.Id, now);
            unit.Raise(new TranscriptCorrected(id, now, recordingId, position));
            return new CorrectionOutcome.Saved((await Transcripts.FindAsync(unit, recordingId))!);
        }, ct);
    }
}
