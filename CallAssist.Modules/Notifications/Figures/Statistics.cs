using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Notifications.Compose;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Notifications.Figures;

/// <summary>Counts calls and interventions of a period; digest and page show the same.</summary>
internal sealed class Statistics(ICallFacts calls, IInterventions interventions, ICallerNames names, IMailRules rules, IOffice offices) : IStatistics
{
    private const int MostDays = 400;
    private const int TopKeywords = 10;

    /// <summary>Counts on behalf of the office; whose calls were what is not told.</summary>
    private static readonly Person Office = new() { Role = Roles.Supervisor };

    public async Task<PeriodFigures> OfAsync(DateOnly from, DateOnly until, CancellationToken ct)
    {
        until = until < from ? from : until < from.AddDays(MostDays) ? until : from.AddDays(MostDays - 1);
        var zone = (await offices.GetAsync(ct))?.Zone ?? TimeZoneInfo.Utc;
        var facts = await CallsAsync(from, until, zone, ct);
        var done = await InterventionsAsync(from, until, zone, ct);
        var past = new List<PastFigures>();
        foreach (var (first, last) in PastDays.Of(from, until, await rules.GetAsync(ct)))
        {
            var then = await CallsAsync(first, last, zone, ct);
            past.Add(new(first, last, then.Count(c => c.Handled), then.Count(c => c.Missed)));
        }

        return new()
        {
            From = from, Until = until, Hours = DayFigures.Hours(facts, zone), Past = past,
            Keywords = DayFigures.TopKeywords(done.SelectMany(i => i.Body.Keywords.Distinct(StringComparer.OrdinalIgnoreCase)), TopKeywords),
            Customers = await CustomersAsync(facts, ct),
            People = [.. done.Where(i => i is { State: InterventionState.Accepted, Operator: not null }).CountBy(i => i.Operator!)
                .OrderBy(p => p.Key, StringComparer.CurrentCultureIgnoreCase).Select(p => (p.Key, p.Value))],
        };
    }

    private Task<IReadOnlyList<CallFacts>> CallsAsync(DateOnly from, DateOnly until, TimeZoneInfo zone, CancellationToken ct) =>
        calls.ListAsync(OfficeClock.Midnight(from, zone), OfficeClock.Midnight(until.AddDays(1), zone), ct: ct);

    private async Task<List<Intervention>> InterventionsAsync(DateOnly from, DateOnly until, TimeZoneInfo zone, CancellationToken ct)
    {
        var all = new List<Intervention>();
        var filter = new InterventionFilter { From = OfficeClock.Midnight(from, zone), Until = OfficeClock.Midnight(until.AddDays(1), zone), Take = 500 };
        while (true)
        {
            var page = await interventions.SearchAsync(Office, filter with { Skip = all.Count }, ct);
            all.AddRange(page.Items);
            if (page.Items.Count == 0 || all.Count >= page.Total)
                return all;
        }
    }

    private async Task<IReadOnlyList<ServedCustomer>> CustomersAsync(IReadOnlyList<CallFacts> facts, CancellationToken ct)
    {
        var byNumber = facts.Where(c => c is { Handled: true, Number: not null }).CountBy(c => c.Number!).ToDictionary();
        var holders = await names.OfAsync(byNumber.Keys, ct);
        return
        [
            .. byNumber.Where(n => holders.ContainsKey(n.Key)).GroupBy(n => (holders[n.Key].CompanyId, holders[n.Key].Company))
                .Select(g => new ServedCustomer(g.Key.CompanyId, g.Key.Company, g.Sum(n => n.Value))).OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }
}
