using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Notifications.Compose;

namespace CallAssist.Modules.Notifications.Remind;

/// <summary>All open calls of one operator, each one click from its form.</summary>
internal static class ReminderMail
{
    public static MailBody Write(IReadOnlyList<(OpenCall Call, CallerCard Customer)> open, OfficeClock clock, MailTexts texts, string site) => new(
        texts.Count("ReminderSubject", open.Count),
        [
            new MailPart.Paragraph(texts["ReminderText"]),
            new MailPart.Items([.. open.OrderBy(o => o.Call.StartedAt).Select(o => new MailPart.Item(
                texts["ReminderLine", Who.Is(o.Customer, texts), clock.When(o.Call.StartedAt, texts), Math.Max(1, (int)Math.Round((o.Call.EndedAt - o.Call.StartedAt).TotalMinutes))],
                o.Call.DraftId is null ? null : texts["ReminderDraft"],
                o.Call.DraftId is { } draft ? $"{site}interventions/{draft}" : $"{site}interventions/new?call={o.Call.CallId}"))]),
            new MailPart.Action(texts["OpenSite"], site),
        ]);
}
