using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Board;

/// <summary>Who is free, rings or talks, with whom and since when; who waits; who is to be called back. Follows the calls by itself.</summary>
public sealed partial class Board : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private Burst? _burst;
    private Task _ticking = Task.CompletedTask;
    private BoardView? _view;

    [Inject] private ILiveCalls Live { get; set; } = default!;

    [Inject] private ICallSearch Search { get; set; } = default!;

    [Inject] private ICallerNames Names { get; set; } = default!;

    [Inject] private IPeople People { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private Person Viewer { get; set; } = new();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _burst?.Dispose();
        await _gone.CancelAsync();
        await _ticking;
        _gone.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Viewer = await Visit.EnterAsync(_gone.Token);
        // Followed before it is read: what happens in between is told rather than missed.
        if (RendererInfo.IsInteractive)
        {
            _burst = new Burst(Clock, () => InvokeAsync(RefreshAsync));
            _subscription = Live.Subscribe(_burst.Signal);
            _ticking = TickAsync();
        }

        await LoadAsync();
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var today = Time.Midnight(Time.Day(Clock.GetUtcNow()));
        var missed = await Search.SearchAsync(Viewer, new() { Result = CallResult.ToCallBack, From = today, Take = 1 }, _gone.Token);
        var live = await Live.ListAsync(_gone.Token);
        var names = await Names.OfAsync([.. live.Select(c => c.Number).OfType<string>().Distinct()], _gone.Token);
        _view = BoardView.Of(Viewer, await People.ListAsync(_gone.Token), live, names, missed.Total, L["HiddenCaller"], L["Colleague"]);
    }

    /// <summary>The seconds go on without asking the database.</summary>
    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private static string Pill(string state) => state switch { "talking" => "accent", "ringing" => "warn", "held" => "warn", _ => "ok" };
}
