using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Popups.Show;

/// <summary>
/// Opens, turns and closes the cards of a call. One handler for all three, because order is kept per handler: an end that
/// overtook its ringing would leave a card open for ever.
/// </summary>
internal sealed class KeepCards(IPeople people, IDatabase database, PopupHub hub, Ids ids, TimeProvider clock)
    : IEventHandler<CallRinging>, IEventHandler<CallAnswered>, IEventHandler<CallEnded>
{
    private const string Open = "SELECT person_id FROM popups_card WHERE call_id = @CallId AND state <> 'closed'";

    /// <summary>It rings: a card for everyone at these extensions.</summary>
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

    /// <summary>Somebody picked up: his card talks, the others' go away.</summary>
    public async Task HandleAsync(CallAnswered domainEvent, Delivery delivery, CancellationToken ct)
    {
        Guid[] answered = [.. (await people.AtExtensionsAsync([domainEvent.Extension], ct)).Select(p => p.Id)];
        IReadOnlyList<Guid> concerned = [];
        await delivery.CompleteAsync(async unit =>
        {
            concerned = await unit.QueryAsync<Guid>(Open, new { domainEvent.CallId });
            foreach (var person in concerned)
            {
                await unit.ExecuteAsync(
                    "UPDATE popups_card SET state = @state, since = @At WHERE call_id = @CallId AND person_id = @person AND state <> 'closed'",
                    new { state = answered.Contains(person) ? "talking" : "closed", domainEvent.At, domainEvent.CallId, person });
            }
        }, ct);
        hub.Tell(concerned);
    }

    /// <summary>The call is over: no card of it stays open.</summary>
    public async Task HandleAsync(CallEnded domainEvent, Delivery delivery, CancellationToken ct)
    {
        IReadOnlyList<Guid> concerned = [];
        await delivery.CompleteAsync(async unit =>
        {
            concerned = await unit.QueryAsync<Guid>(Open, new { domainEvent.CallId });
            await unit.ExecuteAsync("UPDATE popups_card SET state = 'closed' WHERE call_id = @CallId", new { domainEvent.CallId });
        }, ct);
        hub.Tell(concerned);
    }
}
