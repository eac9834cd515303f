using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>A mail waits: the queue runs.</summary>
internal sealed class ScheduleMails(IJobQueue jobs) : IEventHandler<MailQueued>
{
    public Task HandleAsync(MailQueued domainEvent, Delivery delivery, CancellationToken ct) => jobs.EnqueueAsync<SendMails>(SendMails.Queue, ct: ct);
}
