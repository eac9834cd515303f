using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Kernel.Events;

namespace CallAssist.Modules.Interventions.Teach;

/// <summary>A draft was accepted: the keywords that its operator kept and took away teach the catalogue.</summary>
internal sealed class TeachCatalogue(InterventionStore store, IKeywordLearning learning) : IEventHandler<InterventionSaved>
{
    public async Task HandleAsync(InterventionSaved domainEvent, Delivery delivery, CancellationToken ct)
    {
        if (await store.FindAsync(domainEvent.InterventionId, ct) is { Source: Sources.Auto, RecordingId: { } recording } row)
            await learning.TeachAsync(recording, [.. row.ToBody().Keywords], row.SavedBy, ct);
    }
}
