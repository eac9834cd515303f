using System.Globalization;
using CallAssist.Modules.Kernel.PhoneNumbers;
using Microsoft.AspNetCore.WebUtilities;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>
/// Asterisk's <c>CURL()</c> from the dialplan (deploy/asterisk), or what a manager client (AMI) hears. In the dialplan,
/// <c>ringing</c> and <c>answered</c> come from the called channel, whose own number is then <c>caller</c>; legs are joined by
/// <c>linkedid</c>.
/// </summary>
internal sealed class AsteriskAdapter : ISourceAdapter
{
    public string Source => "asterisk";

    public AdapterResult Read(RawRequest request)
    {
        request = Unpacked(request);
        if (request.First("linkedid", "uniqueid", "call_id") is not { } id)
            return AdapterResult.Wrong("linkedid and uniqueid are missing.");
        if (request.First("event") is not { } name)
            return AdapterResult.Wrong("event is missing.");
        // What was not played is no announcement.
        var nothing = name == "DialEnd" && request.First("dialstatus", "reason") == "ANSWER" || name == "announcement" && request.First("status") == "FAILED";
        var kind = nothing ? ReportKind.Ignored : Kind(name);
        var (caller, called) = (request.First("caller"), request.First("called", "callee"));
        // In the dialplan the called channel tells these two: its numbers are not the call's.
        var calledChannel = name is "ringing" or "answered";
        var (at, timed) = SourceClock.Read(request.First("time", "ts"), request.ReceivedAt, request.Zone);
        return AdapterResult.Of(new()
        {
            Kind = kind, SourceCallId = id, At = at, Timed = timed,
            Caller = calledChannel ? null : caller, Called = calledChannel ? null : called,
            Extensions = Extension(request, kind, calledChannel, caller, called) is { } extension ? [extension] : [],
            Direction = name == "outgoing" ? "outbound" : null,
            Cause = name == "QueueCallerAbandon" || request.First("abandoned") == "TRUE" ? "abandoned" : Cause(request),
            Announcement = kind == ReportKind.Announced ? request.First("text") : null,
            AnnouncementVersion = kind == ReportKind.Announced ? request.First("version") : null,
            Talked = kind == ReportKind.Ended ? Seconds(request.First("answeredtime")) : null,
        });
    }

    private static ReportKind Kind(string name) => name switch
    {
        "incoming" or "outgoing" or "Newchannel" => ReportKind.New,
        "queued" or "QueueCallerJoin" => ReportKind.Queued,
        "ringing" or "DialBegin" => ReportKind.Ringing,
        "stopped" or "DialEnd" => ReportKind.Stopped,
        "answered" or "BridgeEnter" => ReportKind.Answered,
        "transferred" or "BlindTransfer" or "AttendedTransfer" => ReportKind.Transferred,
        "announcement" => ReportKind.Announced,
        "hangup" or "Hangup" or "QueueCallerAbandon" => ReportKind.Ended,
        _ => ReportKind.Ignored,
    };

    private static string? Extension(RawRequest request, ReportKind kind, bool calledChannel, string? caller, string? called) => kind switch
    {
        // A queue's called channel tells no peer, but its own number.
        _ when calledChannel => PhoneNumber.ToExtension(request.First("peer", "extension")) ?? PhoneNumber.ToExtension(caller) ?? PhoneNumber.ToExtension(called),
        ReportKind.New => PhoneNumber.ToExtension(called),
        ReportKind.Ended => null,
        _ => PhoneNumber.ToExtension(request.First("extension", "peer")),
    };

    private static string? Cause(RawRequest request) => request.First("reason", "dialstatus", "disposition") switch
    {
        "BUSY" => "busy",
        "CANCEL" => "cancel",
        "NOANSWER" or "NO ANSWER" or "CHANUNAVAIL" or "CONGESTION" => "no_answer",
        "CLOSED" => "closed",
        _ => null,
    };

    private static TimeSpan? Seconds(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A dialplan that builds JSON by hand passes further fields on as one text: <c>"extra":"&amp;peer=201"</c>.</summary>
    private static RawRequest Unpacked(RawRequest request)
    {
        if (request.First("extra") is not ['&', ..] extra)
            return request;
        var fields = new Dictionary<string, string>(request.Fields, StringComparer.OrdinalIgnoreCase);
        foreach (var pair in new QueryStringEnumerable(extra))
            fields.TryAdd(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        return request with { Fields = fields };
    }

    /// <summary><c>key=value&amp;…</c> feeds the dialplan's <c>HASH()</c>; every key is always there.</summary>
    public SourceReply Reply(CallerNews news) => new(
        string.Join('&',
            $"known={Flag(news.Known)}", $"name={Uri.EscapeDataString(news.Card?.Contact ?? "")}", $"company={Uri.EscapeDataString(news.Card?.Company ?? "")}",
            $"missed_recently={Flag(news.SinceMissed is not null)}", $"minutes_since_missed={news.MinutesSinceMissed}", $"callback_promised={Flag(news.CallbackPromised)}"),
        "text/plain");

    private static int Flag(bool value) => value ? 1 : 0;
}
