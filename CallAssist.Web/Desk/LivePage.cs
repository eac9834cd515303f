using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Desk;

/// <summary>A page that knows who sits before it, loads for its address, and loads again when something changes; many changes in a moment are one.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _held = [];
    private bool _entered;
    private bool _left;

    [Inject]
    internal IPeople People { get; set; } = null!;

    [Inject]
    internal IInterventionFeed Feed { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    /// <summary>Who sits before the page; somebody without any rights before that is known.</summary>
    protected Person Viewer { get; private set; } = new() { Active = false };

    /// <summary>Who sits where.</summary>
    protected Team Team { get; private set; } = new([]);

    /// <summary>Nobody can have calls or recordings of his own without an extension.</summary>
    protected bool NoPhone => Viewer is { SeesEveryone: false, Extensions.Count: 0 };

    /// <inheritdoc/>
    public void Dispose()
    {
        _left = true;
        _held.ForEach(h => h.Dispose());
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>Once, when the viewer is known.</summary>
    protected virtual Task EnterAsync() => Task.CompletedTask;

    /// <summary>What the page follows: interventions, and whatever it adds.</summary>
    protected virtual IEnumerable<IDisposable> Follow(Action changed) => [Feed.Subscribe(_ => changed())];

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        Viewer = await Visit.EnterAsync();
        Team = new Team(await People.ListAsync());
        await EnterAsync();
        _entered = true;
        // Who left while the page was still entering follows nothing.
        if (_left || !RendererInfo.IsInteractive)
            return;
        var burst = new Burst(Clock, () => InvokeAsync(RefreshAsync));
        _held.AddRange([.. Follow(burst.Signal), burst]);
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => _entered ? LoadAsync() : Task.CompletedTask;

    /// <summary>Reads again and shows it.</summary>
    protected async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
