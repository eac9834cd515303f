namespace CallAssist.Modules.Interventions.Contracts;

/// <summary>Tells open pages of this process that an intervention changed, after its change stands.</summary>
public interface IInterventionFeed
{
    /// <summary>Calls back on any thread until disposed; the callback must return at once.</summary>
    IDisposable Subscribe(Action<InterventionChanged> onChange);
}

/// <summary>Which intervention changed; what it says now is to be read.</summary>
public sealed record InterventionChanged(Guid InterventionId, Guid? CallId);
