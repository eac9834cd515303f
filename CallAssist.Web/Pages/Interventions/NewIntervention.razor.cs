using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Interventions;

/// <summary>An intervention written by hand: from a call (during it or after), a customer's card, or none.</summary>
public sealed partial class NewIntervention : IDisposable
{
    private IDisposable? _subscription;
    private Burst? _burst;
    private InterventionBody? _body;
    private CallRow? _call;
    private Person _viewer = new();
    private IReadOnlyList<Intervention> _beside = [];
    private IReadOnlyList<CallChoice> _calls = [];
    private bool _busy;
    private bool _refused;

    /// <summary>The call it is about.</summary>
    [SupplyParameterFromQuery]
    public Guid? Call { get; set; }

    /// <summary>The customer it is for, where there is no call.</summary>
    [SupplyParameterFromQuery]
    public Guid? Company { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal IInterventionFeed Feed { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal ICallLog Calls { get; set; } = null!;

    [Inject]
    internal CallChoices Choices { get; set; } = null!;

    [Inject]
    internal ICustomerDirectory Customers { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        _burst?.Dispose();
    }

    private string Back => Call is null ? "interventions" : "/";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _viewer = await Visit.EnterAsync();
        CallerCard? card = null;
        if (Call is { } id && await Calls.FindAsync(id) is { } call && CallChoices.MayWriteAbout(_viewer, call))
        {
            _call = call;
            // Followed before it is read: what happens in between is told rather than missed.
            if (RendererInfo.IsInteractive)
                FollowBeside(id);
            await LoadBesideAsync();
            card = await Customers.LookupAsync(call.Number);
        }
        else if (Company is { } company)
        {
            card = await Customers.FindAsync(company);
        }

        _refused = Call is not null && _call is null;
        if (Call is null)
            _calls = await Choices.OfAsync(_viewer, Company);
        _body = card is null ? new InterventionBody() : new InterventionBody
        {
            CompanyId = card.CompanyId,
            ContactId = card.ContactId,
            Customer = CustomerText.Of(card),
            Minutes = _call is { AnsweredAt: { } answered, EndedAt: { } ended } ? Math.Max(1, (int)Math.Round((ended - answered).TotalMinutes)) : null,
        };
    }

    /// <summary>A draft that arrives while somebody types stands beside what he typed.</summary>
    private void FollowBeside(Guid call)
    {
        _burst = new Burst(Clock, () => InvokeAsync(async () =>
        {
            await LoadBesideAsync();
            StateHasChanged();
        }));
        _subscription = Feed.Subscribe(change =>
        {
            if (change.CallId == call)
                _burst.Signal();
        });
    }

    private async Task LoadBesideAsync() =>
        _beside = [.. (await Interventions.OfCallAsync(_viewer, _call!.Id)).Where(i => i.State != InterventionState.Dismissed)];

    /// <summary>Another call, or none: what was written about it stands beside.</summary>
    private async Task ChooseAsync(CallChoice? choice)
    {
        _subscription?.Dispose();
        _burst?.Dispose();
        (_call, _beside) = (choice?.Call, []);
        if (_call is null)
            return;
        FollowBeside(_call.Id);
        await LoadBesideAsync();
    }

    private async Task<bool> SaveAsync(InterventionBody body)
    {
        _busy = true;
        var outcome = await Interventions.WriteAsync(_viewer, body, _call?.Id);
        _busy = false;
        _refused = outcome is not SaveOutcome.Saved;
        StateHasChanged();
        return !_refused;
    }
}
