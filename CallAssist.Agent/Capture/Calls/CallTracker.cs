using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Health;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>
/// Follows the phone's calls by their SIP and keeps of their media what is to be recorded. One thread at a time: <see cref="Recorder"/> sees to it.
/// Source: RFC 3261 (dialogs).
/// </summary>
internal sealed partial class CallTracker(
    ServedPhones phones, MediaEnds media, CaptureSpool spool, FeedCalls feed, ProblemBoard problems, Dice dice, TimeProvider clock, ILogger<CallTracker> logger) : IPacketSink
{
    private const int MostCalls = 300;

    /// <summary>Late packets of an ended call still belong to it.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(32);

    /// <summary>A call of which nothing came by for so long is over, though its BYE was not seen.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, TrackedCall> _calls = [];
    private CapturePolicy? _policy;

    /// <summary>When SIP was last seen.</summary>
    public DateTimeOffset? LastSignalAt { get; private set; }

    public IEnumerable<TrackedCall> Live => _calls.Values.Where(c => c is { EndedAt: null, Extension: not null });

    public void Apply(CapturePolicy policy)
    {
        _policy = policy;
        problems.Clear(AgentProblems.NoPolicy);
        foreach (var call in _calls.Values.Where(c => c.EndedAt is null))
            Decide(call);
    }

    public void Signal(SipMessage message, in Flow flow, IReadOnlyList<KeptFrame> frames)
    {
        LastSignalAt = clock.GetUtcNow();
        if (message.Method == "REGISTER")
            phones.Note(message, flow);
        if (message.CallId.Length == 0 || (Known(message) ?? Begin(message, flow)) is not { } call)
            return;
        call.LastPacketAt = clock.GetUtcNow();
        media.Learn(call, message, flow);
        // Digits sent as INFO are as private as spoken ones.
        if (message.Method != "INFO" || call.Recording is { Paused: false })
        {
            foreach (var frame in frames)
            {
                call.Keep(frame);
                call.Recording?.Signal(frame);
            }
        }

        if (flow.Source == call.Phone && call.Digits.Info(message) is { } typed)
            Ask(call, typed);
        Follow(call, message);
    }

    public void Media(in Flow flow, ReadOnlySpan<byte> payload, in Frame frame)
    {
        if (media.Find(flow) is not { } call)
            return;
        call.LastPacketAt = clock.GetUtcNow();
        call.Recording?.Media(frame);
        if (call.PhoneMedia.Contains(flow.Source) && call.Digits.Media(payload) is { } typed)
            Ask(call, typed);
    }

    public void EncryptedSignal() => problems.Raise(AgentProblems.EncryptedSignalling, "TLS on port 5060 or 5061");

    /// <summary>Begins, ends, pauses or goes on; false, and a line in the log, where that is refused.</summary>
    public bool Ask(TrackedCall call, CaptureAction action)
    {
        var now = clock.GetUtcNow();
        switch (action)
        {
            case CaptureAction.Start when call is { Recording: null, Answered: true, EndedAt: null } && call.Mode != CaptureMode.Never:
                Record(call, now);
                break;
            case CaptureAction.Stop when call.Recording is not null:
                Finish(call, CaptureEnds.Stopped);
                break;
            case CaptureAction.Pause when call.Recording is { } recording:
                recording.Pause(now);
                break;
            case CaptureAction.Resume when call.Recording is { } recording:
                recording.Resume(now);
                break;
            case CaptureAction.Cancel when call.Recording is { } recording:
                recording.Writer.Dispose();
                spool.Cancel(recording.Writer.Head, call.FeedCallId);
                Forget(call);
                break;
            default:
                Log.Refused(logger, action, call.Mode);
                return false;
        }

        return true;
    }

    /// <summary>Marries calls with those of the feed, and ends those that are over.</summary>
    public void Tick()
    {
        var now = clock.GetUtcNow();
        foreach (var call in _calls.Values.ToList())
        {
            call.Recording?.Writer.Flush();
            if (call is { EndedAt: null } && now - call.LastPacketAt > Silence)
                End(call);
            if (now - call.EndedAt > Linger)
                Drop(call);
        }
    }

    public void Marry()
    {
        foreach (var call in Live.Where(c => c.FeedCallId is null))
        {
            call.FeedCallId = feed.Match(call);
            if (call.FeedCallId is { } id)
                call.Recording?.Writer.Mark(new("call", clock.GetUtcNow(), id));
        }
    }

    /// <summary>The feed says that it is over; SIP may have been missed.</summary>
    public void EndedByFeed(Guid feedCall)
    {
        foreach (var call in Live.Where(c => c.FeedCallId == feedCall && clock.GetUtcNow() - c.LastPacketAt > TimeSpan.FromSeconds(10)).ToList())
            End(call);
    }

    /// <summary>Ends every file: the agent stops, or the disk is full.</summary>
    public void FinishAll(string why)
    {
        foreach (var call in _calls.Values.Where(c => c.Recording is not null))
        {
            if (call.Answered)
                Finish(call, why);
            else
                Discard(call);
        }
    }

    private TrackedCall? Known(SipMessage message) => _calls.GetValueOrDefault(message.CallId);

    private TrackedCall? Begin(SipMessage message, in Flow flow)
    {
        if (message.Method != "INVITE")
            return null;
        if (DigitCodes.Of(ServedPhones.Dialled(message)) is { } dialled)
        {
            if (Live.LastOrDefault(c => c.Extension == message.From.User) is { } meant)
                Ask(meant, dialled);
            return null;
        }

        if (_calls.Count >= MostCalls)
            return null;
        var call = _calls[message.CallId] = new TrackedCall(message, flow, clock.GetUtcNow());
        problems.Clear(AgentProblems.NoPhoneTraffic, AgentProblems.EncryptedSignalling);
        Decide(call);
        return call;
    }

    private void Follow(TrackedCall call, SipMessage message)
    {
        if (message is { Status: >= 200 and < 300, CSeqMethod: "INVITE" } && !call.Answered)
        {
            call.Answered = true;
            call.Recording?.Writer.Mark(new("answered", clock.GetUtcNow()));
            Marry();
        }
        else if (message.Method == "BYE" || !call.Answered && message is { Status: >= 300 and not (401 or 407), CSeqMethod: "INVITE" })
        {
            End(call);
        }
    }

    /// <summary>Whose call it is and whether it is recorded; asked again when the policy changes.</summary>
    private void Decide(TrackedCall call)
    {
        if (_policy is null)
            return;
        var first = call.Extension is null;
        var (rule, outbound) = phones.Find(call, _policy) ?? default;
        (call.Outbound, call.Extension, call.Mode) = (outbound, rule?.Extension, rule?.Mode ?? CaptureMode.Never);
        if (call.Mode == CaptureMode.Never)
        {
            Discard(call);
        }
        else if (first && (call.Mode == CaptureMode.Always || call.Mode == CaptureMode.Random && dice.Hits(rule!.RandomPercent)))
        {
            Record(call, call.InvitedAt);
        }
    }

    private void Record(TrackedCall call, DateTimeOffset at)
    {
        if (problems.Has(AgentProblems.DiskFull))
            return;
        var writer = spool.Create(new(Guid.CreateVersion7(clock.GetUtcNow()), call.Extension!, call.SipCallId, call.Number, at, call.Mode));
        call.Recording = new Recording(writer, at);
        foreach (var frame in call.Signals)
            call.Recording.Signal(frame);
        if (call.Answered)
            writer.Mark(new("answered", at));
        if (call.FeedCallId is { } known)
            writer.Mark(new("call", at, known));
        Log.Began(logger, writer.Head.Id, call.Mode);
    }

    private void End(TrackedCall call)
    {
        call.EndedAt = clock.GetUtcNow();
        if (!call.Answered)
            Discard(call);
        else if (call.Recording is not null)
        {
            Finish(call, CaptureEnds.HangUp);
        }
    }

    /// <summary>What was recorded of it is no recording: nobody picked up, or it must not be.</summary>
    private void Discard(TrackedCall call)
    {
        if (call.Recording is not { } recording)
            return;
        spool.Discard(recording.Writer);
        Forget(call);
    }

    private void Finish(TrackedCall call, string why)
    {
        Log.Ended(logger, call.Recording!.Id, why);
        spool.Finish(call.Recording.Writer, clock.GetUtcNow(), why, call.FeedCallId);
        Forget(call);
    }

    /// <summary>The call has no file any more; a further one would be another capture.</summary>
    private void Forget(TrackedCall call) => (call.Recording, call.IdleId) = (null, Guid.CreateVersion7(clock.GetUtcNow()));

    private void Drop(TrackedCall call)
    {
        _calls.Remove(call.SipCallId);
        media.Forget(call);
    }

    private static partial class Log
    {
        [LoggerMessage(11030, LogLevel.Information, "Capture {CaptureId} begins, mode {Mode}")]
        public static partial void Began(ILogger logger, Guid captureId, CaptureMode mode);

        [LoggerMessage(11031, LogLevel.Information, "Capture {CaptureId} ended: {Why}")]
        public static partial void Ended(ILogger logger, Guid captureId, string why);

        [LoggerMessage(11032, LogLevel.Warning, "{Action} was asked for and refused: the mode is {Mode}, or the call is not in that state")]
        public static partial void Refused(ILogger logger, CaptureAction action, CaptureMode mode);
    }
}
