namespace CallAssist.Modules.Telephony.Live;

/// <summary>Who wants to know that some call changed. Listeners only take note and read in their own time.</summary>
internal sealed class LiveHub
{
    private readonly Lock _gate = new();
    private readonly List<Action> _listeners = [];

    public IDisposable Subscribe(Action onChange)
    {
        lock (_gate)
            _listeners.Add(onChange);
        return new Subscription(this, onChange);
    }

    public void Tell()
    {
        Action[] listeners;
        lock (_gate)
            listeners = [.. _listeners];
        foreach (var listener in listeners)
            listener();
    }

    private sealed class Subscription(LiveHub hub, Action onChange) : IDisposable
    {
        public void Dispose()
        {
            lock (hub._gate)
                hub._listeners.Remove(onChange);
        }
    }
}
