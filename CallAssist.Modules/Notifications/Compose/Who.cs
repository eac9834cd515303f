using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Notifications.Compose;

/// <summary>The other end of a call in a reader's words.</summary>
internal static class Who
{
    /// <summary>Contact and company as far as they are known; else the number; else that it was withheld.</summary>
    public static string Is(CallerCard card, MailTexts texts) => (card.Contact, card.Company) switch
    {
        ({ } contact, { } company) => texts["ContactOfCompany", contact, company],
        ({ } contact, null) => contact,
        (null, { } company) => company,
        _ => Number(card.Number, texts),
    };

    public static string Number(string? number, MailTexts texts) => number is null ? texts["NumberWithheld"] : PhoneNumber.Display(number);
}
