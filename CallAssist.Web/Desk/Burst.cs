namespace CallAssist.Web.Desk;

/// <summary>Many signals in a moment become one repaint: the first at once, the rest together 150 ms later.</summary>
internal sealed class Burst : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();
    private readonly Func<Task> _paint;
    private readonly ITimer _timer;
    private bool _waiting;
    private bool _again;

    public Burst(TimeProvider clock, Func<Task> paint)
    {
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
            _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }

        _paint();
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
