using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Remote;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Insights.Understand;

/// <summary>Transcript to keywords, redacted text and draft texts; a language model writes them where one is set.</summary>
internal sealed class UnderstandStep(
    IRecordings recordings, ITranscripts transcripts, IKeywordCatalogue catalogues, KnownNames names, ICallAnalyst analyst, RemoteDrafter remote, InsightsStore store, IRecordingLabels labels,
    Ids ids, TimeProvider clock, IOptions<InsightsOptions> options) : IPipelineStep
{
    public PipelineStep Step => PipelineStep.Understand;

    public async Task<StepResult> RunAsync(Guid recordingId, CancellationToken ct)
    {
        if (await recordings.FindAsync(recordingId, ct) is not { } recording)
            return new StepResult.Failed("no-recording", "The recording is gone.");
        if (await transcripts.FindAsync(recordingId, ct) is not { } transcript)
            return new StepResult.Failed("no-transcript", "There is no transcript of this recording.");
        var turns = transcript.Segments.Select(s => new SpokenTurn(s.Speaker, s.Start, s.End, s.Text)).ToList();
        var catalogue = await catalogues.LoadAsync(ct);
        var known = await names.OfAsync(recording, ct);
        var insights = Trim(analyst.Analyse(turns, recording.CustomerSide, catalogue, known));
        insights = await remote.WriteAsync(recordingId, insights, turns, recording.CustomerSide, catalogue, ct);
        return new StepResult.Done(async unit =>
        {
            var now = clock.GetUtcNow();
            await store.SaveAsync(unit, recordingId, now, insights);
            await labels.SetAsync(unit, recordingId, insights.Draft.Mood, [.. insights.Keywords.Select(k => k.Id)]);
            unit.Raise(new InsightsReady(ids.New(), now, recordingId));
        });
    }

    private CallInsights Trim(CallInsights insights) => insights with
    {
        Keywords = [.. insights.Keywords.Where(k => k.Score >= options.Value.LeastScore).Take(options.Value.MostKeywords)],
    };
}
