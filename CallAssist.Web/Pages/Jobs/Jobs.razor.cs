using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Jobs;

/// <summary>Where every recording stands, why one does not go on, and ways to run it again. Follows the pipeline by itself.</summary>
public sealed partial class Jobs : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private static readonly string[] States = ["received", "extracted", "transcribed", "understood", "drafted", "failed"];

    private readonly CancellationTokenSource _gone = new();
    private Task _following = Task.CompletedTask;
    private JobsView? _view;
    private string? _told;
    private bool _refused;

    /// <summary>Recordings that are done, too.</summary>
    [SupplyParameterFromQuery]
    public bool All { get; set; }

    [Inject] private IRecordingPipeline Pipeline { get; set; } = default!;

    [Inject] private IParkedEvents ParkedEvents { get; set; } = default!;

    [Inject] private IPeople People { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private Person Viewer { get; set; } = new();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _following;
        _gone.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => Viewer = await Visit.EnterAsync(_gone.Token);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _following = FollowAsync();
    }

    private async Task LoadAsync() => _view = await JobsView.ReadAsync(Pipeline, ParkedEvents, People, All, _gone.Token);

    /// <summary>Reads again every two seconds as long as the page is open.</summary>
    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Pace, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                await LoadAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    }

    private async Task RunAsync((Job Job, PipelineStep From) asked)
    {
        var id = asked.Job.Recording.Id;
        _refused = !await Pipeline.RerunAsync(id, asked.From, _gone.Token);
        _told = L[_refused ? "JobsRefused" : "JobsStarted", L["Step_" + asked.From]];
        if (!_refused)
            await NoteAsync("recording.rerun", $"recording:{id}");
        await LoadAsync();
    }

    private async Task RetryAsync(ParkedEvent parked)
    {
        await ParkedEvents.RetryAsync(parked.EventId, parked.Handler, _gone.Token);
        (_refused, _told) = (false, L["JobsEventStarted"]);
        await NoteAsync("event.retry", $"event:{parked.EventId}");
        await LoadAsync();
    }

    private Task NoteAsync(string action, string subject) => Audit.RecordAsync(new() { Action = action, PersonId = Viewer.Id, Subject = subject }, _gone.Token);

    private static string Pill(JobState state) => state switch
    {
        JobState.Failed => "danger",
        JobState.Waiting or JobState.Retrying => "warn",
        JobState.Running => "accent",
        JobState.Done => "ok",
        _ => "",
    };
}
