using System.Text;

namespace CallAssist.Modules.Notifications.Compose;

/// <summary>A mail for who reads no HTML: the same words, links written out.</summary>
internal static class PlainText
{
    public static string Write(MailBody body, MailTexts texts, string company)
    {
        var text = new StringBuilder();
        foreach (var part in body.Parts)
            text.Append(Of(part)).Append('\n');
        return text.Append("--\n").Append(texts["Footer", company]).Append('\n').Replace("\n", "\r\n").ToString();
    }

    private static string Of(MailPart part) => part switch
    {
        MailPart.Heading(var heading) => $"{heading.ToUpperInvariant()}\n",
        MailPart.Paragraph(var paragraph) => paragraph + "\n",
        MailPart.Action(var what, var url) => $"{what}: {url}\n",
        MailPart.Items(var lines) => string.Concat(lines.Select(Of)),
        MailPart.Table(var head, var rows) => Of(head, rows),
        MailPart.Picture(_, var alt, _, _) => $"[{alt}]\n",
        _ => "",
    };

    private static string Of(MailPart.Item item) =>
        $"- {item.Text}\n" + (item.Note is null ? "" : $"  {item.Note}\n") + (item.Url is null ? "" : $"  {item.Url}\n");

    private static string Of(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [head, .. rows];
        var widths = head.Select((_, i) => all.Max(r => r[i].Length)).ToArray();
        return string.Concat(all.Select(row => string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd() + "\n"));
    }
}
