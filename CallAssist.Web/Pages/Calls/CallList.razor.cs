using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Calls;

/// <summary>The call log: an operator's own calls, everyone's for a supervisor; every filter stands in the address.</summary>
public sealed partial class CallList : IDisposable
{
    private const int PageSize = 50;

    private readonly List<IDisposable> _subscriptions = [];
    private Burst? _burst;
    private Person? _viewer;
    private Team _team = new([]);
    private LoggedCalls? _found;

    /// <summary>Part of a number or of a customer's name.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary><c>inbound outbound internal</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Direction { get; set; }

    /// <summary>A name of <see cref="CallResult"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Result { get; set; }

    /// <summary>One person's.</summary>
    [SupplyParameterFromQuery]
    public Guid? Person { get; set; }

    /// <summary>First day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    /// <summary>Page number from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal CallLogLoader Loader { get; set; } = null!;

    [Inject]
    internal IMissedCalls Missed { get; set; } = null!;

    [Inject]
    internal IPeople People { get; set; } = null!;

    [Inject]
    internal IInterventionFeed Feed { get; set; } = null!;

    [Inject]
    internal IPopups Cards { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private int Number => Math.Max(1, Page ?? 1);

    private CallWish Wish => new(Q, Direction, Result, Person, From, Until);

    private bool Filtered => Wish.Any;

    /// <summary>The same calls as a file.</summary>
    private string Export => "calls/export.csv" + new Uri(Navigation.Uri).Query;

    /// <summary>Nobody can have calls of his own without an extension.</summary>
    private bool NoPhone => _viewer is { SeesEveryone: false, Extensions.Count: 0 };

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscriptions.ForEach(s => s.Dispose());
        _burst?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _viewer = await Visit.EnterAsync();
        _team = new Team(await People.ListAsync());
        if (!RendererInfo.IsInteractive)
            return;
        _burst = new Burst(Clock, () => InvokeAsync(RefreshAsync));
        _subscriptions.Add(Feed.Subscribe(_ => _burst.Signal()));
        _subscriptions.Add(Cards.Subscribe(_viewer.Id, _burst.Signal));
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => _viewer is null ? Task.CompletedTask : LoadAsync();

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync() => _found = await Loader.LoadAsync(_viewer!, _team, Wish.ToCriteria(_team, Time) with { Skip = (Number - 1) * PageSize, Take = PageSize });

    private async Task SeeAsync(CallRow call)
    {
        await Missed.SeeAsync(_viewer!, call.Id);
        await LoadAsync();
    }

    private bool Mine(CallRow call) => call.Extension is { } extension && (_viewer!.SeesEveryone || _viewer.Extensions.Contains(extension));
}
