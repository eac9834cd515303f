using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Data;

namespace CallAssist.Modules.Interventions.History;

/// <summary>A customer's interventions for cards and histories: accepted ones only, never the advice or the internal note.</summary>
internal sealed class InterventionTimeline(InterventionStore store) : ICustomerTimeline
{
    public async Task<IReadOnlyList<TimelineEntry>> ListAsync(Guid companyId, IReadOnlyList<string> numbers, int take, CancellationToken ct)
    {
        var rows = await store.OfCompanyAsync(companyId, take, ct);
        return [.. rows.Select(Entry)];
    }

    private static TimelineEntry Entry(InterventionRow row) => new()
    {
        Kind = "intervention",
        Id = row.Id,
        CallId = row.CallId,
        RecordingId = row.RecordingId,
        At = row.At,
        Title = row.Subject,
        Detail = row.Summary.Length > 0 ? row.Summary : null,
        Person = row.Operator,
    };
}
