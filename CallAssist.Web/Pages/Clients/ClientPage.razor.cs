using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Clients;

/// <summary>A customer: what to know before picking up, whom to call, and everything that happened, as it happens.</summary>
public sealed partial class ClientPage : IDisposable
{
    private const int Stretch = 30;

    private Person? _viewer;
    private CompanyFile? _file;
    private IReadOnlyList<CustomerAlert> _alerts = [];
    private HistoryView? _history;
    private Burst? _burst;
    private IDisposable? _subscription;
    private IReadOnlyList<ExternalLink> _links = [];
    private bool _missing;

    /// <summary>Which company.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>How many contacts of the past to show.</summary>
    [SupplyParameterFromQuery]
    public int? Show { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal ICustomerEditor Files { get; set; } = null!;

    [Inject]
    internal ICustomerDirectory Customers { get; set; } = null!;

    [Inject]
    internal ICustomerLinks Links { get; set; } = null!;

    [Inject]
    internal CustomerHistory History { get; set; } = null!;

    [Inject]
    internal IInterventionFeed Feed { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private int Shown => Math.Clamp(Show ?? Stretch, Stretch, 1000);

    private string Earlier => Navigation.GetUriWithQueryParameter("show", Shown + Stretch);

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        _burst?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
            return;
        _burst = new Burst(Clock, () => InvokeAsync(RefreshAsync));
        _subscription = Feed.Subscribe(_ => _burst.Signal());
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _viewer ??= await Visit.EnterAsync();
        _links = await Links.ListAsync();
        _file = await Files.FindAsync(Id);
        _missing = _file is null;
        if (_missing)
            return;
        _alerts = (await Customers.FindAsync(Id))?.Alerts ?? [];
        _history = await History.LoadAsync(_viewer, Id, Shown);
    }

    private async Task RefreshAsync()
    {
        await OnParametersSetAsync();
        StateHasChanged();
    }

    private static Guid? KeyOf(HistoryItem item) => item.Call?.Id ?? item.Recording?.Id ?? item.Written[0].Id;
}
