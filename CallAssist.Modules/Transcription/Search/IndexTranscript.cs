using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Search;

/// <summary>What was said, or corrected, can be searched for at once.</summary>
internal sealed class IndexTranscript(DocumentWriter documents) : IEventHandler<TranscriptReady>, IEventHandler<TranscriptCorrected>
{
    public Task HandleAsync(TranscriptReady domainEvent, Delivery delivery, CancellationToken ct) => IndexAsync(domainEvent.RecordingId, delivery, ct);

    public Task HandleAsync(TranscriptCorrected domainEvent, Delivery delivery, CancellationToken ct) => IndexAsync(domainEvent.RecordingId, delivery, ct);

    private async Task IndexAsync(Guid recordingId, Delivery delivery, CancellationToken ct)
    {
        if (await documents.PrepareAsync(recordingId, ct) is { } write)
            await delivery.CompleteAsync(write, ct);
    }
}

/// <summary>Writes the searchable text of a recording.</summary>
internal sealed class DocumentWriter(IRecordings recordings, ITranscripts transcripts)
{
    /// <summary>The effect that writes it, or null where there is nothing to write.</summary>
    public async Task<Func<UnitOfWork, Task>?> PrepareAsync(Guid recordingId, CancellationToken ct)
    {
        if (await recordings.FindAsync(recordingId, ct) is not { } recording || await transcripts.FindAsync(recordingId, ct) is not { } transcript)
            return null;
        var text = string.Join(' ', transcript.Segments.Select(s => FoldedText.Of(s.Text)));
        return unit => WriteAsync(unit, recordingId, recording.StartedAt ?? recording.ReceivedAt, text);
    }

    private static async Task WriteAsync(UnitOfWork unit, Guid recordingId, DateTimeOffset at, string text)
    {
        if (await unit.ExecuteAsync("UPDATE transcription_document SET text = @text, at = @at WHERE recording_id = @recordingId", new { recordingId, at, text }) > 0)
            return;
        await unit.ExecuteAsync(
            """
            INSERT INTO transcription_document (docid, recording_id, at, text)
            SELECT COALESCE(MAX(docid), 0) + 1, @recordingId, @at, @text FROM transcription_document
            """,
            new { recordingId, at, text });
    }
}
