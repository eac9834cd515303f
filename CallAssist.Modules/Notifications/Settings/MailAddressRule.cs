using System.Net.Mail;

namespace CallAssist.Modules.Notifications.Settings;

/// <summary>Addresses that every server takes: one, in ASCII, without a name around it.</summary>
internal static class MailAddressRule
{
    public static bool Holds(string address) =>
        address.All(c => c is > ' ' and < (char)127 and not ('<' or '>')) && MailAddress.TryCreate(address, out var read) && read.Address == address;
}
