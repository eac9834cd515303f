using System.Globalization;
using System.Text;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Queue;

namespace CallAssist.Modules.Notifications.Smtp;

/// <summary>
/// A mail as it travels (RFC 5322, 2045, 2387): plain text, and HTML with its picture. The id is the row's, so that a mail sent
/// twice in the one window in which that can happen is known for the same.
/// </summary>
internal static class MimeMessage
{
    public static byte[] Write(MailServer from, OutgoingMail mail, DateTimeOffset date)
    {
        var text = new StringBuilder()
            .Line($"From: {HeaderText.Address(from.FromName, from.FromAddress)}")
            .Line($"To: {HeaderText.Address(mail.ToName, mail.ToAddress)}")
            .Line($"Subject: {HeaderText.Encode(mail.Subject)}")
            .Line($"Date: {date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000")
            .Line($"Message-ID: <{mail.Id:N}@{from.FromAddress.Split('@')[^1]}>")
            .Line("Auto-Submitted: auto-generated") // RFC 3834: no holiday notes, please
            .Line("MIME-Version: 1.0");
        var (alternative, related) = ($"alternative-{mail.Id:N}", $"related-{mail.Id:N}");
        text.Line($"Content-Type: multipart/alternative; boundary=\"{alternative}\"").Line("").Line($"--{alternative}");
        Part(text, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(mail.Plain));
        text.Line($"--{alternative}");
        if (mail.Picture is { } picture)
        {
            text.Line($"Content-Type: multipart/related; type=\"text/html\"; boundary=\"{related}\"").Line("").Line($"--{related}");
            Part(text, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(mail.Html));
            text.Line($"--{related}").Line("Content-ID: <picture>").Line("Content-Disposition: inline; filename=\"picture.png\"");
            Part(text, "image/png", Convert.FromBase64String(picture));
            text.Line($"--{related}--");
        }
        else
        {
            Part(text, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(mail.Html));
        }

        text.Line($"--{alternative}--");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Part(StringBuilder text, string type, byte[] content)
    {
        text.Line($"Content-Type: {type}").Line("Content-Transfer-Encoding: base64").Line("");
        var lines = Convert.ToBase64String(content);
        for (var i = 0; i < lines.Length; i += 76)
            text.Line(lines.Substring(i, Math.Min(76, lines.Length - i)));
    }

    private static StringBuilder Line(this StringBuilder text, string line) => text.Append(line).Append("\r\n");
}
