using System.Globalization;

namespace CallAssist.Modules.Notifications.Smtp;

/// <summary>A server's reply (RFC 5321 §4.2): its code, and the text of each line. Code 0: that was no SMTP.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool Positive => Code is >= 200 and < 400;

    public bool Transient => Code is >= 400 and < 500;

    public string Text => Code == 0 ? string.Join(' ', Lines) : string.Create(CultureInfo.InvariantCulture, $"{Code} {string.Join(' ', Lines)}");

    /// <summary>The parameters of an extension in a reply to EHLO, or null when it is not offered.</summary>
    public string? Offer(string keyword) => Lines.Skip(1)
        .Where(l => l.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (l.Length == keyword.Length || l[keyword.Length] is ' ' or '='))
        .Select(l => l[keyword.Length..].TrimStart(' ', '=')).FirstOrDefault();
}
