using CallAssist.Modules.Notifications.Compose;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>A mail to one person, written and ready to leave.</summary>
internal sealed record OutgoingMail
{
    public required Guid Id { get; init; }

    /// <summary><c>missed reminder digest test</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What makes it the same mail: queued once.</summary>
    public string SameKey { get; init; } = "";

    public string ToName { get; init; } = "";

    public required string ToAddress { get; init; }

    public required string Subject { get; init; }

    public required string Plain { get; init; }

    public required string Html { get; init; }

    /// <summary>PNG in base64, shown where the HTML says <c>cid:picture</c>; null without.</summary>
    public string? Picture { get; init; }

    public static OutgoingMail Of(Guid id, string kind, string sameKey, string address, MailBody body, MailTexts texts, string company, string name = "") => new()
    {
        Id = id, Kind = kind, SameKey = sameKey, ToName = name, ToAddress = address, Subject = body.Subject, Plain = PlainText.Write(body, texts, company),
        Html = HtmlText.Write(body, texts, company), Picture = body.Parts.OfType<MailPart.Picture>().FirstOrDefault() is { } picture ? Convert.ToBase64String(picture.Png) : null,
    };
}
