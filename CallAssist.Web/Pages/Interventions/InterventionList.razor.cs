using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Interventions;

/// <summary>Mine or the team's, searched and filtered; every filter stands in the address.</summary>
public sealed partial class InterventionList
{
    private const int PageSize = 30;

    private InterventionPage? _found;
    private Person? _viewer;
    private List<Person>? _people;

    /// <summary>Words to find.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Part of a customer's name.</summary>
    [SupplyParameterFromQuery]
    public string? Client { get; set; }

    /// <summary><c>team</c>, a person's id, or nothing for one's own.</summary>
    [SupplyParameterFromQuery]
    public string? Who { get; set; }

    /// <summary>A state's name.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>A keyword.</summary>
    [SupplyParameterFromQuery]
    public string? Keyword { get; set; }

    /// <summary>First day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    /// <summary>One customer's.</summary>
    [SupplyParameterFromQuery]
    public Guid? Company { get; set; }

    /// <summary>Page number from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal IPeople People { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<LibraryTexts> T { get; set; } = null!;

    private string ExportAddress => Navigation.GetUriWithQueryParameters("interventions/export", new Dictionary<string, object?>
    {
        ["q"] = Q, ["keyword"] = Keyword, ["client"] = Client, ["who"] = Who, ["state"] = State, ["company"] = Company, ["from"] = Time.DayBegins(From)?.ToString("O"), ["until"] = Time.DayEnds(Until)?.ToString("O"),
    });

    private int Number => Math.Max(1, Page ?? 1);

    private InterventionWish Wish => new(Q, Keyword, Client, Who, State, Company, Time.DayBegins(From), Time.DayEnds(Until));

    private bool Filtered => new[] { Q, Who, State, Keyword, Client, From, Until }.Any(f => !string.IsNullOrEmpty(f)) || Company is not null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _viewer ??= await Visit.EnterAsync();
        _people ??= [.. (await People.ListAsync()).Where(p => p.Active && p.Id != _viewer.Id).OrderBy(p => p.DisplayName, StringComparer.CurrentCulture)];
        _found = await Interventions.SearchAsync(_viewer, Wish.ToFilter(_viewer.Id) with { Skip = (Number - 1) * PageSize, Take = PageSize });
    }
}
