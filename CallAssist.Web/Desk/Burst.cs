namespace CallAssist.Web.Desk;

/// <summary>
/// Many signals in a moment become one repaint: the first at once, the rest together 150 ms later. Whoever signals, the page is
/// painted in its own language: in the context in which the burst was made.
/// </summary>
internal sealed class Burst : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly TimeSpan _quiet;

    private readonly Lock _gate = new();
    private readonly ExecutionContext? _home = ExecutionContext.Capture();
    private readonly Func<Task> _paint;
    private readonly ITimer _timer;
    private bool _waiting;
    private bool _again;

    /// <param name="clock">Times the pause.</param>
    /// <param name="paint">Paints.</param>
    /// <param name="quiet">The pause after a painting; null: 150 ms.</param>
    public Burst(TimeProvider clock, Func<Task> paint, TimeSpan? quiet = null)
    {
        _quiet = quiet ?? Quiet;
        _paint = paint;
        _timer = clock.CreateTimer(_ => Elapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Signal()
    {
        lock (_gate)
        {
            if (_waiting)
            {
                _again = true;
                return;
            }

            _waiting = true;
            _timer.Change(_quiet, Timeout.InfiniteTimeSpan);
        }

        if (_home is null)
            _paint();
        else
            ExecutionContext.Run(_home, _ => _paint(), null);
    }

    public void Dispose() => _timer.Dispose();

    private void Elapsed()
    {
        lock (_gate)
        {
            _waiting = false;
            if (!_again)
                return;
            _again = false;
        }

        Signal();
    }
}
