using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Transcription.Queue;

/// <summary>Two voices are ready: their transcription is due.</summary>
internal sealed class ScheduleTranscribe(IPipeline pipeline) : IEventHandler<RecordingReady>
{
    public Task HandleAsync(RecordingReady domainEvent, Delivery delivery, CancellationToken ct) =>
        pipeline.EnqueueAsync(PipelineStep.Transcribe, domainEvent.RecordingId, ct);
}
