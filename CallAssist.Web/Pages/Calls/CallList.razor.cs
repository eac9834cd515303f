using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Calls;

/// <summary>The call log: an operator's own calls, everyone's for a supervisor; every filter stands in the address.</summary>
public sealed partial class CallList : LivePage
{
    private const int PageSize = 50;

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
    internal IPopups Cards { get; set; } = null!;

    private int Number => Math.Max(1, Page ?? 1);

    private CallWish Wish => new(Q, Direction, Result, Person, From, Until);

    private bool Filtered => Wish.Any;

    /// <summary>The same calls as a file.</summary>
    private string Export => "calls/export.csv" + new Uri(Navigation.Uri).Query;

    /// <inheritdoc/>
    protected override IEnumerable<IDisposable> Follow(Action changed) => [.. base.Follow(changed), Cards.Subscribe(Viewer.Id, changed)];

    /// <inheritdoc/>
    protected override async Task LoadAsync() => _found = await Loader.LoadAsync(Viewer, Team, Wish.ToCriteria(Team, Time) with { Skip = (Number - 1) * PageSize, Take = PageSize });

    private async Task SeeAsync(CallRow call)
    {
        await Missed.SeeAsync(Viewer, call.Id);
        await LoadAsync();
    }

    private bool Mine(CallRow call) => call.Extension is { } extension && (Viewer.SeesEveryone || Viewer.Held(extension, call.StartedAt));
}
