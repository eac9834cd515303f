using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Insights.Understand;

/// <summary>What was said is written down: understanding it is next.</summary>
internal sealed class ScheduleUnderstand(IPipeline pipeline) : IEventHandler<TranscriptReady>
{
    public Task HandleAsync(TranscriptReady domainEvent, Delivery delivery, CancellationToken ct) =>
        pipeline.EnqueueAsync(PipelineStep.Understand, domainEvent.RecordingId, ct);
}
