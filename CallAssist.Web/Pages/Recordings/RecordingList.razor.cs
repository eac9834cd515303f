using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Recordings;

/// <summary>Recordings: an operator's own, everyone's for a supervisor; every filter stands in the address.</summary>
public sealed partial class RecordingList : LivePage
{
    private const int PageSize = 50;

    private IReadOnlyList<KeywordEntry> _keywords = [];
    private string? _customer;
    private IReadOnlyList<string>? _numbers;
    private ListedRecordings? _found;
    private readonly HashSet<Guid> _picked = [];
    private ReasonDialog _ask = null!;
    private string? _told;
    private BundleContents _contents = BundleContents.Both;

    /// <summary>Words said or written, a customer's name, part of a number.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>A name of <see cref="RecordingStage"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Stage { get; set; }

    /// <summary>One person's.</summary>
    [SupplyParameterFromQuery]
    public Guid? Person { get; set; }

    /// <summary>One company's.</summary>
    [SupplyParameterFromQuery]
    public Guid? Customer { get; set; }

    /// <summary>First day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    /// <summary>The customer's mood.</summary>
    [SupplyParameterFromQuery]
    public string? Mood { get; set; }

    /// <summary>Catalogue id of a keyword.</summary>
    [SupplyParameterFromQuery]
    public string? Keyword { get; set; }

    /// <summary>inbound, outbound or internal.</summary>
    [SupplyParameterFromQuery]
    public string? Direction { get; set; }

    /// <summary>A key of <see cref="RecordingQuery.Lengths"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Length { get; set; }

    /// <summary>A name of <see cref="RecordingPurpose"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Purpose { get; set; }

    /// <summary>none: those that belong to no call.</summary>
    [SupplyParameterFromQuery]
    public string? Call { get; set; }

    /// <summary>A name of <see cref="RecordingSort"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>Page number from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<LibraryTexts> T { get; set; } = null!;

    [Inject]
    internal IRecordingKeeper Keeper { get; set; } = null!;

    [Inject]
    internal IBundles Bundles { get; set; } = null!;

    [Inject]
    internal RecordingLoader Loader { get; set; } = null!;

    [Inject]
    internal IKeywordCatalogue Catalogue { get; set; } = null!;

    [Inject]
    internal ICustomerDirectory Customers { get; set; } = null!;

    [Inject]
    internal ICallerNames Names { get; set; } = null!;

    private RecordingQuery Query => new()
    {
        Q = Q, Stage = Stage, Person = Person, Customer = Customer, From = From, Until = Until, Mood = Mood, Keyword = Keyword, Direction = Direction,
        Length = Length, Purpose = Purpose, Call = Call, Sort = Sort,
    };

    private int Number => Math.Max(1, Page ?? 1);

    /// <inheritdoc/>
    protected override async Task EnterAsync() => _keywords = [.. (await Catalogue.LoadAsync()).Keywords.OrderBy(k => k.Label, StringComparer.CurrentCulture)];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _customer = Customer is { } id ? (await Customers.FindAsync(id))?.Company : null;
        _numbers = Customer is { } company ? await Names.NumbersAsync(company) : null;
        await base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var asked = Query;
        var found = await Loader.LoadAsync(Viewer, Team, asked.ToFilter(Team, Time, _numbers) with { Skip = (Number - 1) * PageSize, Take = PageSize });
        // An answer that comes after the next question is nobody's.
        if (asked == Query)
            _found = found;
    }

    private void Pick(Guid id)
    {
        if (!_picked.Remove(id))
            _picked.Add(id);
    }

    private void PickPage() => _picked.UnionWith(_found?.Items.Select(i => i.Recording.Id) ?? []);

    private async Task PackAsync()
    {
        if (await Bundles.StartAsync(Viewer, _picked, _contents) is not null)
            Navigation.NavigateTo("downloads");
    }

    private async Task EraseAsync()
    {
        if (await _ask.AskAsync(T["EraseManyTitle", _picked.Count], T["EraseText"], T["Erase"]) is not { } reason)
            return;
        if (await Keeper.EraseAsync(Viewer, [.. _picked], reason) is EraseOutcome.Done done)
            _told = T[done.Held == 0 ? "ErasedMany" : "ErasedButHeld", done.Erased, done.Held];
        _picked.Clear();
        await RefreshAsync();
    }

    /// <summary>Under their days where days are the order, else all together.</summary>
    private IEnumerable<IGrouping<DateOnly?, ListedRecording>> Groups() =>
        _found!.Items.GroupBy(r => Query.Order is RecordingSort.Newest or RecordingSort.Oldest ? Time.Day(r.At) : (DateOnly?)null);
}
