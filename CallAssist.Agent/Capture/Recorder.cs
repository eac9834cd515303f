using System.Text.Json;
using CallAssist.Agent.Capture.Calls;
using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Feed;
using CallAssist.Agent.Health;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture;

/// <summary>Brings packets, the server's word, people's wishes and the clock together, one at a time.</summary>
internal sealed partial class Recorder : IFeedPeer
{
    /// <summary>Below this the PC keeps what is left for itself.</summary>
    internal const long FullBytes = 300L << 20;
    internal const long LowBytes = 2L << 30;

    private static readonly TimeSpan UsualGrace = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly CaptureSpool _spool;
    private readonly CallTracker _tracker;
    private readonly FeedCalls _feed;
    private readonly ProblemBoard _problems;
    private readonly Signal _changed;
    private readonly TimeProvider _clock;
    private readonly ILogger<Recorder> _logger;
    private readonly PacketSorter _sorter;
    private readonly DateTimeOffset _startedAt;
    private TimeSpan _grace = UsualGrace;

    public Recorder(CaptureSpool spool, CallTracker tracker, FeedCalls feed, ProblemBoard problems, Signal changed, TimeProvider clock, ILogger<Recorder> logger)
    {
        (_spool, _tracker, _feed, _problems, _changed, _clock, _logger) = (spool, tracker, feed, problems, changed, clock, logger);
        _sorter = new PacketSorter(tracker);
        _startedAt = clock.GetUtcNow();
    }

    /// <summary>Takes over what the last run left; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where the spool cannot be used.</summary>
    public void Prepare()
    {
        lock (_gate)
        {
            _spool.Prepare();
            if (ReadPolicy() is { } policy)
                Apply(policy);
            else
                _problems.Raise(AgentProblems.NoPolicy);
        }
    }

    public void Take(in Frame frame)
    {
        lock (_gate)
            Guarded(frame);
    }

    public void Hear(ServerMessage message)
    {
        lock (_gate)
        {
            try
            {
                Understand(message);
            }
            catch (IOException problem)
            {
                NoRoom(problem);
            }
        }

        _changed.Set();
    }

    public IReadOnlyList<AgentMessage> Report()
    {
        lock (_gate)
        {
            List<CaptureNote> notes = [.. _tracker.Live.Where(c => c.Answered && c.Mode != CaptureMode.Never).Select(Note)];
            notes.AddRange(_spool.Held.OrderBy(h => h.Head.Id).Select(Note));
            var waiting = _spool.Held.Count + _spool.Ready.Count;
            return [new AgentHealth(_problems.Problems, waiting), new CaptureList(notes), .. _spool.Gone];
        }
    }

    /// <summary>Once a second: what is held goes to the disk, what is due leaves, what is wrong is said.</summary>
    public void Tick()
    {
        lock (_gate)
        {
            try
            {
                _tracker.Tick();
                _tracker.Marry();
                foreach (var due in _spool.Held.Where(h => h.EndedAt + _grace <= _clock.GetUtcNow()).ToList())
                    _spool.Release(due.Head.Id);
                Watch();
            }
            catch (IOException problem)
            {
                NoRoom(problem);
            }
        }

        _changed.Set();
    }

    /// <summary>The agent stops: every file is ended.</summary>
    public void Stop()
    {
        lock (_gate)
            _tracker.FinishAll(CaptureEnds.Interrupted);
    }

    /// <summary>Does what somebody at this PC asks for: to the capture or call of this id, or where null to the only one there is.</summary>
    public bool Ask(Guid? id, CaptureAction action)
    {
        lock (_gate)
        {
            try
            {
                return Obey(id, action);
            }
            finally
            {
                _changed.Set();
            }
        }
    }

    private void Guarded(in Frame frame)
    {
        try
        {
            _sorter.Take(frame);
        }
        catch (IOException problem)
        {
            NoRoom(problem);
        }
    }

