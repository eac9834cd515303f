using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Popups.Feed;

/// <summary>Calls as the feed tells of them.</summary>
internal sealed class FeedCalls(ICustomerDirectory customers, ICustomerLinks links)
{
    private const int RecentEntries = 6;

    public async Task<FeedCall> OfAsync(CallRow call, IReadOnlyList<string>? extensions, CancellationToken ct) =>
        await WithCustomerAsync(new FeedCall(call.Id) { Direction = call.Direction, Status = call.Status, Number = call.Number, Extensions = extensions }, ct);

    private async Task<FeedCall> WithCustomerAsync(FeedCall call, CancellationToken ct)
    {
        if (call.Number is null)
            return call;
        var card = await customers.LookupAsync(call.Number, ct);
        return !card.Known ? call : call with
        {
            Contact = card.Contact,
            Company = card.Company,
            ExternalId = card.ExternalId,
            Alerts = [.. card.Alerts.Select(a => new FeedAlert(a.Kind, a.Text, a.Severity))],
            Recent = [.. card.Recent.Take(RecentEntries).Select(e => new FeedEntry(e.Kind, e.Id, e.At, e.Title, e.Detail, e.Person))],
            Links = [.. (await links.ListAsync(ct)).Select(l => (l.Label, Address: l.For(card.ExternalId, call.Number, call.Id))).Where(l => l.Address is not null).Select(l => new FeedLink(l.Label, l.Address!))],
        };
    }
}
