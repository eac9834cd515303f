using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Interventions.Draft;

/// <summary>The call is understood: its draft is next.</summary>
internal sealed class ScheduleDraft(IPipeline pipeline) : IEventHandler<InsightsReady>
{
    public Task HandleAsync(InsightsReady domainEvent, Delivery delivery, CancellationToken ct) =>
        pipeline.EnqueueAsync(PipelineStep.Draft, domainEvent.RecordingId, ct);
}
