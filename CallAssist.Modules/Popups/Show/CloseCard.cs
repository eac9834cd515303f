using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Popups.Show;

/// <summary>The call is over: no card of it stays open.</summary>
internal sealed class CloseCard(PopupHub hub) : IEventHandler<CallEnded>
{
    public async Task HandleAsync(CallEnded domainEvent, Delivery delivery, CancellationToken ct)
    {
        IReadOnlyList<Guid> concerned = [];
        await delivery.CompleteAsync(async unit =>
        {
            concerned = await unit.QueryAsync<Guid>("SELECT person_id FROM popups_card WHERE call_id = @CallId AND state <> 'closed'", new { domainEvent.CallId });
            await unit.ExecuteAsync("UPDATE popups_card SET state = 'closed' WHERE call_id = @CallId", new { domainEvent.CallId });
        }, ct);
        hub.Tell(concerned);
    }
}
