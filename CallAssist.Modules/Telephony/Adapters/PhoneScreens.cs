using System.Security;
using System.Text;
using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>
/// Who is calling as the XML browsers of desk phones show it, as the answer to the phone's own event: at most 10,000 bytes,
/// three short lines. An empty answer shows nothing.
/// </summary>
internal static class PhoneScreens
{
    /// <summary>Yealink's XML browser refuses more (Yealink XML Browser Developer's Guide).</summary>
    internal const int MaxBytes = 10_000;

    private const int MaxTitle = 60;
    private const int MaxText = 600;
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <summary>A text screen for thirty seconds.</summary>
    public static SourceReply Yealink(CallerCard? card) => Screen(card, (title, text) =>
        $"<YealinkIPPhoneTextScreen Beep=\"no\" Timeout=\"30\"><Title>{title}</Title><Text>{text}</Text></YealinkIPPhoneTextScreen>");

    /// <summary>Snom's own text page.</summary>
    public static SourceReply Snom(CallerCard? card) => Screen(card, (title, text) =>
        $"<SnomIPPhoneText><Title>{title}</Title><Prompt></Prompt><Text>{text}</Text></SnomIPPhoneText>");

    /// <summary>Cisco's text page.</summary>
    public static SourceReply Cisco(CallerCard? card) => Screen(card, (title, text) =>
        $"<CiscoIPPhoneText><Title>{title}</Title><Prompt></Prompt><Text>{text}</Text></CiscoIPPhoneText>");

    /// <summary>Grandstream's XML application with two lines.</summary>
    public static SourceReply Grandstream(CallerCard? card) => Screen(card, (title, text) =>
        "<xmlapp><view><section>" +
        $"<DisplayString halign=\"left\" valign=\"top\" wrap=\"true\" X=\"0\" Y=\"0\"><DisplayStr>{title}</DisplayStr></DisplayString>" +
        $"<DisplayString halign=\"left\" valign=\"top\" wrap=\"true\" X=\"0\" Y=\"20\"><DisplayStr>{text}</DisplayStr></DisplayString>" +
        "</section></view></xmlapp>");

    private static SourceReply Screen(CallerCard? card, Func<string, string, string> page)
    {
        if (card is not { Known: true })
            return new("", "text/xml");
        var lines = new[] { card.Contact is null ? null : card.Company }.Concat(card.Alerts.Select(a => a.Text)).Where(l => !string.IsNullOrWhiteSpace(l));
        return new(Declaration + page(Clean(card.Title, MaxTitle), Clean(string.Join(" · ", lines), MaxText)), "text/xml");
    }

    /// <summary>Printable text of at most so many characters, escaped; phones show no line breaks and no emoji.</summary>
    private static string Clean(string text, int max)
    {
        var clean = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= max)
                break;
            clean.Append(Rune.IsControl(rune) || rune.Value > 0xFFFF || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString());
        }

        return SecurityElement.Escape(clean.ToString());
    }
}
