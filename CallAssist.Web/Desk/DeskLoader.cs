using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>Everything the operator's page lists at one moment.</summary>
public sealed record DeskView(
    IReadOnlyList<PopupCard> Live, IReadOnlyList<Intervention> Drafts, IReadOnlyList<OpenCall> OpenCalls, IReadOnlyList<Intervention> Recent)
{
    public bool Empty => Live.Count + Drafts.Count + OpenCalls.Count + Recent.Count == 0;
}

/// <summary>An answered call that nobody has written about yet.</summary>
public sealed record OpenCall(CallRow Call, CallerCard Customer);

/// <summary>Reads the desk of one person.</summary>
internal sealed class DeskLoader(
    IInterventions interventions, ICallLog calls, ICustomerDirectory customers, IPopups cards, TimeProvider clock)
{
    /// <summary>How far back a call without an intervention is still worth a reminder.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private const int MostOpenCalls = 30;

    public async Task<DeskView> LoadAsync(Person viewer, CancellationToken ct) => new(
        await cards.OpenAsync(viewer.Id, ct),
        await interventions.DraftsAsync(viewer, ct: ct),
        await OpenCallsAsync(viewer, ct),
        await RecentAsync(viewer, ct));

    private async Task<IReadOnlyList<Intervention>> RecentAsync(Person viewer, CancellationToken ct) =>
        (await interventions.SearchAsync(viewer, new InterventionFilter
        {
            State = InterventionState.Accepted,
            OperatorId = viewer.SeesEveryone ? null : viewer.Id,
            Take = 6,
        }, ct)).Items;

    private async Task<IReadOnlyList<OpenCall>> OpenCallsAsync(Person viewer, CancellationToken ct)
    {
        var rows = await calls.ListAsync(new CallFilter
        {
            Extensions = viewer.SeesEveryone ? null : viewer.Extensions,
            From = clock.GetUtcNow() - Memory,
            Take = 200,
        }, ct);
        var over = rows.Where(c => c is { Status: "answered", AnsweredAt: not null, EndedAt: not null } && c.Direction != "internal").ToList();
        var covered = await interventions.CoveredAsync([.. over.Select(c => c.Id)], ct);
        var open = new List<OpenCall>();
        foreach (var call in over.Where(c => !covered.Contains(c.Id)).OrderBy(c => c.StartedAt).Take(MostOpenCalls))
            open.Add(new(call, await customers.LookupAsync(call.Number, ct)));
        return open;
    }
}
