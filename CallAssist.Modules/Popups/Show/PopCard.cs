using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Popups.Show;

/// <summary>It rings: a card for everyone at these extensions.</summary>
internal sealed class PopCard(IPeople people, IDatabase database, PopupHub hub, Ids ids, TimeProvider clock) : IEventHandler<CallRinging>
{
    public async Task HandleAsync(CallRinging domainEvent, Delivery delivery, CancellationToken ct)
    {
        var concerned = await people.AtExtensionsAsync(domainEvent.Extensions, ct);
        var insert = database.Dialect.InsertIfMissing("popups_card", ["call_id", "person_id"], ["id", "state", "direction", "number", "shown_at", "since"]);
        await delivery.CompleteAsync(async unit =>
        {
            foreach (var person in concerned)
            {
                await unit.ExecuteAsync(insert, new
                {
                    call_id = domainEvent.CallId, person_id = person.Id, id = ids.New(), state = "ringing", direction = domainEvent.Direction, number = domainEvent.Number,
                    shown_at = clock.GetUtcNow(), since = domainEvent.At,
                });
            }
        }, ct);
        hub.Tell(concerned.Select(p => p.Id));
    }
}
