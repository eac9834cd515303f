using CallAssist.Agent.Capture.Calls;
using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Feed;
using CallAssist.Agent.Health;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture;

/// <summary>Brings packets, the server's word, people's wishes and the clock together, one at a time.</summary>
internal sealed class Recorder(
    CaptureSpool spool, CallTracker tracker, CallRecordings recordings, FeedCalls feed, KeptPolicy policy, DiskRoom room, Refusals refusals, ProblemBoard problems, Signal changed,
    TimeProvider clock) : IFeedPeer
{
    private readonly Lock _gate = new();
    private readonly PacketSorter _sorter = new(tracker);
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    /// <summary>Takes over what the last run left; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where the spool cannot be used.</summary>
    public void Prepare()
    {
        lock (_gate)
        {
            spool.Prepare();
            if (policy.Read() is { } kept)
                tracker.Apply(kept);
            else
                problems.Raise(AgentProblems.NoPolicy);
        }
    }

    public void Take(in Frame frame)
    {
        lock (_gate)
        {
            try
            {
                _sorter.Take(frame);
            }
            catch (IOException problem)
            {
                room.End(problem);
            }
        }
    }

    public void Hear(ServerMessage message) => Change(() => Understand(message));

    /// <summary>Once a second: what is held goes to the disk, what is due leaves, what is wrong is said.</summary>
    public void Tick() => Change(() =>
    {
        tracker.Tick();
        tracker.Marry();
        foreach (var due in spool.Held.Where(h => h.EndedAt + policy.Grace <= clock.GetUtcNow()).ToList())
            spool.Release(due.Head.Id);
        room.Watch();
        Quiet.Watch(problems, tracker, feed, _startedAt, clock.GetUtcNow());
    });

    /// <summary>The agent stops: every file is ended.</summary>
    public void Stop()
    {
        lock (_gate)
            tracker.FinishAll(CaptureEnds.Interrupted);
    }

    /// <summary>Does what somebody at this PC asks for: to the capture or call of this id, or where null to the only one there is.</summary>
    public bool Ask(Guid? id, CaptureAction action)
    {
        var done = false;
        Change(() => done = Obey(id, action));
        return done;
    }

    public IReadOnlyList<AgentMessage> Report()
    {
        lock (_gate)
        {
            List<CaptureNote> notes = [.. tracker.Live.Where(c => c.Answered && c.Mode != CaptureMode.Never).Select(c => c.Note())];
            notes.AddRange(spool.Held.OrderBy(h => h.Head.Id).Select(h => h.Note(policy.Grace)));
            var waiting = spool.Held.Count + spool.Ready.Count;
            return [new AgentHealth(problems.Problems, waiting), new CaptureList(notes, refusals.Recent), .. spool.Gone];
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            try
            {
                change();
            }
            catch (IOException problem)
            {
                room.End(problem);
            }
        }

        changed.Set();
    }

    private void Understand(ServerMessage message)
    {
        switch (message)
        {
            case CapturePolicy told:
                tracker.Apply(policy.Keep(told));
                break;
            case CallDialing call:
                feed.Began(call.CallId, call.Number, call.Extensions);
                break;
            case CallRinging call:
                feed.Began(call.CallId, call.Number, call.Extensions);
                break;
            case CallAnswered call:
                feed.Answered(call.CallId, call.Extension);
                break;
            case CallEnded call:
                tracker.Marry();
                feed.Ended(call.CallId);
                tracker.EndedByFeed(call.CallId);
                break;
            case CaptureCommand command:
                Obey(command.CaptureId, command.Action);
                break;
            case CancelNoted noted:
                spool.Forget(noted.CaptureId);
                break;
        }

        tracker.Marry();
    }

    /// <summary>What is asked of a capture that waits is nothing that the call beside it refuses.</summary>
    private static bool Concerns(CaptureAction action, TrackedCall call) => action != CaptureAction.Release && (action != CaptureAction.Cancel || call.Recording is not null);

    private bool Obey(Guid? id, CaptureAction action)
    {
        if (tracker.Live.LastOrDefault(c => id is null || c.Id == id) is { } call && Concerns(action, call) && recordings.Ask(call, action))
            return true;

        if (spool.Held.LastOrDefault(h => id is null || h.Head.Id == id) is not { } held)
            return false;
        switch (action)
        {
            case CaptureAction.Cancel:
                spool.Cancel(held.Head, held.CallId);
                return true;
            case CaptureAction.Release:
                return spool.Release(held.Head.Id);
            default:
                return false;
        }
    }
}
