using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Recordings;

/// <summary>Recordings: an operator's own, everyone's for a supervisor; every filter stands in the address.</summary>
public sealed partial class RecordingList : IDisposable
{
    private const int PageSize = 50;

    private IDisposable? _subscription;
    private Burst? _burst;
    private Person? _viewer;
    private Team _team = new([]);
    private ListedRecordings? _found;

    /// <summary>Part of a number, of a customer's name, or words of the intervention.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>A name of <see cref="RecordingStage"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Stage { get; set; }

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
    internal RecordingLoader Loader { get; set; } = null!;

    [Inject]
    internal IPeople People { get; set; } = null!;

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

    private int Number => Math.Max(1, Page ?? 1);

    private RecordingStage? Wanted => Enum.TryParse<RecordingStage>(Stage, ignoreCase: true, out var stage) ? stage : null;

    private bool Filtered => new[] { Q, Stage, From, Until }.Any(f => !string.IsNullOrEmpty(f)) || Person is not null;

    /// <summary>Nobody can have recordings of his own without an extension.</summary>
    private bool NoPhone => _viewer is { SeesEveryone: false, Extensions.Count: 0 };

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
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
        _subscription = Feed.Subscribe(_ => _burst.Signal());
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => _viewer is null ? Task.CompletedTask : LoadAsync();

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync() => _found = await Loader.LoadAsync(_viewer!, _team, new RecordingFilter
    {
        Text = Q,
        Stage = Wanted,
        Extensions = _team.ExtensionsOf(Person),
        From = Time.DayBegins(From),
        Until = Time.DayEnds(Until),
        Skip = (Number - 1) * PageSize,
        Take = PageSize,
    });
}
