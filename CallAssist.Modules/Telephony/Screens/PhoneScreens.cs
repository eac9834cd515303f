using System.Security;
using System.Text;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary>Who is calling as the XML browsers of desk phones show it: at most 10,000 bytes, three short lines.</summary>
internal static class PhoneScreens
{
    /// <summary>Yealink's XML browser refuses more (Yealink XML Browser Developer's Guide).</summary>
    internal const int MaxBytes = 10_000;

    private const int MaxTitle = 60;
    private const int MaxText = 600;
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <summary>The screen of a known caller; an empty one, which shows nothing, of a stranger.</summary>
    /// <param name="make">Whose XML.</param>
    /// <param name="card">Who is calling.</param>
    /// <param name="plain">In ASCII, for phones that show no accents.</param>
    public static SourceReply Of(PhoneMake make, CallerCard? card, bool plain = false)
    {
        if (card is not { Known: true })
            return new("", "text/xml");
        var lines = new[] { card.Contact is null ? null : card.Company }.Concat(card.Alerts.Select(a => a.Text)).Where(l => !string.IsNullOrWhiteSpace(l));
        return Text(make, card.Title, string.Join(" · ", lines), plain);
    }

    /// <summary>Any two lines.</summary>
    public static SourceReply Text(PhoneMake make, string title, string text, bool plain) =>
        new(Declaration + Document(make, Clean(title, MaxTitle, plain), Clean(text, MaxText, plain)), "text/xml");

    private static string Document(PhoneMake make, string title, string text) => make switch
    {
        PhoneMake.Yealink => $"<YealinkIPPhoneTextScreen Beep=\"no\" Timeout=\"30\"><Title>{title}</Title><Text>{text}</Text></YealinkIPPhoneTextScreen>",
        PhoneMake.Snom => $"<SnomIPPhoneText><Title>{title}</Title><Prompt></Prompt><Text>{text}</Text></SnomIPPhoneText>",
        PhoneMake.Cisco => $"<CiscoIPPhoneText><Title>{title}</Title><Prompt></Prompt><Text>{text}</Text></CiscoIPPhoneText>",
        _ => "<xmlapp><view><section>" +
            $"<DisplayString halign=\"left\" valign=\"top\" wrap=\"true\" X=\"0\" Y=\"0\"><DisplayStr>{title}</DisplayStr></DisplayString>" +
            $"<DisplayString halign=\"left\" valign=\"top\" wrap=\"true\" X=\"0\" Y=\"20\"><DisplayStr>{text}</DisplayStr></DisplayString>" +
            "</section></view></xmlapp>",
    };

    /// <summary>Printable text of at most so many characters, escaped; phones show no line breaks and no emoji.</summary>
    private static string Clean(string text, int max, bool plain)
    {
        var clean = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in (plain ? PlainLetters.Of(text) : text).EnumerateRunes())
        {
            if (clean.Length >= max)
                break;
            clean.Append(Rune.IsControl(rune) || rune.Value > 0xFFFF || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString());
        }

        return SecurityElement.Escape(clean.ToString());
    }
}
