using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Webhooks.Contracts;

namespace CallAssist.Modules.Webhooks.Queue;

/// <summary>A message waits: its destination's lane runs.</summary>
internal sealed class ScheduleMessages(IJobQueue jobs) : IEventHandler<WebhookQueued>
{
    public Task HandleAsync(WebhookQueued domainEvent, Delivery delivery, CancellationToken ct) => jobs.EnqueueAsync<SendMessages>(domainEvent.DestinationId, ct: ct);
}
