using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Audit;

/// <summary>The audit log: everything for supervisors and administrators; for an operator what he did and who looked at his calls.</summary>
public sealed partial class AuditList
{
    private const int PageSize = 100;

    /// <summary>The beginnings of actions one can choose, dots as dashes.</summary>
    private static readonly string[] Kinds = ["recording-listen", "recording-download", "recording-search", "recording-erase", "recording", "sign-in", "access"];

    private Person? _viewer;
    private bool _all;
    private Team _team = new([]);
    private AuditPage? _found;
    private IReadOnlyDictionary<Guid, Modules.Recordings.Contracts.Recording> _recordings = new Dictionary<Guid, Modules.Recordings.Contracts.Recording>();

    /// <summary>One of the kinds.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Whose acts.</summary>
    [SupplyParameterFromQuery]
    public Guid? Person { get; set; }

    /// <summary>ok or denied.</summary>
    [SupplyParameterFromQuery]
    public string? Outcome { get; set; }

    /// <summary>First day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day, as yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    /// <summary>Only acts on this recording.</summary>
    [SupplyParameterFromQuery]
    public Guid? Recording { get; set; }

    /// <summary>Page number from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<LibraryTexts> T { get; set; } = null!;

    [Inject]
    internal IAuditLog Log { get; set; } = null!;

    [Inject]
    internal IRecordingSearch Recordings { get; set; } = null!;

    [Inject]
    internal IPeople People { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    private int Number => Math.Max(1, Page ?? 1);

    private bool Filtered => new[] { Kind, Outcome, From, Until }.Any(f => !string.IsNullOrEmpty(f)) || Person is not null || Recording is not null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _viewer = await Visit.EnterAsync();
        _all = _viewer.Role is Roles.Supervisor or Roles.Administrator;
        _team = new Team(await People.ListAsync());
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_viewer is null)
            return;
        _found = await Log.FindAsync(new()
        {
            OfPerson = _all ? null : _viewer.Id,
            ByPerson = _all ? Person : null,
            Action = string.IsNullOrEmpty(Kind) ? null : Kinds.Contains(Kind) ? Kind.StartsWith("recording", StringComparison.Ordinal) ? Kind.Replace('-', '.') : Kind : "none",
            Outcome = string.IsNullOrEmpty(Outcome) ? null : Outcome,
            Subject = Recording is { } id ? $"recording:{id}" : null,
            From = Time.DayBegins(From),
            Until = Time.DayEnds(Until),
            Skip = (Number - 1) * PageSize,
            Take = PageSize,
        });
        Guid[] named = [.. _found.Items.Select(RecordingOf).OfType<Guid>().Distinct()];
        _recordings = (await Recordings.OfIdsAsync(_viewer, named)).ToDictionary(r => r.Id);
    }

    private static Guid? RecordingOf(AuditEntry entry) =>
        entry.Subject is ['r', 'e', 'c', 'o', 'r', 'd', 'i', 'n', 'g', ':', .. var id] && Guid.TryParse(id, out var found) ? found : null;

    /// <summary>The recording by its ends and time; what is erased, or not this person's, by its id alone.</summary>
    private string Label(Guid id) => _recordings.TryGetValue(id, out var r)
        ? $"{PhoneText.Spaced(r.FromNumber ?? L["HiddenNumber"])} → {PhoneText.Spaced(r.ToNumber ?? L["HiddenNumber"])}, {Time.Short(r.StartedAt ?? r.ReceivedAt)}"
        : $"{id.ToString("N")[^8..]}";

    private string Name(Guid? person) => person is null ? T["AProgram"] : _team.People.FirstOrDefault(p => p.Id == person)?.DisplayName ?? T["SomebodyGone"];

    private string Say(string action) => T[$"Act_{action.Replace('.', '_').Replace('-', '_')}"] is { ResourceNotFound: false } known ? known.Value : action;
}
