using CallAssist.Agent.Capture.Packets;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>A call as SIP shows it. Its signalling is kept while it lasts, so that a recording begun late still has the INVITE with its keys.</summary>
internal sealed class TrackedCall(SipMessage invite, Flow flow, DateTimeOffset at)
{
    private const int MostSignalBytes = 512 * 1024;

    private int _signalBytes;

    public SipMessage Invite { get; } = invite;

    public Flow InviteFlow { get; } = flow;

    public string SipCallId => Invite.CallId;

    public DateTimeOffset InvitedAt { get; } = at;

    /// <summary>Whose phone; null while no served extension fits.</summary>
    public string? Extension { get; set; }

    public bool Outbound { get; set; }

    public CaptureMode Mode { get; set; }

    public bool Answered { get; set; } = invite.To.Tag.Length > 0;

    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset LastPacketAt { get; set; } = at;

    /// <summary>The call as the server's feed knows it.</summary>
    public Guid? FeedCallId { get; set; }

    /// <summary>What people ask for when they want it recorded.</summary>
    public Guid IdleId { get; set; } = Guid.CreateVersion7(at);

    public Recording? Recording { get; set; }

    /// <summary>What was last done with it.</summary>
    public (CaptureAction Action, DateTimeOffset At)? Asked { get; set; }

    /// <summary>As people name it: its file, or while it has none the wish for one.</summary>
    public Guid Id => Recording?.Id ?? IdleId;

    public List<KeptFrame> Signals { get; } = [];

    public DigitCodes Digits { get; } = new();

    /// <summary>Where media comes from or goes to, as both sides' SDP says.</summary>
    public HashSet<Endpoint> Media { get; } = [];

    /// <summary>The phone's own part of <see cref="Media"/>.</summary>
    public HashSet<Endpoint> PhoneMedia { get; } = [];

    public Endpoint Phone => Outbound ? InviteFlow.Source : InviteFlow.Destination;

    /// <summary>The other end; null when withheld.</summary>
    public string? Number => (Outbound ? Invite.To : Invite.From).User is { Length: > 0 } user && user != "anonymous" ? user : null;

    public CaptureNote Note() => new(
        Id, Extension!, FeedCallId, Number, Recording?.Writer.Head.StartedAt ?? InvitedAt,
        Recording switch { null => CaptureState.Idle, { Paused: true } => CaptureState.Paused, _ => CaptureState.Recording }, null);

    public void Keep(KeptFrame frame)
    {
        if (_signalBytes + frame.Data.Length > MostSignalBytes)
            return;
        _signalBytes += frame.Data.Length;
        Signals.Add(frame);
    }
}
