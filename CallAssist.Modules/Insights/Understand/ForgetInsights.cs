using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Insights.Understand;

/// <summary>What was understood of an erased recording.</summary>
internal sealed class ForgetInsights : IEventHandler<RecordingErased>
{
    public Task HandleAsync(RecordingErased domainEvent, Delivery delivery, CancellationToken ct) => delivery.CompleteAsync(async unit =>
    {
        await unit.ExecuteAsync("DELETE FROM insights_found WHERE recording_id = @RecordingId", new { domainEvent.RecordingId });
        await unit.ExecuteAsync("DELETE FROM insights_topic_evidence WHERE recording_id = @RecordingId", new { domainEvent.RecordingId });
        await unit.ExecuteAsync("DELETE FROM insights_result WHERE recording_id = @RecordingId", new { domainEvent.RecordingId });
    }, ct);
}
