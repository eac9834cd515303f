using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Recording;

/// <summary>One recording: where it stands in the pipeline, what was said, what came of it.</summary>
public sealed partial class RecordingPage : IDisposable
{
    private IDisposable? _subscription;
    private Burst? _burst;
    private Person _viewer = new();
    private RecordingView? _recording;
    private Transcript? _transcript;
    private Intervention? _draft;
    private bool _missing;

    /// <summary>Which one.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal IInterventionFeed Feed { get; set; } = null!;

    [Inject]
    internal ITranscripts Transcripts { get; set; } = null!;

    [Inject]
    internal RecordingViews Recordings { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

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
        _burst = new Burst(Clock, () => InvokeAsync(ReloadAsync));
        _subscription = Feed.Subscribe(change =>
        {
            if (_draft is null || _draft.Id == change.InterventionId)
                _burst.Signal();
        });
        await LoadAsync();
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        _recording = await Recordings.FindAsync(_viewer, Id);
        _missing = _recording is null;
        if (_missing)
            return;
        _draft = await Interventions.OfRecordingAsync(_viewer, Id);
        _transcript ??= await Transcripts.FindAsync(Id);
    }
}
