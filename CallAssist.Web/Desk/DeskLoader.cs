using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Popups.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>Everything the operator's page lists at one moment.</summary>
public sealed record DeskView(
    IReadOnlyList<PopupCard> Live, IReadOnlyList<Intervention> Drafts, IReadOnlyList<OpenCallView> OpenCalls, IReadOnlyList<Intervention> Recent)
{
    public bool Empty => Live.Count + Drafts.Count + OpenCalls.Count + Recent.Count == 0;
}

/// <summary>An answered call that nobody has written about yet; the operator only for who sees everyone's.</summary>
public sealed record OpenCallView(OpenCall Call, CallerCard Customer, string? Operator = null);

/// <summary>Reads the desk of one person.</summary>
internal sealed class DeskLoader(
    IInterventions interventions, IOpenCalls openCalls, ICustomerDirectory customers, IPopups cards, IPeople people)
{
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

    private async Task<IReadOnlyList<OpenCallView>> OpenCallsAsync(Person viewer, CancellationToken ct)
    {
        // One that has its draft stands among the drafts.
        var open = (await openCalls.OfAsync(viewer, team: viewer.SeesEveryone, ct: ct)).Where(c => c.DraftId is null).Take(MostOpenCalls);
        var team = viewer.SeesEveryone ? new Team(await people.ListAsync(ct)) : null;
        var views = new List<OpenCallView>();
        foreach (var call in open)
            views.Add(new(call, await customers.IdentifyAsync(call.Number, ct), team?.At(call.Extension, call.StartedAt)));
        return views;
    }
}
