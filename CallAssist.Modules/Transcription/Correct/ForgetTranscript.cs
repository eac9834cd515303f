using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Transcription.Correct;

/// <summary>An erased recording's words: the transcript, what was left out of it, corrections, and the index with them.</summary>
internal sealed class ForgetTranscript : IEventHandler<RecordingErased>
{
    public Task HandleAsync(RecordingErased domainEvent, Delivery delivery, CancellationToken ct) => delivery.CompleteAsync(async unit =>
    {
        var parameters = new { id = domainEvent.RecordingId };
        await unit.ExecuteAsync("DELETE FROM transcription_document WHERE recording_id = @id", parameters);
        await unit.ExecuteAsync("DELETE FROM transcription_correction WHERE recording_id = @id", parameters);
        await unit.ExecuteAsync("DELETE FROM transcription_dropped WHERE recording_id = @id", parameters);
        await unit.ExecuteAsync("DELETE FROM transcription_transcript WHERE recording_id = @id", parameters);
    }, ct);
}
