using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Interventions;

/// <summary>One intervention with what it rests on: text, keywords that play their second, the call as a conversation.</summary>
public sealed partial class InterventionSheet : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private Burst? _burst;
    private IPresenceSeat? _seat;
    private Intervention? _item;
    private Intervention? _conflict;
    private RecordingView? _recording;
    private Transcript? _transcript;
    private IReadOnlyList<Intervention> _beside = [];
    private IReadOnlyList<InterventionRevision> _revisions = [];
    private IReadOnlyList<CallChoice> _calls = [];
    private Guid? _call;
    private SaveOutcome? _outcome;
    private bool _missing;
    private bool _busy;

    /// <summary>Which one.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Who reads it.</summary>
    [Parameter, EditorRequired]
    public required Person Viewer { get; set; }

    /// <summary>True where it stands beside a list.</summary>
    [Parameter]
    public bool Closable { get; set; }

    /// <summary>True to list every change below.</summary>
    [Parameter]
    public bool ShowHistory { get; set; }

    /// <summary>Asked to close.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>Told what came of accepting, correcting or putting aside.</summary>
    [Parameter]
    public EventCallback<SaveOutcome> OnSaved { get; set; }

    /// <summary>True while it is being corrected; the page takes it from the address (<c>edit</c>).</summary>
    [Parameter]
    public bool Edit { get; set; }

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal IInterventions Interventions { get; set; } = null!;

    [Inject]
    internal IInterventionFeed Feed { get; set; } = null!;

    [Inject]
    internal IInterventionPresence Presence { get; set; } = null!;

    [Inject]
    internal CallChoices Choices { get; set; } = null!;

    [Inject]
    internal ITranscripts Transcripts { get; set; } = null!;

    [Inject]
    internal RecordingViews Recordings { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private bool MayChange => _item is { } item &&
        (Viewer.SeesEveryone || item.OperatorId == Viewer.Id || item.OperatorId is null && item.State == InterventionState.Draft);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Not disposed of, which frees nothing of it: what somebody began still asks for its token when he has left the page.
        _gone.Cancel();
        _subscription?.Dispose();
        _seat?.Dispose();
        _burst?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _burst = new Burst(Clock, () => InvokeAsync(ReloadAsync));
            _subscription = Feed.Subscribe(Changed);
        }

        await LoadAsync();
        if (RendererInfo.IsInteractive && _item is not null)
            _seat = Presence.Enter(Id, Viewer, _burst!.Signal);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_seat is not null)
            _seat.Typing = Edit;
        if (Edit && _calls.Count == 0 && _item is { CallId: null, Drafted: false, Body.CompanyId: var company })
            _calls = await Choices.OfAsync(Viewer, company, _gone.Token);
    }

    private async Task LoadAsync()
    {
        _item = await Interventions.FindAsync(Viewer, Id, _gone.Token);
        _missing = _item is null;
        if (_item is not null)
            await LoadAroundAsync(_item);
    }

    private async Task LoadAroundAsync(Intervention item)
    {
        if (item.CallId is { } call)
            _beside = [.. (await Interventions.OfCallAsync(Viewer, call, _gone.Token)).Where(i => i.Id != Id && i.State != InterventionState.Dismissed)];
        if (ShowHistory)
            _revisions = await Interventions.RevisionsAsync(Viewer, Id, _gone.Token);
        if (item.RecordingId is not { } recording)
            return;
        // Understood again, the same call says other things; its transcript stays.
        _recording = await Recordings.FindAsync(Viewer, recording, _gone.Token);
        if (_recording is not null)
            _transcript ??= await Transcripts.FindAsync(recording, _gone.Token);
    }

    private void Changed(InterventionChanged change)
    {
        if (change.InterventionId == Id || change.CallId is { } call && call == _item?.CallId)
            _burst?.Signal();
    }

    /// <summary>Somebody changed it: whoever reads sees it, whoever types is told and loses nothing.</summary>
    private async Task ReloadAsync()
    {
        if (_gone.IsCancellationRequested || _busy)
            return;
        var now = await Interventions.FindAsync(Viewer, Id, _gone.Token);
        if (now?.Version < _item?.Version)
            return;
        // What is typed stands on the version it was begun with.
        if (Edit && _item is { } mine && now is not null)
            _conflict = now.Version > mine.Version ? now : _conflict;
        else
            (_item, _missing) = (now, now is null);
        if (now is not null)
            await LoadAroundAsync(now);
        StateHasChanged();
    }

    private Task<bool> SaveAsync(InterventionBody body) => StoreAsync(_item!.State == InterventionState.Draft
        ? Interventions.AcceptAsync(Viewer, Id, _item.Version, body, _gone.Token)
        : Interventions.CorrectAsync(Viewer, Id, _item.Version, body, _call, _gone.Token));

    private Task AcceptAsync() => ChangeAsync(Interventions.AcceptAsync(Viewer, Id, _item!.Version, body: null, _gone.Token));

    private Task DismissAsync() => ChangeAsync(Interventions.DismissAsync(Viewer, Id, _item!.Version, _gone.Token));

    private async Task ChangeAsync(Task<SaveOutcome> change)
    {
        if (await StoreAsync(change))
            await GoOnAsync();
    }

    /// <summary>True when the change stands; somebody else's is shown otherwise.</summary>
    private async Task<bool> StoreAsync(Task<SaveOutcome> change)
    {
        _busy = true;
        _outcome = await change;
        _busy = false;
        // One's own change, told by the feed before this page goes on, is nobody else's.
        if (_outcome is SaveOutcome.Saved { Intervention: var saved })
            _item = saved;
        if (_outcome is SaveOutcome.Conflict { Current: var current })
        {
            _conflict = current;
            if (!Edit)
                _item = current;
        }
        else if (_outcome is SaveOutcome.Refused)
        {
            await OnSaved.InvokeAsync(_outcome);
        }

        StateHasChanged();
        return _outcome is SaveOutcome.Saved;
    }

    private async Task GoOnAsync()
    {
        _conflict = null;
        if (Edit)
            await EditAsync(false);
        await LoadAsync();
        await OnSaved.InvokeAsync(_outcome);
    }

    /// <summary>Text typed on an older version came back: what stands now is shown beside it.</summary>
    private void Outdated() => _conflict = _item;

    private void Resolved(int version)
    {
        _item = _item! with { Version = version };
        _conflict = null;
    }

    private Task EditAsync(bool edit)
    {
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("edit", edit ? true : null), replace: true);
        return Task.CompletedTask;
    }
}
