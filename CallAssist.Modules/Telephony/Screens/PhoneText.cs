using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Screens;

internal sealed class PhoneText : IPhoneText
{
    public (string Body, string MediaType) Of(string source, string title, string text, bool plain)
    {
        if (!Enum.TryParse<PhoneMake>(source, ignoreCase: true, out var make))
            return ($"{title}\n{text}", "text/plain");
        var screen = PhoneScreens.Text(make, title, text, plain);
        return (screen.Body, screen.MediaType);
    }
}
