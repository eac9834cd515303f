using System.Diagnostics.Metrics;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>Counts stored webhook requests by source and outcome (<c>accepted ignored rejected</c>).</summary>
internal sealed class HookMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _receipts = meters.Create("CallAssist.Telephony").CreateCounter<long>("callassist.webhooks");

    public void Stored(string source, string outcome) => _receipts.Add(1, new("source", source), new("outcome", outcome));
}
