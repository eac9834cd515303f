using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Webhooks.Compose;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Destinations;

namespace CallAssist.Modules.Webhooks.Queue;

/// <summary>Something happened that others want to know: one message for each of them, in the transaction that records the event as handled.</summary>
internal sealed class QueueMessages(DestinationStore destinations, MessageWriter writer, MessageStore messages)
    : IEventHandler<InterventionSaved>, IEventHandler<CallEnded>, IEventHandler<TranscriptReady>
{
    public Task HandleAsync(InterventionSaved domainEvent, Delivery delivery, CancellationToken ct) =>
        QueueAsync(domainEvent, WebhookEvents.InterventionSaved, () => writer.WriteAsync(domainEvent, ct), delivery, ct);

    public Task HandleAsync(CallEnded domainEvent, Delivery delivery, CancellationToken ct) =>
        QueueAsync(domainEvent, WebhookEvents.CallEnded, () => writer.WriteAsync(domainEvent, ct), delivery, ct);

    public Task HandleAsync(TranscriptReady domainEvent, Delivery delivery, CancellationToken ct) =>
        QueueAsync(domainEvent, WebhookEvents.TranscriptReady, () => writer.WriteAsync(domainEvent, ct), delivery, ct);

    private async Task QueueAsync(IDomainEvent domainEvent, string type, Func<Task<MessageBody?>> write, Delivery delivery, CancellationToken ct)
    {
        var wanted = (await destinations.ListAsync(ct)).Where(d => d.IsOn && d.Wants(type)).ToList();
        if (wanted.Count == 0 || await write() is not { } body)
            return;
        await delivery.CompleteAsync(async unit =>
        {
            foreach (var destination in wanted)
                await messages.PutAsync(unit, destination.Id, domainEvent.EventId, body);
        }, ct);
    }
}
