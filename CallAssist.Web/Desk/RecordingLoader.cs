using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>A recording with names over its numbers and what came of it. An end without a name and number is null.</summary>
public sealed record ListedRecording(Recording Recording, string? Caller, string? Called, InsightBrief? Brief, Intervention? Written)
{
    /// <summary>When it began, or came while that is unknown.</summary>
    public DateTimeOffset At => Recording.StartedAt ?? Recording.ReceivedAt;

    /// <summary>The customer: whoever is not of the house.</summary>
    public string? Customer => Recording.CustomerSide == "callee" ? Called : Caller;

    /// <summary>The operator.</summary>
    public string? Operator => Recording.CustomerSide == "callee" ? Caller : Called;

    /// <summary>As a person corrected it, else as it was understood.</summary>
    public string? Subject => Written?.Body.Subject is { Length: > 0 } corrected ? corrected : Brief?.Subject;
}

/// <summary>A page of recordings, and how many there are in all.</summary>
public sealed record ListedRecordings(IReadOnlyList<ListedRecording> Items, int Total);

/// <summary>Reads recordings with everything their rows show, a few queries for the whole page.</summary>
internal sealed class RecordingLoader(IRecordingSearch recordings, ICallerNames names, IInsights insights, IInterventions interventions)
{
    private const int MostByText = 200;

    public async Task<ListedRecordings> LoadAsync(Person viewer, Team team, RecordingFilter filter, CancellationToken ct = default)
    {
        var page = await recordings.FindAsync(viewer, filter with { TextIds = await ByTextAsync(viewer, filter.Text, ct) }, ct);
        return new(await DescribeAsync(viewer, team, page.Items, ct), page.Total);
    }

    /// <summary>Recordings this person may see, with names over their numbers.</summary>
    public async Task<IReadOnlyList<ListedRecording>> DescribeAsync(Person viewer, Team team, IReadOnlyList<Recording> found, CancellationToken ct = default)
    {
        Guid[] ids = [.. found.Select(r => r.Id)];
        var customers = await names.OfAsync([.. found.SelectMany(r => new[] { r.FromNumber, r.ToNumber }).OfType<string>()], ct);
        var briefs = await insights.BriefsAsync(ids, ct);
        var written = await interventions.OfRecordingsAsync(viewer, ids, ct);
        return [.. found.Select(r => new ListedRecording(
            r, Name(r.FromNumber, r.CustomerSide == "callee"), Name(r.ToNumber, r.CustomerSide == "caller"), briefs.GetValueOrDefault(r.Id), written.GetValueOrDefault(r.Id)))];

        string? Name(string? number, bool inside) =>
            number is null ? null
            : customers.TryGetValue(number, out var customer) ? customer.Contact is null ? customer.Company : $"{customer.Contact} · {customer.Company}"
            : inside ? team.At(number) : PhoneText.Spaced(number);
    }

    /// <summary>Recordings whose draft or intervention has these words.</summary>
    private async Task<IReadOnlyList<Guid>> ByTextAsync(Person viewer, string? text, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) ? []
        : [.. (await interventions.SearchAsync(viewer, new InterventionFilter { Text = text, Take = MostByText }, ct)).Items.Select(i => i.RecordingId).OfType<Guid>()];
}
