using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Recording;

/// <summary>One recording: where it stands in the pipeline, what was said, what came of it.</summary>
public sealed partial class RecordingPage
{
    private RecordingView? _recording;
    private Transcript? _transcript;
    private Intervention? _draft;
    private bool _missing;

    /// <summary>Which one.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal ITranscripts Transcripts { get; set; } = null!;

    [Inject]
    internal IRecordingViews Recordings { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var viewer = await Visit.EnterAsync();
        _recording = await Recordings.FindAsync(viewer, Id, CancellationToken.None);
        _missing = _recording is null;
        if (_missing)
            return;
        _draft = await Interventions.OfRecordingAsync(viewer, Id);
        _transcript = await Transcripts.FindAsync(Id);
    }
}
