using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Notifications.Remind;

/// <summary>A call was talked in and is over: its operators' open calls are looked at, which finds when a reminder is due.</summary>
internal sealed class ScheduleReminder(ICallLog calls, ICallFacts facts, IPeople people, IJobQueue jobs) : IEventHandler<CallEnded>
{
    public async Task HandleAsync(CallEnded domainEvent, Delivery delivery, CancellationToken ct)
    {
        if (domainEvent.Status != "answered" || await calls.FindAsync(domainEvent.CallId, ct) is not { AnsweredAt: not null } call || call.Direction == "internal")
            return;
        var talked = (await facts.ListAsync(call.StartedAt, call.StartedAt.AddMilliseconds(1), ct: ct)).FirstOrDefault(c => c.Id == call.Id);
        if (talked is not { Talkers.Count: > 0 })
            return;
        foreach (var person in (await people.AtExtensionsAsync([talked.Talkers[^1]], call.StartedAt, ct)).Where(p => p.Active))
            await jobs.EnqueueAsync<RemindJob>(person.Id, ct: ct);
    }
}
