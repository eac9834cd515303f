using System.Diagnostics.Metrics;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>Counts what happened, by the stored name of the event, and what became of each delivery.</summary>
internal sealed class EventMetrics
{
    private readonly Counter<long> _events;
    private readonly Counter<long> _deliveries;

    public EventMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("CallAssist.Kernel");
        _events = meter.CreateCounter<long>("callassist.events");
        _deliveries = meter.CreateCounter<long>("callassist.deliveries");
    }

    public void Happened(string name) => _events.Add(1, new KeyValuePair<string, object?>("name", name));

    /// <param name="handler">Module and class.</param>
    /// <param name="outcome"><c>done retry parked</c>.</param>
    public void Delivered(string handler, string outcome) => _deliveries.Add(1, new("handler", handler), new("outcome", outcome));
}
