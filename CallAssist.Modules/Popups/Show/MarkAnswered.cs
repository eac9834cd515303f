using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Popups.Show;

/// <summary>Somebody picked up: his card talks, the others' go away.</summary>
internal sealed class MarkAnswered(IPeople people, PopupHub hub) : IEventHandler<CallAnswered>
{
    public async Task HandleAsync(CallAnswered domainEvent, Delivery delivery, CancellationToken ct)
    {
        Guid[] answered = [.. (await people.AtExtensionsAsync([domainEvent.Extension], ct)).Select(p => p.Id)];
        IReadOnlyList<Guid> concerned = [];
        await delivery.CompleteAsync(async unit =>
        {
            concerned = await unit.QueryAsync<Guid>("SELECT person_id FROM popups_card WHERE call_id = @CallId AND state <> 'closed'", new { domainEvent.CallId });
            foreach (var person in concerned)
            {
                await unit.ExecuteAsync(
                    "UPDATE popups_card SET state = @state, since = @At WHERE call_id = @CallId AND person_id = @person AND state <> 'closed'",
                    new { state = answered.Contains(person) ? "talking" : "closed", domainEvent.At, domainEvent.CallId, person });
            }
        }, ct);
        hub.Tell(concerned);
    }
}
