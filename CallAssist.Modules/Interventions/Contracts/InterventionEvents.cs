using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Interventions.Contracts;

/// <summary>A draft waits on the operator's page; state <c>drafted</c>.</summary>
[EventName("interventions.drafted")]
public sealed record InterventionDrafted(Guid EventId, DateTimeOffset At, Guid InterventionId, Guid? CallId, Guid? RecordingId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => CallId is { } call ? $"call:{call}" : $"recording:{RecordingId}";
}

/// <summary>A person accepted a draft or wrote an intervention by hand.</summary>
[EventName("interventions.saved")]
public sealed record InterventionSaved(Guid EventId, DateTimeOffset At, Guid InterventionId, Guid? CallId) : IDomainEvent
{
    /// <inheritdoc/>
    public string Stream => CallId is { } call ? $"call:{call}" : $"intervention:{InterventionId}";
}