    private void Understand(ServerMessage message)
    {
        switch (message)
        {
            case CapturePolicy policy:
                CaptureSpool.WriteWhole(_spool.PolicyFile, JsonSerializer.SerializeToUtf8Bytes(policy, AgentJson.Default.CapturePolicy));
                Apply(policy);
                break;
            case CallDialing call:
                _feed.Began(call.CallId, call.Number, call.Extensions);
                break;
            case CallRinging call:
                _feed.Began(call.CallId, call.Number, call.Extensions);
                break;
            case CallAnswered call:
                _feed.Answered(call.CallId, call.Extension);
                break;
            case CallEnded call:
                _tracker.Marry();
                _feed.Ended(call.CallId);
                _tracker.EndedByFeed(call.CallId);
                break;
            case CaptureCommand command:
                Obey(command.CaptureId, command.Action);
                break;
            case CancelNoted noted:
                _spool.Forget(noted.CaptureId);
                break;
        }

        _tracker.Marry();
    }

    private bool Obey(Guid? id, CaptureAction action)
    {
        if (_tracker.Live.LastOrDefault(c => id is null || (c.Recording?.Id ?? c.IdleId) == id) is { } call && _tracker.Ask(call, action))
            return true;

        if (_spool.Held.LastOrDefault(h => id is null || h.Head.Id == id) is not { } held)
            return false;
        switch (action)
        {
            case CaptureAction.Cancel:
                _spool.Cancel(held.Head, held.CallId);
                return true;
            case CaptureAction.Release:
                return _spool.Release(held.Head.Id);
            default:
                return false;
        }
    }

    private void Apply(CapturePolicy policy)
    {
        _grace = TimeSpan.FromSeconds(policy.GraceSeconds);
        _tracker.Apply(policy);
    }

    private CapturePolicy? ReadPolicy()
    {
        try
        {
            return File.Exists(_spool.PolicyFile) ? JsonSerializer.Deserialize(File.ReadAllBytes(_spool.PolicyFile), AgentJson.Default.CapturePolicy) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Watch()
    {
        var free = _spool.FreeBytes();
        if (free < FullBytes && !_problems.Has(AgentProblems.DiskFull))
            NoRoom(null);
        _problems.Set(AgentProblems.DiskFull, free < FullBytes, $"{free >> 20} MiB");
        _problems.Set(AgentProblems.DiskLow, free >= FullBytes && free < LowBytes, $"{free >> 20} MiB");
        Quiet.Watch(_problems, _tracker, _feed, _startedAt, _clock.GetUtcNow());
    }

    /// <summary>Ends the files as far as they came; nothing new begins until there is room.</summary>
    private void NoRoom(IOException? problem)
    {
        _problems.Raise(AgentProblems.DiskFull, problem?.Message ?? "");
        Log.NoRoom(_logger, problem?.Message ?? "little room left");
        try
        {
            _tracker.FinishAll(CaptureEnds.DiskFull);
        }
        catch (IOException)
        {
            // What was flushed is on the disk and is found at the next start.
        }
    }

    private static CaptureNote Note(TrackedCall call) => new(
        call.Recording?.Id ?? call.IdleId, call.Extension!, call.FeedCallId, call.Number, call.Recording?.Writer.Head.StartedAt ?? call.InvitedAt,
        call.Recording switch { null => CaptureState.Idle, { Paused: true } => CaptureState.Paused, _ => CaptureState.Recording }, null);

    private CaptureNote Note(CaptureSpool.HeldCapture held) =>
        new(held.Head.Id, held.Head.Extension, held.CallId, held.Head.Number, held.Head.StartedAt, CaptureState.Held, held.EndedAt + _grace);

    private static partial class Log
    {
        [LoggerMessage(11040, LogLevel.Error, "Recording stops: {Why}. It goes on when there is room")]
        public static partial void NoRoom(ILogger logger, string why);
    }
}
