using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Health;
using CallAssist.Agent.Settings;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>
/// Follows the phone's calls by their SIP and keeps of their media what is to be recorded. One thread at a time: <see cref="Recorder"/> sees to it.
/// Sources: RFC 3261 (dialogs), RFC 3264 (offer and answer).
/// </summary>
internal sealed partial class CallTracker(
    AgentOptions options, CaptureSpool spool, FeedCalls feed, ProblemBoard problems, Dice dice, TimeProvider clock, ILogger<CallTracker> logger) : IPacketSink
{
    private const int MostCalls = 300;

    /// <summary>Late packets of an ended call still belong to it.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(32);

    /// <summary>A call of which nothing came by for so long is over, though its BYE was not seen.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, TrackedCall> _calls = [];
    private readonly Dictionary<Endpoint, TrackedCall> _media = [];
    private readonly Dictionary<Endpoint, string> _registered = [];
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
        if (message.Method == "REGISTER" && message.To.User.Length > 0 && _registered.Count < MostCalls)
            _registered[flow.Source] = message.To.User;
        if (message.CallId.Length == 0 || (Known(message) ?? Begin(message, flow)) is not { } call)
            return;
        call.LastPacketAt = clock.GetUtcNow();
        Describe(call, message, flow);
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
        if (!_media.TryGetValue(flow.Source, out var call) && !_media.TryGetValue(flow.Destination, out call))
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
        if (DigitCodes.Of(NameAddress.Read($"<{message.Subject}>").User) is { } dialled)
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

    /// <summary>Takes media addresses, digits and keys out of a session description.</summary>
    private void Describe(TrackedCall call, SipMessage message, in Flow flow)
    {
        if (!message.ContentType.EndsWith("sdp", StringComparison.Ordinal) && !message.ContentType.StartsWith("multipart", StringComparison.Ordinal))
            return;
        foreach (var media in SessionDescription.Read(message.Body).Where(m => m.Kind == "audio" && m.Port != 0))
        {
            if (media.Maps.FirstOrDefault(m => m.Value.Name.Equals("telephone-event", StringComparison.OrdinalIgnoreCase)) is { Value: not null } events)
                call.Digits.PayloadType = events.Key;
            problems.Set(AgentProblems.EncryptedMedia, media.IsSecure && media.Keys.Count == 0, media.Protocol);
            List<Endpoint> ends = [.. media.Candidates];
            if (media.Address is { } address && address != 0)
                ends.AddRange([new(address, media.Port), new(address, (ushort)(media.Port + 1))]);
            foreach (var end in ends)
            {
                call.Media.Add(end);
                _media[end] = call;
                if (flow.Source == call.Phone)
                    call.PhoneMedia.Add(end);
            }
        }
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
        var rule = Served(call);
        var first = call.Extension is null;
        (call.Extension, call.Mode) = (rule?.Extension, rule?.Mode ?? CaptureMode.Never);
        if (call.Mode == CaptureMode.Never)
        {
            Discard(call);
        }
        else if (first && (call.Mode == CaptureMode.Always || call.Mode == CaptureMode.Random && dice.Hits(rule!.RandomPercent)))
        {
            Record(call, call.InvitedAt);
        }
    }

    private ExtensionPolicy? Served(TrackedCall call)
    {
        var (flow, invite) = (call.InviteFlow, call.Invite);
        ExtensionPolicy? Of(string? extension) => _policy!.Extensions.FirstOrDefault(e => e.Extension == extension);
        if ((Of(_registered.GetValueOrDefault(flow.Source)) ?? (_registered.ContainsKey(flow.Destination) ? null : Of(invite.From.User))) is { } dialling)
        {
            call.Outbound = true;
            return dialling;
        }

        call.Outbound = false;
        return Of(_registered.GetValueOrDefault(flow.Destination)) ?? Of(NameAddress.Read($"<{invite.Subject}>").User) ?? Of(invite.To.User) ?? Of(options.Extension);
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
        foreach (var end in call.Media.Where(end => _media.GetValueOrDefault(end) == call))
            _media.Remove(end);
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
