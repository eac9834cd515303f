using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Sound = CallAssist.Modules.Recordings.Contracts.Recording;

namespace CallAssist.Web.Pages.Calls;

/// <summary>One call: where it rang, who took it, who was shown what and when, and what is left of it.</summary>
public sealed partial class CallPage : LivePage
{
    private CallStory? _story;
    private bool _loaded;
    private CallerCard? _customer;
    private Sound? _sound;
    private IReadOnlyList<Intervention> _written = [];
    private IReadOnlyList<ShownCard> _shown = [];

    /// <summary>The call.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject] internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject] internal ICallStories Stories { get; set; } = null!;

    [Inject] internal ILiveCalls Live { get; set; } = null!;

    [Inject] internal IPopups Cards { get; set; } = null!;

    [Inject] internal ICustomerDirectory Customers { get; set; } = null!;

    [Inject] internal IRecordingSearch Recordings { get; set; } = null!;

    [Inject] internal IInterventions Interventions { get; set; } = null!;

    private bool MayWrite => _story is { Call: { AnsweredAt: not null, Direction: not "internal" } call } && (Viewer.SeesEveryone || call.Extension is not { } at || Viewer.Held(at, call.StartedAt));

    private bool Administers => Viewer.Role == Roles.Administrator;

    private string Title => _customer is { } customer ? PhoneText.Title(customer) : L[_story?.Call.Direction == "internal" ? "Direction_internal" : "HiddenNumber"];

    /// <summary>What happened, in order of time.</summary>
    private IEnumerable<(DateTimeOffset At, string Text)> Steps
    {
        get
        {
            var call = _story!.Call;
            var steps = new List<(DateTimeOffset, string)> { (call.StartedAt, _story.Dialled is { } dialled ? L["StoryDialled", PhoneText.Spaced(dialled)] : L[$"Direction_{call.Direction}"]) };
            foreach (var part in _story.Parts)
            {
                var who = Team.At(part.Extension, call.StartedAt) is { } name && name != part.Extension ? $"{name} ({part.Extension})" : part.Extension;
                if (part.RangAt is { } rang)
                    steps.Add((rang, L[call.Direction == "outbound" ? "StoryDials" : "StoryRings", who]));
                if (part.AnsweredAt is { } answered)
                    steps.Add((answered, L["StoryTalks", who]));
                if (part is { Transferred: true, EndedAt: { } left })
                    steps.Add((left, L["StoryTransfers", who]));
            }

            if (call.EndedAt is { } ended)
                steps.Add((ended, L[_story.TimedOut ? "StoryTimedOut" : "StoryEnds"]));
            return steps.OrderBy(s => s.Item1);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<IDisposable> Follow(Action changed) => [.. base.Follow(changed), Live.Subscribe(changed)];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _story = await Stories.FindAsync(Viewer, Id);
        if (_story is { Call: var call })
        {
            _customer = call.Number is null ? null : await Customers.LookupAsync(call.Number);
            _sound = (await Recordings.OfCallsAsync(Viewer, [Id])).GetValueOrDefault(Id);
            _written = await Interventions.OfCallAsync(Viewer, Id);
            _shown = await Cards.ShownAsync(Id);
        }

        _loaded = true;
    }

    private string Name(Guid person) => Team.People.FirstOrDefault(p => p.Id == person)?.DisplayName ?? "?";
}
