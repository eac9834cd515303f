using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Events;

namespace CallAssist.Modules.Interventions.Tell;

/// <summary>A draft stands (the pipeline committed it): the open pages show it at once.</summary>
internal sealed class TellDesk(InterventionFeed feed) : IEventHandler<InterventionDrafted>
{
    public Task HandleAsync(InterventionDrafted domainEvent, Delivery delivery, CancellationToken ct)
    {
        feed.Tell(new InterventionChanged(domainEvent.InterventionId, domainEvent.CallId));
        return Task.CompletedTask;
    }
}
