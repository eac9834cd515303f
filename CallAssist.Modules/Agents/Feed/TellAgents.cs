using CallAssist.Modules.Agents.Presence;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;
using Wire = CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Feed;

/// <summary>Tells the agents of calls. One handler for all three, because order is kept per handler: no agent hears of an end before the ringing.</summary>
internal sealed class TellAgents(AgentHub hub, Policies policies) : IEventHandler<CallRinging>, IEventHandler<CallAnswered>, IEventHandler<CallEnded>
{
    /// <summary>It rings, or somebody dials: the agents at these extensions hear of it.</summary>
    public async Task HandleAsync(CallRinging domainEvent, Delivery delivery, CancellationToken ct)
    {
        await delivery.CompleteAsync(_ => Task.CompletedTask, ct);
        foreach (var session in hub.Sessions.Where(s => domainEvent.Extensions.Any(s.Serves)))
        {
            await policies.RefreshAsync(session, ct);
            session.Send(domainEvent.Direction == "outbound"
                ? new Wire.CallDialing(domainEvent.CallId, domainEvent.At, domainEvent.Number, domainEvent.Extensions)
                : new Wire.CallRinging(domainEvent.CallId, domainEvent.At, domainEvent.Number, domainEvent.Extensions));
        }
    }

    /// <summary>Somebody picked up.</summary>
    public async Task HandleAsync(CallAnswered domainEvent, Delivery delivery, CancellationToken ct)
    {
        await delivery.CompleteAsync(_ => Task.CompletedTask, ct);
        foreach (var session in hub.Sessions.Where(s => s.Serves(domainEvent.Extension)))
            session.Send(new Wire.CallAnswered(domainEvent.CallId, domainEvent.At, domainEvent.Extension));
    }

    /// <summary>The call is over. Who served it is not looked up: an agent passes over calls that it does not know.</summary>
    public async Task HandleAsync(CallEnded domainEvent, Delivery delivery, CancellationToken ct)
    {
        await delivery.CompleteAsync(_ => Task.CompletedTask, ct);
        foreach (var session in hub.Sessions)
            session.Send(new Wire.CallEnded(domainEvent.CallId, domainEvent.At));
    }
}
