using System.Net;
using System.Text;

namespace CallAssist.Modules.Notifications.Compose;

/// <summary>
/// A mail as HTML for mail programs: one column, tables, styles on the elements, nothing fetched from anywhere.
/// </summary>
internal static class HtmlText
{
    private const string Cell = "padding:6px 10px;border-bottom:1px solid #dde2e9";

    public static string Write(MailBody body, MailTexts texts, string company)
    {
        var html = new StringBuilder()
            .Append($"<!DOCTYPE html><html lang=\"{texts.Culture.TwoLetterISOLanguageName}\"><head><meta charset=\"utf-8\"><title>{E(body.Subject)}</title></head>")
            .Append("<body style=\"margin:0;padding:16px;background:#f5f6f8;color:#1a2330;font:15px/1.5 'Segoe UI',Roboto,Arial,sans-serif\">")
            .Append("<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td align=\"center\">")
            .Append("<table role=\"presentation\" width=\"100%\" style=\"max-width:640px;background:#ffffff;border:1px solid #dde2e9;border-radius:10px\" cellspacing=\"0\" cellpadding=\"0\">")
            .Append($"<tr><td style=\"padding:20px 24px\"><h1 style=\"margin:0 0 12px;font-size:20px;line-height:1.3\">{E(body.Subject)}</h1>");
        foreach (var part in body.Parts)
            Write(html, part);
        return html.Append($"</td></tr></table><p style=\"color:#566273;font-size:13px\">{E(texts["Footer", company])}</p></td></tr></table></body></html>").ToString();
    }

    private static void Write(StringBuilder html, MailPart part)
    {
        switch (part)
        {
            case MailPart.Heading(var text):
                html.Append($"<h2 style=\"margin:20px 0 6px;font-size:16px\">{E(text)}</h2>");
                break;
            case MailPart.Paragraph(var text):
                html.Append($"<p style=\"margin:0 0 12px\">{E(text).Replace("\n", "<br>")}</p>");
                break;
            case MailPart.Action(var text, var url):
                html.Append($"<p style=\"margin:16px 0\"><a href=\"{E(url)}\" style=\"display:inline-block;padding:9px 18px;border-radius:8px;background:#2457c5;color:#ffffff;font-weight:600;text-decoration:none\">{E(text)}</a></p>");
                break;
            case MailPart.Items(var lines):
                html.Append("<ul style=\"margin:0 0 12px;padding-left:20px\">");
                foreach (var line in lines)
                    Write(html, line);
                html.Append("</ul>");
                break;
            case MailPart.Table(var head, var rows):
                html.Append("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"border-collapse:collapse;margin:0 0 12px;font-size:14px\"><tr>");
                Row(html, head, "th", "color:#566273;font-weight:600;");
                foreach (var row in rows)
                {
                    html.Append("</tr><tr>");
                    Row(html, row, "td", "");
                }

                html.Append("</tr></table>");
                break;
            case MailPart.Picture(_, var alt, var width, var legend):
                html.Append($"<p style=\"margin:0 0 12px\"><img src=\"cid:picture\" alt=\"{E(alt)}\" width=\"{width}\" style=\"max-width:100%;height:auto\"><br>");
                foreach (var (text, colour) in legend)
                    html.Append($"<span style=\"color:#{colour:x6}\">&#9632;</span> {E(text)} &nbsp; ");
                html.Append("</p>");
                break;
        }
    }

    private static void Write(StringBuilder html, MailPart.Item line)
    {
        html.Append("<li style=\"margin:0 0 8px\">");
        html.Append(line.Url is null ? E(line.Text) : $"<a href=\"{E(line.Url)}\" style=\"color:#2457c5\">{E(line.Text)}</a>");
        if (line.Note is not null)
            html.Append($"<br><span style=\"color:#566273\">{E(line.Note)}</span>");
        html.Append("</li>");
    }

    private static void Row(StringBuilder html, IReadOnlyList<string> cells, string tag, string style)
    {
        for (var i = 0; i < cells.Count; i++)
            html.Append($"<{tag} align=\"{(i == 0 ? "left" : "right")}\" style=\"{style}{Cell}\">{E(cells[i])}</{tag}>");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
