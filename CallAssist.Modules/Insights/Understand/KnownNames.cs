using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Insights.Understand;

/// <summary>The dictionary of a call: who the customer file says is calling, and the people of the house.</summary>
internal sealed class KnownNames(ICustomerDirectory customers, IPeople people)
{
    public async Task<CallDictionary> OfAsync(Recording recording, CancellationToken ct)
    {
        var card = await CardAsync(recording, ct);
        var staff = await people.ListAsync(ct);
        return new(
            [.. new[] { card.Contact }.OfType<string>(), .. staff.Select(p => p.DisplayName)],
            [.. new[] { card.Company }.OfType<string>()],
            [.. new[] { card.ExternalId }.OfType<string>()]);
    }

    /// <summary>The customer's card; the outside number is the customer side's.</summary>
    public Task<CallerCard> CardAsync(Recording recording, CancellationToken ct) =>
        customers.LookupAsync(recording.CustomerSide == "caller" ? recording.FromNumber : recording.ToNumber, ct);
}
