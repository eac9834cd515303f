using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Extract;

/// <summary>A capture came: its voices are due.</summary>
internal sealed class ScheduleExtract(IPipeline pipeline) : IEventHandler<RecordingReceived>
{
    public Task HandleAsync(RecordingReceived domainEvent, Delivery delivery, CancellationToken ct) =>
        pipeline.EnqueueAsync(PipelineStep.Extract, domainEvent.RecordingId, ct);
}
