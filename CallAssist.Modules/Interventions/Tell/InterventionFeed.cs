using System.Collections.Concurrent;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Interventions.Tell;

/// <summary>The open pages of this process. One that fails harms neither the teller nor the others.</summary>
internal sealed partial class InterventionFeed(ILogger<InterventionFeed> logger) : IInterventionFeed
{
    private readonly ConcurrentDictionary<Subscription, Action<InterventionChanged>> _pages = [];

    public IDisposable Subscribe(Action<InterventionChanged> onChange)
    {
        var subscription = new Subscription(this);
        _pages[subscription] = onChange;
        return subscription;
    }

    public void Tell(InterventionChanged change)
    {
        foreach (var page in _pages.Values)
        {
            try
            {
                page(change);
            }
            catch (Exception error)
            {
                Log.PageFailed(logger, change.InterventionId, error);
            }
        }
    }

    private sealed class Subscription(InterventionFeed feed) : IDisposable
    {
        public void Dispose() => feed._pages.TryRemove(this, out _);
    }

    private static partial class Log
    {
        [LoggerMessage(9001, LogLevel.Warning, "An open page failed on the change of intervention {InterventionId}")]
        public static partial void PageFailed(ILogger logger, Guid interventionId, Exception error);
    }
}
