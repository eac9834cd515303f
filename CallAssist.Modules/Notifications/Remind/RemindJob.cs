using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Compose;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Readers;
using CallAssist.Modules.Notifications.Settings;

namespace CallAssist.Modules.Notifications.Remind;

/// <summary>Looks at one person's open calls: sends the reminder that is due, and comes back when the next one will be.</summary>
internal sealed class RemindJob(
    ReaderStore readers, IMailRules rules, ServerStore servers, IOpenCalls calls, ReminderStore reminders, ICustomerDirectory customers, IOffice offices, IJobQueue jobs,
    Ids ids, TimeProvider clock) : IBackgroundJob
{
    private static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <summary>Longer than any call stays open.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(14);

    public static string Kind => "remind";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var found = (await readers.ListAsync(ct)).FirstOrDefault(r => r.Person.Id == subject);
        if (found is not ({ } person, { Reminder: true } reader) || !MailAddressRule.Holds(person.Email)
            || await servers.FindAsync(ct) is not { IsOn: true, OnSince: { } since } server || await offices.GetAsync(ct) is not { } office)
            return;
        var (now, rule) = (clock.GetUtcNow(), await rules.GetAsync(ct));
        var open = await calls.OfAsync(person, since, ct: ct);
        var reminded = await reminders.RemindedAsync(subject, now - Memory, ct);
        var due = new ReminderRule(TimeSpan.FromMinutes(rule.ReminderMinutes), Apart)
            .DueAt(open.Select(c => new UnwrittenCall(c.CallId, c.EndedAt, reminded.Contains(c.CallId))), await reminders.LastAsync(subject, ct));
        if (due is null || rule.NextWelcome(reader, due > now ? due.Value : now, office.Zone) is not { } at)
            return;
        if (at > now)
        {
            await jobs.EnqueueAsync<RemindJob>(subject, at - now, ct);
            return;
        }

        var lines = new List<(OpenCall, CallerCard)>();
        foreach (var call in open)
            lines.Add((call, await customers.LookupAsync(call.Number, ct)));
        var texts = MailTexts.For(person.Language);
        var body = ReminderMail.Write(lines, new(office.Zone, now), texts, server.SiteUrl);
        var mail = OutgoingMail.Of(ids.New(), "reminder", $"reminder:{subject}:{now.ToUnixTimeMilliseconds()}", person.Email, body, texts, office.Company, person.DisplayName);
        await reminders.SendAsync(subject, [.. open.Select(c => c.CallId)], mail, now, now - Apart, ct);
    }
}
