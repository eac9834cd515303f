using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>A recording with names over its numbers and what came of it. An end without a name and number is null.</summary>
public sealed record ListedRecording(Recording Recording, string? Caller, string? Called, InsightBrief? Brief, Intervention? Written)
{
    /// <summary>Where the searched words were said.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

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
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Capped">True when so many hold the words that only the latest were looked at.</param>
public sealed record ListedRecordings(IReadOnlyList<ListedRecording> Items, int Total, bool Capped = false);

/// <summary>Reads recordings with everything their rows show, a few queries for the whole page.</summary>
internal sealed class RecordingLoader(IRecordingSearch recordings, ICallerNames names, IInsights insights, IInterventions interventions, ITranscriptSearch said, ILibraryAudit audit)
{
    private const int MostWritten = 200;

    /// <summary>Of a word that everybody says, the latest recordings are enough.</summary>
    internal const int MostSaid = 5000;

    public async Task<ListedRecordings> LoadAsync(Person viewer, Team team, RecordingFilter filter, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(filter.Text))
        {
            var all = await recordings.FindAsync(viewer, filter, ct);
            return new(await DescribeAsync(viewer, team, all.Items, ct), all.Total);
        }

        await audit.SearchedAsync(viewer, ct);
        var hits = await said.FindAsync(filter.Text, filter.From, filter.Until, MostSaid, ct);
        var page = await recordings.FindAsync(viewer, filter with { TextIds = [.. hits.Union(await WrittenAsync(viewer, filter.Text, ct))] }, ct);
        var passages = await said.PassagesAsync(filter.Text, [.. page.Items.Select(r => r.Id)], ct);
        var items = await DescribeAsync(viewer, team, page.Items, ct);
        return new([.. items.Select(i => i with { Passages = passages.GetValueOrDefault(i.Recording.Id, []) })], page.Total, hits.Count == MostSaid);
    }

    /// <summary>Recordings this person may see, with names over their numbers.</summary>
    public async Task<IReadOnlyList<ListedRecording>> DescribeAsync(Person viewer, Team team, IReadOnlyList<Recording> found, CancellationToken ct = default)
    {
        Guid[] ids = [.. found.Select(r => r.Id)];
        var customers = await names.OfAsync([.. found.SelectMany(r => new[] { r.FromNumber, r.ToNumber }).OfType<string>()], ct);
        var briefs = await insights.BriefsAsync(ids, ct);
        var written = await interventions.OfRecordingsAsync(viewer, ids, ct);
        return [.. found.Select(r => Described(r, written.GetValueOrDefault(r.Id)))];

        ListedRecording Described(Recording r, Intervention? about) => new(
            r, Name(r.FromNumber, r.StartedAt ?? r.ReceivedAt, r.CustomerSide == "callee", about), Name(r.ToNumber, r.StartedAt ?? r.ReceivedAt, r.CustomerSide == "caller", about), briefs.GetValueOrDefault(r.Id), about);

        // The number in a capture may be the switchboard's own; what was written knows the customer of the matched call.
        string? Name(string? number, DateTimeOffset at, bool inside, Intervention? about) =>
            number is not null && customers.TryGetValue(number, out var customer) ? customer.Contact is null ? customer.Company : $"{customer.Contact} · {customer.Company}"
            : inside ? number is null ? null : team.At(number, at)
            : about?.Body.Customer is { Length: > 0 } named ? named
            : number is null ? null : PhoneText.Spaced(number);
    }

    /// <summary>Recordings whose draft or intervention has these words.</summary>
    private async Task<IReadOnlyList<Guid>> WrittenAsync(Person viewer, string text, CancellationToken ct) =>
        [.. (await interventions.SearchAsync(viewer, new InterventionFilter { Text = text, Take = MostWritten }, ct)).Items.Select(i => i.RecordingId).OfType<Guid>()];
}
