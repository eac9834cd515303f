using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Notifications.Compose;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Readers;
using CallAssist.Modules.Notifications.Settings;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Notifications.MissedCall;

/// <summary>A customer reached nobody while the office was open: the team is told, each reader once per call.</summary>
internal sealed class NotifyMissed(
    ICallLog calls, ICallSearch search, ICustomerDirectory customers, ReaderStore readers, ServerStore servers, IOffice offices, MailStore mails, Ids ids, TimeProvider clock)
    : IEventHandler<CallEnded>
{
    public async Task HandleAsync(CallEnded domainEvent, Delivery delivery, CancellationToken ct)
    {
        if (domainEvent.Status is not ("missed" or "abandoned" or "busy")
            || await servers.FindAsync(ct) is not { IsOn: true, OnSince: { } since } server
            || await calls.FindAsync(domainEvent.CallId, ct) is not { Direction: "inbound" } call || call.Status != domainEvent.Status || call.EndedAt < since)
            return;
        var team = await readers.OfAsync(r => r.Missed, ct);
        if (team.Count == 0 || await offices.GetAsync(ct) is not { } office)
            return;
        var card = await customers.LookupAsync(call.Number, ct);
        var tries = Tries.Of(call, call.Number is { } number
            ? await calls.ListAsync(new() { Numbers = [number], From = call.StartedAt - Tries.Memory, Take = 500 }, ct)
            : []);
        var own = new HashSet<Guid>();
        foreach (var person in team)
        {
            if (await search.MaySeeAsync(person, call.Id, ct))
                own.Add(person.Id);
        }

        var time = new OfficeClock(office.Zone, clock.GetUtcNow());
        await delivery.CompleteAsync(async unit =>
        {
            foreach (var person in team)
            {
                var texts = MailTexts.For(person.Language);
                var body = MissedCallMail.Write(call, card, tries, time, texts, server.SiteUrl, own.Contains(person.Id));
                await mails.PutAsync(unit, OutgoingMail.Of(ids.New(), "missed", $"missed:{call.Id}:{person.Id}", person.Email, body, texts, office.Company, person.DisplayName));
            }
        }, ct);
    }
}
