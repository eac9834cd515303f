using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Notifications.Compose;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Notifications.MissedCall;

/// <summary>Who called and reached nobody, how often and since when, and where to read more.</summary>
internal static class MissedCallMail
{
    public static MailBody Write(CallRow call, CallerCard card, Tries tries, OfficeClock clock, MailTexts texts, string site, bool maySee)
    {
        var who = Who.Is(card, texts);
        var text = texts["MissedText_" + call.Status, who, clock.When(call.StartedAt, texts)];
        if (tries.Count > 1)
            text += "\n" + texts["MissedTries", tries.Count, clock.When(tries.Since, texts)];
        var parts = new List<MailPart> { new MailPart.Paragraph(text) };
        if (card.Number is not null)
            parts.Add(new MailPart.Paragraph(texts["MissedNumber", Who.Number(card.Number, texts)]));
        if (card.Alerts.Count > 0)
            parts.Add(new MailPart.Items([.. card.Alerts.Select(a => new MailPart.Item("⚠ " + a.Text))]));
        var day = clock.Day(call.StartedAt).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (maySee)
            parts.Add(new MailPart.Action(texts["MissedOpen"], $"{site}calls?q={Uri.EscapeDataString(call.Number ?? "")}&from={day}&until={day}"));
        // Everyone may read a customer's history, where the call stands too.
        if (card.CompanyId is { } company)
            parts.Add(maySee
                ? new MailPart.Items([new(texts["CustomerPage", card.Company ?? who], Url: $"{site}clients/{company}")])
                : new MailPart.Action(texts["CustomerPage", card.Company ?? who], $"{site}clients/{company}"));
        return new(tries.Count > 1 ? texts["MissedSubjectAgain", who, tries.Count] : texts["MissedSubject", who], parts);
    }
}
