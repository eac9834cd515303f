using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Health;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>
/// Follows the phone's calls by their SIP, and hands what is to be kept of them to their files. One thread at a time: <see cref="Recorder"/>
/// sees to it. Source: RFC 3261 (dialogs).
/// </summary>
internal sealed class CallTracker(
    ServedPhones phones, MediaEnds media, CallRecordings recordings, FeedCalls feed, ProblemBoard problems, Dice dice, TimeProvider clock) : IPacketSink
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
        if (message.CallId.Length == 0 || (_calls.GetValueOrDefault(message.CallId) ?? Begin(message, flow)) is not { } call)
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
            recordings.Ask(call, typed);
        Follow(call, message);
    }

    public void Media(in Flow flow, ReadOnlySpan<byte> payload, in Frame frame)
    {
        if (media.Find(flow) is not { } call)
            return;
        call.LastPacketAt = clock.GetUtcNow();
        call.Recording?.Media(frame);
        if (call.PhoneMedia.Contains(flow.Source) && call.Digits.Media(payload) is { } typed)
            recordings.Ask(call, typed);
    }

    public void EncryptedSignal() => problems.Raise(AgentProblems.EncryptedSignalling, "TLS on port 5060 or 5061");

    /// <summary>Ends calls that are over, and lets their packets reach the disk.</summary>
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

    /// <summary>Marries calls with those of the feed.</summary>
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
        foreach (var call in _calls.Values)
        {
            if (call.Answered)
                recordings.Finish(call, why);
            else
                recordings.Discard(call);
        }
    }

    private TrackedCall? Begin(SipMessage message, in Flow flow)
    {
        if (message.Method != "INVITE")
            return null;
        if (DigitCodes.Of(ServedPhones.Dialled(message)) is { } dialled)
        {
            Obey(message.From.User, dialled);
            return null;
        }

        if (_calls.Count >= MostCalls)
            return null;
        var call = _calls[message.CallId] = new TrackedCall(message, flow, clock.GetUtcNow());
        problems.Clear(AgentProblems.NoPhoneTraffic, AgentProblems.EncryptedSignalling);
        Decide(call);
        return call;
    }

    /// <summary>A code was dialled at this phone beside its call.</summary>
    private void Obey(string extension, CaptureAction dialled)
    {
        if (Live.LastOrDefault(c => c.Extension == extension) is { } meant)
            recordings.Ask(meant, dialled);
        else if (_policy?.Extensions.Any(e => e.Extension == extension) == true)
            recordings.Refuse(extension, dialled);
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
        (call.Outbound, call.Extension) = (outbound, rule?.Extension);
        call.Mode = rule is null || Excluded(call) ? CaptureMode.Never : rule.Mode;
        if (call.Mode == CaptureMode.Never)
            recordings.Discard(call);
        else if (first && (call.Mode == CaptureMode.Always || call.Mode == CaptureMode.Random && dice.Hits(rule!.RandomPercent)))
            recordings.Begin(call, call.InvitedAt);
    }

    /// <summary>Somebody who is never recorded is at the other end: a staff representative, a private line.</summary>
    private bool Excluded(TrackedCall call) => _policy?.Excluded?.Any(line => Numbers.Same(line, call.Number)) == true;

    private void End(TrackedCall call)
    {
        call.EndedAt = clock.GetUtcNow();
        if (call.Answered)
            recordings.Finish(call, CaptureEnds.HangUp);
        else
            recordings.Discard(call);
    }

    private void Drop(TrackedCall call)
    {
        _calls.Remove(call.SipCallId);
        media.Forget(call);
    }
}
