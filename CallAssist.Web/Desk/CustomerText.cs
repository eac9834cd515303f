using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>A customer in one line.</summary>
internal static class CustomerText
{
    public static string Of(CallerCard card) =>
        card is { Contact: { } contact, Company: { } company } ? $"{contact} · {company}" : card.Title;
}
