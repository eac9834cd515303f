using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Home;

/// <summary>
/// The page an operator lives in: who is on the line, drafts to check, calls without an intervention. It follows the cards and
/// the interventions by itself; which draft is open stands in the address.
/// </summary>
public sealed partial class Home : IAsyncDisposable
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _gone = new();
    private readonly List<IDisposable> _subscriptions = [];
    private Burst? _burst;
    private Burst? _cards;
    private DeskView? _desk;
    private IReadOnlyList<ExternalLink> _links = [];
    private Exception? _failure;
    private (string Text, Guid? Id)? _told;
    private bool _help;
    private int _openAt = -1;
    private int _asked;
    private int _shown;
    private int _rang;

    /// <summary>The draft that is open beside the list.</summary>
    [SupplyParameterFromQuery]
    public Guid? Draft { get; set; }

    /// <summary>True while the open draft is being corrected.</summary>
    [SupplyParameterFromQuery]
    public bool Edit { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal IInterventionFeed Feed { get; set; } = null!;

    [Inject]
    internal ICustomerEditor Customers { get; set; } = null!;

    [Inject]
    internal ICustomerLinks Links { get; set; } = null!;

    [Inject]
    internal IPopups Cards { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal DeskLoader Loader { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private Person Viewer { get; set; } = new();

    private string FirstName => Viewer.DisplayName.Split(' ')[0];

    private string PageTitleText => _desk switch
    {
        { Live.Count: > 0 } desk => $"☎ {desk.Live[0].Customer.Title}",
        { Drafts.Count: > 0 } desk => L["TitleWaiting", desk.Drafts.Count],
        _ => "CallAssist",
    };

    private string Sum => _desk switch
    {
        null => L["Loading"],
        { Live.Count: 0, Drafts.Count: 0, OpenCalls.Count: 0 } => L["SumNothing"],
        { } desk => string.Join(" · ", [.. Counted("SumLine", desk.Live.Count), .. Counted("SumDraft", desk.Drafts.Count), .. Counted("SumCall", desk.OpenCalls.Count)]),
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Viewer = await Visit.EnterAsync();
        _links = await Links.ListAsync(_gone.Token);
        // Followed before it is read: what happens in between is told rather than missed.
        if (RendererInfo.IsInteractive)
            Follow();
        await LoadAsync();
    }

    private void Follow()
    {
        _burst = new Burst(Clock, () => InvokeAsync(RefreshAsync));
        _subscriptions.Add(Feed.Subscribe(_ => _burst.Signal()));
        _cards = new Burst(Clock, () => InvokeAsync(ShowCardsAsync), AtOnce);
        _subscriptions.Add(Cards.Subscribe(Viewer.Id, () =>
        {
            _cards.Signal();
            _burst.Signal();
        }));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _subscriptions.ForEach(s => s.Dispose());
        _burst?.Dispose();
        _cards?.Dispose();
        _gone.Dispose();
    }

    /// <summary>A phone rings: its card waits for nothing else, however much happens beside it.</summary>
    private async Task ShowCardsAsync()
    {
        if (_desk is null || _gone.IsCancellationRequested)
            return;
        var cards = await Cards.OpenAsync(Viewer.Id);
        _rang++;
        _desk = _desk with { Live = cards };
        StateHasChanged();
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        try
        {
            NoteOpenPlace();
            var (turn, rang) = (++_asked, _rang);
            var desk = await Loader.LoadAsync(Viewer, _gone.Token);
            // What was begun later knows more.
            if (turn < _shown)
                return;
            _desk = rang == _rang || _desk is null ? desk : desk with { Live = _desk.Live };
            (_shown, _failure) = (turn, null);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            _failure = error;
        }
    }

    private async Task AcknowledgeAsync(PopupCard card)
    {
        await Cards.AcknowledgeAsync(Viewer.Id, card.Id, _gone.Token);
        await LoadAsync();
    }

    /// <summary>The operator knows whose number it is: from now on it is stored.</summary>
    private async Task AssignAsync(PopupCard card, MaybeCustomer maybe)
    {
        if (card.Customer.Number is { } number)
            await Customers.AddNumberAsync(maybe.CompanyId, number, _gone.Token);
        await LoadAsync();
    }

    private async Task AcceptAsync(Intervention draft)
    {
        var outcome = await Interventions.AcceptAsync(Viewer, draft.Id, draft.Version, ct: _gone.Token);
        Tell(outcome);
        await LoadAsync();
        if (Draft == draft.Id)
            await CloseAsync();
    }

    /// <summary>After one is done the next one opens, so that a morning's drafts go by with one key each.</summary>
    private async Task SavedAsync(SaveOutcome outcome)
    {
        Tell(outcome);
        await LoadAsync();
        if (_desk is { Drafts: { Count: > 0 } left } && _openAt >= 0)
            GoTo(left[Math.Min(_openAt, left.Count - 1)].Id);
        else
            await CloseAsync();
    }

    /// <summary>Remembers which place of the list is open; a saved draft leaves the list before its panel hears of it.</summary>
    private void NoteOpenPlace()
    {
        for (var i = 0; i < _desk?.Drafts.Count; i++)
        {
            if (_desk.Drafts[i].Id == Draft)
                _openAt = i;
        }
    }

    private void Tell(SaveOutcome outcome) => _told = outcome switch
    {
        SaveOutcome.Saved { Intervention: { State: InterventionState.Dismissed } gone } => (L["ToldDismissed", gone.Body.Subject], gone.Id),
        SaveOutcome.Saved { Intervention: var saved } => (L["ToldSaved", saved.Body.Subject], saved.Id),
        SaveOutcome.Conflict { Current: var current } => (L["ToldConflict", current.Body.Subject, current.SavedBy ?? L["SomebodyElse"]], current.Id),
        _ => (L["ToldRefused"], null),
    };

    private IEnumerable<string> Counted(string key, int count) => count == 0 ? [] : [L[count == 1 ? key : $"{key}s", count]];

    private Task CloseAsync()
    {
        GoTo(null);
        return Task.CompletedTask;
    }

    private void GoTo(Guid? draft) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["draft"] = draft, ["edit"] = null }), replace: true);
}
