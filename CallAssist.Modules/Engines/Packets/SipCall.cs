namespace CallAssist.Engines.Packets;

/// <summary>Who of the two sent something.</summary>
internal enum CallSide { Caller, Callee }

/// <summary>A media line that one side announced, and when.</summary>
/// <param name="TimeNs">When it was captured.</param>
/// <param name="Side">Who wants to receive there.</param>
/// <param name="SignalSource">Address the SIP message came from: where a phone behind NAT really is.</param>
/// <param name="Media">The media line.</param>
internal sealed record Announcement(long TimeNs, CallSide Side, UInt128 SignalSource, MediaDescription Media);

/// <summary>A digit sent in a SIP INFO.</summary>
internal readonly record struct InfoDigit(long TimeNs, char Digit, CallSide Side);

/// <summary>One call as the signalling tells it: everything under one Call-ID.</summary>
internal sealed class SipCall(string callId)
{
    private readonly HashSet<string> _callerTags = new(StringComparer.Ordinal);

    public string CallId => callId;
    public string From { get; private set; } = "";
    public string To { get; private set; } = "";
    public long FirstNs { get; private set; } = long.MaxValue;
    public long LastNs { get; private set; } = long.MinValue;
    public long? InvitedNs { get; private set; }
    public long? AnsweredNs { get; private set; }
    public long? EndedNs { get; private set; }

    /// <summary>Status of the last refusal (486, 487, 603…), 0 when there was none.</summary>
    public int RefusedStatus { get; private set; }
    public bool Cancelled { get; private set; }

    /// <summary>CANCEL said that somebody else took the call (RFC 3326).</summary>
    public bool AnsweredElsewhere { get; private set; }

    public List<Announcement> Announcements { get; } = [];
    public List<InfoDigit> Digits { get; } = [];

    /// <summary>Addresses that exchanged the signalling.</summary>
    public HashSet<UInt128> Hosts { get; } = [];

    /// <summary>The call's beginning was not captured.</summary>
    public bool StartMissing => InvitedNs is null;

    public void Take(SipMessage message, in Signal signal)
    {
        FirstNs = Math.Min(FirstNs, signal.TimeNs);
        LastNs = Math.Max(LastNs, signal.TimeNs);
        Hosts.Add(signal.Flow.Source.Address);
        Hosts.Add(signal.Flow.Destination.Address);
        if (message.Method == "INVITE" && message.To.Tag.Length == 0) TakeInvite(message, signal.TimeNs);
        else if (From.Length == 0 && To.Length == 0) (From, To) = (message.From.User, message.To.User);
        var side = SideOf(message);
        if (message.Method is not null) TakeRequest(message, signal.TimeNs, side);
        else TakeResponse(message, signal.TimeNs);
        foreach (var body in SipBody.Descriptions(message))
            foreach (var media in SessionDescription.Read(body))
                Announcements.Add(new Announcement(signal.TimeNs, side, signal.Flow.Source.Address, media));
    }

    private void TakeInvite(SipMessage invite, long timeNs)
    {
        _callerTags.Add(invite.From.Tag);
        if (InvitedNs is not null) return;
        InvitedNs = timeNs;
        From = CallerIdentity.Of(invite);
        To = invite.To.User.Length > 0 ? invite.To.User : NameAddress.Read(invite.Subject).User;
    }

    private void TakeRequest(SipMessage request, long timeNs, CallSide side)
    {
        switch (request.Method)
        {
            case "BYE":
                EndedNs ??= timeNs;
                break;
            case "CANCEL":
                Cancelled = true;
                AnsweredElsewhere |= request.Header("Reason") is { } reason && reason.Contains("cause=200", StringComparison.Ordinal);
                break;
            case "INFO" when SipBody.Digit(request) is { } digit:
                Digits.Add(new InfoDigit(timeNs, digit, side));
                break;
        }
    }

    private void TakeResponse(SipMessage response, long timeNs)
    {
        if (response.CSeqMethod != "INVITE") return;
        if (response.Status is >= 200 and < 300)
        {
            AnsweredNs ??= timeNs;
            RefusedStatus = 0;
        }
        else if (response.Status >= 300 && response.Status is not (401 or 407 or 491) && AnsweredNs is null)
        {
            RefusedStatus = response.Status;
            EndedNs = timeNs;
        }
    }

    /// <summary>From carries the tag of whoever sent the request, also in the response to it.</summary>
    private CallSide SideOf(SipMessage message)
    {
        if (_callerTags.Count == 0) _callerTags.Add(message.From.Tag); // the INVITE is missing: whoever speaks first
        var fromIsCaller = _callerTags.Contains(message.From.Tag);
        return fromIsCaller == message.Method is not null ? CallSide.Caller : CallSide.Callee;
    }
}
