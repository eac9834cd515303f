using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Clients;

/// <summary>A customer: what to know before picking up, whom to call, and everything that happened, as it happens.</summary>
public sealed partial class ClientPage
{
    private const int Stretch = 30;
    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    private CompanyFile? _file;
    private IReadOnlyList<CustomerAlert> _alerts = [];
    private HistoryView? _history;
    private IReadOnlyList<KeywordUse> _keywords = [];
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
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal ICustomerLinks Links { get; set; } = null!;

    [Inject]
    internal CustomerHistory History { get; set; } = null!;

    private int Shown => Math.Clamp(Show ?? Stretch, Stretch, 1000);

    private string Earlier => Navigation.GetUriWithQueryParameter("show", Shown + Stretch);

    /// <inheritdoc/>
    protected override async Task EnterAsync() => _links = await Links.ListAsync();

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _file = await Files.FindAsync(Id);
        _missing = _file is null;
        if (_missing)
            return;
        _alerts = (await Customers.FindAsync(Id))?.Alerts ?? [];
        _keywords = await Interventions.KeywordsAsync(Id, Clock.GetUtcNow() - Year);
        _history = await History.LoadAsync(Viewer, Id, Shown);
    }

    private static Guid? KeyOf(HistoryItem item) => item.Call?.Id ?? item.Recording?.Id ?? item.Written[0].Id;
}
