using CallAssist.Agent.Capture.Calls;
using CallAssist.Agent.Health;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture;

/// <summary>Notices that no packet of the phone reaches this PC: the server tells of a call that nothing is seen of, or no SIP came for long.</summary>
internal static class Quiet
{
    /// <summary>A phone registers again or is asked how it is within this time.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <summary>So long after somebody picked up, his call must have been seen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Watch(ProblemBoard problems, CallTracker tracker, FeedCalls feed, DateTimeOffset startedAt, DateTimeOffset now)
    {
        var unseen = feed.Talking.Any(c => now - c.AnsweredAt > Patience && !tracker.Live.Any(t => c.Extensions.Contains(t.Extension!)));
        if (unseen)
            problems.Raise(AgentProblems.NoPhoneTraffic, "the server tells of a call that was not seen");
        else if (now - (tracker.LastSignalAt ?? startedAt) > LongestSilence)
            problems.Raise(AgentProblems.NoPhoneTraffic, "no SIP for ten minutes");
        else if (tracker.LastSignalAt is not null)
            problems.Clear(AgentProblems.NoPhoneTraffic);
    }
}
