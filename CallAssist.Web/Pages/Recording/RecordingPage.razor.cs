using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Recording;

/// <summary>One recording: how it sounds, what was said, what came of it, and where it stands while it is on its way.</summary>
public sealed partial class RecordingPage : LivePage
{
    private RecordingView? _recording;
    private ListedRecording? _listed;
    private Transcript? _transcript;
    private IReadOnlyList<LeftOut> _leftOut = [];
    private Intervention? _draft;
    private IReadOnlyList<SpokenMark> _found = [];
    private bool _missing;
    private bool _overtaken;

    /// <summary>Which one.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Second to play from.</summary>
    [SupplyParameterFromQuery]
    public double? At { get; set; }

    /// <summary>What was searched for.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<LibraryTexts> T { get; set; } = null!;

    [Inject]
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal ITranscripts Transcripts { get; set; } = null!;

    [Inject]
    internal ITranscriptSearch Said { get; set; } = null!;

    [Inject]
    internal ITranscriptEditor Editor { get; set; } = null!;

    [Inject]
    internal RecordingViews Recordings { get; set; } = null!;

    [Inject]
    internal RecordingLoader Loader { get; set; } = null!;

    private bool Done => _recording?.Recording.State == "drafted";

    private string Title => _draft?.Body.Customer is { Length: > 0 } written ? written : _listed?.Customer ?? L["Recording"];

    /// <inheritdoc/>
    protected override IEnumerable<IDisposable> Follow(Action changed) => [Feed.Subscribe(change =>
    {
        if (_draft is null || _draft.Id == change.InterventionId)
            changed();
    })];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        if (_recording?.Recording.Id != Id)
            _transcript = null;
        _recording = await Recordings.FindAsync(Viewer, Id);
        _missing = _recording is null;
        if (_recording is null)
            return;
        _listed = (await Loader.DescribeAsync(Viewer, Team, [_recording.Recording]))[0];
        _draft = await Interventions.OfRecordingAsync(Viewer, Id);
        _transcript ??= await Transcripts.FindAsync(Id);
        _leftOut = await Transcripts.LeftOutAsync(Id);
        if (Q is { Length: > 0 } words && (await Said.PassagesAsync(words, [Id])).TryGetValue(Id, out var passages))
            _found = [.. passages.SelectMany(p => p.Words.Select(w => new SpokenMark(p.Start, p.End, w)))];
    }

    private async Task CorrectAsync(SpokenCorrection correction)
    {
        var outcome = await Editor.CorrectAsync(Viewer, Id, correction.Position, correction.Shown, correction.Text);
        _overtaken = outcome is CorrectionOutcome.Overtaken;
        _transcript = outcome switch
        {
            CorrectionOutcome.Saved saved => saved.Transcript,
            CorrectionOutcome.Overtaken overtaken => overtaken.Transcript,
            _ => _transcript,
        };
        StateHasChanged();
    }

    private string? Author(Guid person) => Team.People.FirstOrDefault(p => p.Id == person)?.DisplayName;
}
