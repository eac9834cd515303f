using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Web.Desk;

internal sealed class NoTranscripts : ITranscripts
{
    public Task<Transcript?> FindAsync(Guid recordingId, CancellationToken ct) => Task.FromResult<Transcript?>(null);
}
