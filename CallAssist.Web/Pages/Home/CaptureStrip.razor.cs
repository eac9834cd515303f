using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Home;

/// <summary>What the operator's agent records, and what waits on his PC: record, pause, cancel within the grace, or send at once.</summary>
public sealed partial class CaptureStrip : IDisposable
{
    private IReadOnlyList<CaptureNote> _captures = [];
    private IReadOnlyList<CaptureRefusal> _refusals = [];
    private HashSet<Guid> _told = [];
    private bool _refused;
    private ConfirmDialog _confirm = default!;
    private IDisposable? _subscription;
    private Burst? _burst;
    private ITimer? _seconds;

    /// <summary>Whose captures.</summary>
    [Parameter, EditorRequired] public required Person Viewer { get; set; }

    [Inject] private ICaptures Captures { get; set; } = default!;

    [Inject] private IAnnouncements Announcements { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Followed before it is read: what happens in between is told rather than missed.
        if (RendererInfo.IsInteractive)
        {
            _burst = new Burst(Clock, () => InvokeAsync(Refresh));
            _subscription = Captures.Subscribe(_burst.Signal);
            _seconds = Clock.CreateTimer(_ => CountDown(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }

        _captures = Captures.Of(Viewer);
        _told = [.. await Announcements.ToldAsync(Viewer, [.. _captures.Select(c => c.Id)])];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _seconds?.Dispose();
        _subscription?.Dispose();
        _burst?.Dispose();
    }

    private void Refresh()
    {
        var (now, refusals) = (Captures.Of(Viewer), Captures.RefusedTo(Viewer));
        if (now.SequenceEqual(_captures) && refusals.SequenceEqual(_refusals))
            return;
        (_captures, _refusals, _refused) = (now, refusals, false);
        StateHasChanged();
    }

    private void CountDown()
    {
        if (_captures.Any(c => c.LeavesAt is not null))
            InvokeAsync(StateHasChanged);
        if (_refusals.Count > 0)
            InvokeAsync(Refresh);
    }

    private async Task AskAsync(CaptureNote capture, CaptureAction action)
    {
        if (action == CaptureAction.Cancel && !await _confirm.AskAsync(L["CaptureCancelAsk"], L["CaptureCancelMeans"], L["CaptureDo_Cancel"]))
            return;
        _refused = !await Captures.AskAsync(Viewer, capture.Id, action);
    }

    private async Task TellAsync(CaptureNote capture)
    {
        // What the browser names must be his own.
        if (Captures.Of(Viewer).All(c => c.Id != capture.Id))
            return;
        await Announcements.TellAsync(Viewer, capture.Id, capture.CallId);
        _told.Add(capture.Id);
    }

    private static CaptureAction[] Actions(CaptureState state) => state switch
    {
        CaptureState.Idle => [CaptureAction.Start],
        CaptureState.Recording => [CaptureAction.Pause, CaptureAction.Stop, CaptureAction.Cancel],
        CaptureState.Paused => [CaptureAction.Resume, CaptureAction.Stop, CaptureAction.Cancel],
        _ => [CaptureAction.Release, CaptureAction.Cancel],
    };
}
