namespace CallAssist.Modules.Popups.Show;

/// <summary>Who wants to know of whose cards in this process.</summary>
internal sealed class PopupHub
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<Action>> _listeners = [];

    public IDisposable Subscribe(Guid person, Action onChange)
    {
        lock (_gate)
        {
            if (!_listeners.TryGetValue(person, out var actions))
                _listeners[person] = actions = [];
            actions.Add(onChange);
        }

        return new Subscription(this, person, onChange);
    }

    /// <summary>Listeners only take note (a tab re-reads in its own time), so none can hold up another.</summary>
    public void Tell(IEnumerable<Guid> people)
    {
        List<Action> actions = [];
        lock (_gate)
        {
            foreach (var person in people)
                actions.AddRange(_listeners.GetValueOrDefault(person) ?? []);
        }

        foreach (var action in actions)
            action();
    }

    private void Remove(Guid person, Action onChange)
    {
        lock (_gate)
        {
            if (_listeners.TryGetValue(person, out var actions) && actions.Remove(onChange) && actions.Count == 0)
                _listeners.Remove(person);
        }
    }

    private sealed class Subscription(PopupHub hub, Guid person, Action onChange) : IDisposable
    {
        public void Dispose() => hub.Remove(person, onChange);
    }
}
