using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>Somebody wrote a keyword over what the engine heard: a mis-hearing that the catalogue may learn.</summary>
internal sealed class TeachCorrection(ITranscripts transcripts, IKeywordCatalogue catalogues, KeywordLearning learning, IPeople people) : IEventHandler<TranscriptCorrected>
{
    public async Task HandleAsync(TranscriptCorrected domainEvent, Delivery delivery, CancellationToken ct)
    {
        var transcript = await transcripts.FindAsync(domainEvent.RecordingId, ct);
        if (transcript?.Segments.ElementAtOrDefault(domainEvent.Position) is not { Correction: { } correction } said)
            return;
        var lessons = CorrectionLesson.Of(correction.Original, said.Text, await catalogues.LoadAsync(ct));
        await learning.ProposeAsync(domainEvent.RecordingId, [.. lessons.Select(l => (l.KeywordId, l.Words, LearnedWords.Heard))], (await people.FindAsync(correction.PersonId, ct))?.DisplayName, ct);
    }
}
