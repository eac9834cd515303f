using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Jobs;

/// <summary>A part of the Jobs page that reads again every two seconds as long as it is open: the work happens on any server, and the scheduler tells nobody.</summary>
public abstract class Following : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private Task _following = Task.CompletedTask;

    [Inject] internal OfficeTime Time { get; set; } = null!;

    [Inject] internal TimeProvider Clock { get; set; } = null!;

    /// <summary>Ends with the page.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        // Not disposed of, which frees nothing of it: what somebody began still asks for its token when he has left the page.
        await _following;
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what is shown.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _following = FollowAsync();
    }

    /// <summary>How long something has lain there, in the largest unit that says it.</summary>
    protected string Age(DateTimeOffset since) => JobWords.Span(Clock.GetUtcNow() - since);

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Pace, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(Gone))
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
}
