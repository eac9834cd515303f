using System.Diagnostics.Metrics;
using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>Counts attempts at mails by kind (<c>missed reminder digest</c>) and how the conversation ended.</summary>
internal sealed class MailMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _attempts = meters.Create("CallAssist.Notifications").CreateCounter<long>("callassist.mails");

    public void Tried(string kind, SmtpResult result) => _attempts.Add(1, new("kind", kind), new("result", result.ToString()));
}
