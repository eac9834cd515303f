using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Jobs;

/// <summary>Where every recording stands, why one does not go on, and ways to run it again, one or all that match. Follows the pipeline by itself.</summary>
public sealed partial class RecordingJobs : Following
{
    private JobsView? _view;
    private Team _team = new([]);
    private string? _told;
    private bool _refused;
    private ConfirmDialog _confirm = null!;
    private ReasonDialog _reason = null!;

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public Person Viewer { get; set; } = null!;

    /// <summary>May run again and delete; else he only reads.</summary>
    [Parameter] public bool MayAct { get; set; }

    /// <summary>Words searched for.</summary>
    [Parameter] public string? Q { get; set; }

    /// <summary>One operator's.</summary>
    [Parameter] public Guid? Person { get; set; }

    /// <summary>A name of <see cref="RecordingStage"/>.</summary>
    [Parameter] public string? Stage { get; set; }

    /// <summary>Recordings that are done, too.</summary>
    [Parameter] public bool All { get; set; }

    /// <summary>Page number from 1.</summary>
    [Parameter] public int Number { get; set; } = 1;

    [Inject] internal IRecordingPipeline Pipeline { get; set; } = null!;

    [Inject] internal IPipelineSearch Search { get; set; } = null!;

    [Inject] internal IParkedEvents ParkedEvents { get; set; } = null!;

    [Inject] internal IJobBoard Board { get; set; } = null!;

    [Inject] internal ICallLog Calls { get; set; } = null!;

    [Inject] internal ICallerNames Names { get; set; } = null!;

    [Inject] internal IPeople People { get; set; } = null!;

    [Inject] internal IRecordingKeeper Keeper { get; set; } = null!;

    [Inject] internal IAuditLog Audit { get; set; } = null!;

    private bool Filtered => Q is not null || Person is not null || Chosen is not null;

    private RecordingStage? Chosen => Enum.TryParse<RecordingStage>(Stage, ignoreCase: true, out var stage) ? stage : null;

    private PipelineFilter Filter => new() { Text = Q, At = _team.TenuresOf(Person), Stage = Chosen, Done = All, Skip = (Number - 1) * JobsView.PageSize, Take = JobsView.PageSize };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _team = new(await People.ListAsync(Gone));

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var asked = Filter;
        var view = await JobsView.ReadAsync(Pipeline, Search, ParkedEvents, Board, Calls, Names, _team, asked, Gone);
        // An answer that comes after the next question is nobody's.
        if (asked == Filter)
            _view = view;
    }

    private async Task RunAsync((Job Job, PipelineStep From) asked)
    {
        var id = asked.Job.Recording.Id;
        _refused = !await Pipeline.RerunAsync(id, asked.From, Gone);
        _told = L[_refused ? "Refused" : "Started", S["Step_" + asked.From]];
        if (!_refused)
            await NoteAsync("recording.rerun", $"recording:{id}");
        await LoadAsync();
    }

    private async Task RunAllAsync()
    {
        if (!await _confirm.AskAsync(L["RunAllAsk", _view!.Total], L["RunAllMeans"], L["RunAll"]))
            return;
        var begun = await Search.RerunAllAsync(Filter, Gone);
        (_refused, _told) = (begun == 0, L[begun == 0 ? "RunAllNone" : "RunAllDone", begun]);
        if (begun > 0)
            await NoteAsync("recording.rerun", $"recordings:{begun}");
        await LoadAsync();
    }

    private async Task EraseAllAsync()
    {
        var ids = await Search.IdsAsync(Filter, Gone);
        if (await _reason.AskAsync(L["EraseAllAsk", ids.Count], L["EraseAllMeans"], L["EraseAll"]) is not { } reason)
            return;
        if (await Keeper.EraseAsync(Viewer, ids, reason, Gone) is EraseOutcome.Done done)
            (_refused, _told) = (done.Held > 0, L[done.Held == 0 ? "Erased" : "ErasedButHeld", done.Erased, done.Held]);
        await LoadAsync();
    }

    private async Task RetryAsync(ParkedEvent parked)
    {
        _refused = !await ParkedEvents.RetryAsync(parked.EventId, parked.Handler, Gone);
        _told = L[_refused ? "EventOrphaned" : "EventStarted"];
        if (!_refused)
            await NoteAsync("event.retry", $"event:{parked.EventId}");
        await LoadAsync();
    }

    private async Task ForgetAsync(ParkedEvent parked)
    {
        if (!await _confirm.AskAsync(L["EventForgetAsk"], L["EventForgetMeans"], L["EventForget"]))
            return;
        await ParkedEvents.ForgetAsync(parked.EventId, parked.Handler, Gone);
        (_refused, _told) = (false, L["EventForgotten"]);
        await NoteAsync("event.forget", $"event:{parked.EventId}");
        await LoadAsync();
    }

    private async Task RetryAllAsync()
    {
        foreach (var parked in _view!.Parked.Where(p => !p.Orphaned))
            await ParkedEvents.RetryAsync(parked.EventId, parked.Handler, Gone);
        (_refused, _told) = (false, L["EventStarted"]);
        await NoteAsync("event.retry", "events");
        await LoadAsync();
    }

    private Task NoteAsync(string action, string subject) => Audit.RecordAsync(new() { Action = action, PersonId = Viewer.Id, Subject = subject }, Gone);

    private static string Pill(JobState state) => state switch
    {
        JobState.Failed => "danger",
        JobState.Waiting or JobState.Retrying => "warn",
        JobState.Running => "accent",
        JobState.Done => "ok",
        _ => "",
    };
}
