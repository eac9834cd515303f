using System.Threading.Channels;

namespace CallAssist.Modules.Popups.Feed;

/// <summary>A message on its way, and whom it concerns.</summary>
internal sealed record FeedRow(Guid Id, IReadOnlyList<Guid> People, string Body);

/// <summary>Open connections of this process. A slow client loses its own connection and nobody else's time.</summary>
internal sealed class FeedHub
{
    private const int MostWaiting = 256;

    private readonly Lock _gate = new();
    private readonly HashSet<Listener> _listeners = [];

    /// <param name="person">Whose calls; null: everyone's.</param>
    public Listener Enter(Guid? person)
    {
        var listener = new Listener(this, person);
        lock (_gate)
            _listeners.Add(listener);
        return listener;
    }

    public void Tell(FeedRow row)
    {
        Listener[] concerned;
        lock (_gate)
            concerned = [.. _listeners.Where(l => l.Person is not { } person || row.People.Contains(person))];
        foreach (var listener in concerned)
            listener.Tell(row);
    }

    internal sealed class Listener(FeedHub hub, Guid? person) : IDisposable
    {
        private readonly Channel<FeedRow> _waiting = Channel.CreateBounded<FeedRow>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

        public Guid? Person => person;

        public ChannelReader<FeedRow> Waiting => _waiting.Reader;

        /// <summary>One that does not keep up is let go; it comes back with the id of the last message it has.</summary>
        public void Tell(FeedRow row)
        {
            if (!_waiting.Writer.TryWrite(row))
                _waiting.Writer.TryComplete();
        }

        public void Dispose()
        {
            _waiting.Writer.TryComplete();
            lock (hub._gate)
                hub._listeners.Remove(this);
        }
    }
}
