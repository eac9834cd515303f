using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Identity.SignIn;

internal sealed class SignInWatch : ISignInWatch
{
    private readonly Lock _gate = new();
    private readonly List<Subscription> _subscriptions = [];

    public IDisposable Watch(Guid person, Action ended)
    {
        var subscription = new Subscription(this, person, ended);
        lock (_gate)
            _subscriptions.Add(subscription);
        return subscription;
    }

    public void Tell(Guid person)
    {
        Subscription[] told;
        lock (_gate)
            told = [.. _subscriptions.Where(s => s.Person == person)];
        foreach (var subscription in told)
            subscription.Ended();
    }

    private sealed record Subscription(SignInWatch Watch, Guid Person, Action Ended) : IDisposable
    {
        public void Dispose()
        {
            lock (Watch._gate)
                Watch._subscriptions.RemoveAll(s => ReferenceEquals(s, this));
        }
    }
}
