using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Modules.Interventions.Write;

/// <summary>The customer of a call as an intervention names him.</summary>
internal static class CustomerOfCard
{
    public static InterventionBody For(this InterventionBody body, CallerCard card) =>
        body with { CompanyId = card.CompanyId, ContactId = card.ContactId, Customer = Label(card) };

    private static string Label(CallerCard card) => (card.Contact, card.Company) switch
    {
        ({ } contact, { } company) => $"{contact} · {company}",
        _ => card.Title,
    };
}
