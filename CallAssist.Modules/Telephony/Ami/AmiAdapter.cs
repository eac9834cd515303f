using System.Globalization;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Ami;

/// <summary>
/// Events of Asterisk's manager interface (AMI), followed by Linkedid. The channel whose Uniqueid is the Linkedid is the
/// caller's; PJSIP/201-0000002a is extension 201.
/// </summary>
internal sealed class AmiAdapter : ISourceAdapter
{
    public const string Name = "ami";

    /// <summary>Added by the client to the hang-up of the last channel of a call: its caller may have gone before.</summary>
    public const string LastChannel = "CallAssistLast";

    /// <summary>What is of use; all else is not even stored.</summary>
    public static IReadOnlySet<string> Events { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Newchannel", "QueueCallerJoin", "QueueCallerAbandon", "DialBegin", "DialEnd", "BridgeEnter", "Hold", "Unhold", "BlindTransfer", "AttendedTransfer", "Hangup",
    };

    public string Source => Name;

    public AdapterResult Read(RawRequest request)
    {
        var own = request.First("Uniqueid") == request.First("Linkedid");
        var device = Device(request.First("Channel"));
        return request.First("Event") switch
        {
            "Newchannel" when own => Tell(request, ReportKind.New, Called(request), Called(request)),
            "QueueCallerJoin" => Tell(request, ReportKind.Queued),
            "QueueCallerAbandon" => Tell(request, ReportKind.Remark, cause: "abandoned"),
            "DialBegin" when Device(request.First("DestChannel")) is { } rung => Tell(request, ReportKind.Ringing, rung),
            "DialEnd" when request.First("DialStatus") != "ANSWER" && Device(request.First("DestChannel")) is { } rung => Tell(request, ReportKind.Stopped, rung),
            "BridgeEnter" when !own && !IsLocal(request.First("Channel")) => Tell(request, ReportKind.Answered, device),
            "Hold" => Tell(request, ReportKind.Held, device),
            "Unhold" => Tell(request, ReportKind.Resumed, device),
            "BlindTransfer" => Tell(request, ReportKind.Transferred, Device(request.First("TransfererChannel")), request.First("Extension"), id: request.First("TransfererLinkedid")),
            "AttendedTransfer" => Attended(request),
            "Hangup" when own || request.First(LastChannel) is not null => Tell(request, ReportKind.Ended, cause: Cause(request)),
            _ => AdapterResult.Of(new() { Kind = ReportKind.Ignored, At = request.ReceivedAt }),
        };
    }

    /// <summary>Nobody waits for an answer.</summary>
    public SourceReply Reply(CallerNews news) => new("", "text/plain");

    private static AdapterResult Tell(RawRequest request, ReportKind kind, string? extension = null, string? called = null, string? cause = null, string? id = null) =>
        (id ?? request.First("Linkedid")) is not { } linked ? AdapterResult.Wrong("Linkedid is missing.") : AdapterResult.Of(new()
        {
            Kind = kind, SourceCallId = linked, At = request.ReceivedAt, Timed = true, Cause = cause, Called = called,
            Caller = kind == ReportKind.New ? Number(request.First("CallerIDNum")) : null,
            Extensions = PhoneNumber.ToExtension(extension) is { } own ? [own] : [],
        });

    /// <summary>Two calls become one: the older of the two, the other one was the consultation.</summary>
    private static AdapterResult Attended(RawRequest request)
    {
        var (orig, second) = (request.First("OrigTransfererLinkedid"), request.First("SecondTransfererLinkedid"));
        var older = Age(orig) < Age(second) ? orig : second;
        var asked = request.First(older == orig ? "SecondTransfererConnectedLineNum" : "OrigTransfererConnectedLineNum");
        return Tell(request, ReportKind.Transferred, Device(request.First("OrigTransfererChannel")), asked, id: older);
    }

    /// <summary>Linkedids are seconds since 1970, a dot and a counter, perhaps behind a system's name.</summary>
    private static double Age(string? linkedid) =>
        double.TryParse(linkedid?[(linkedid.LastIndexOf('-') + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var age) ? age : double.MaxValue;

    private static string? Called(RawRequest request) => request.First("Exten") is { } exten && exten.Any(char.IsAsciiDigit) ? exten : null;

    private static string? Number(string? text) => text is null or "<unknown>" ? "anonymous" : text;

    private static bool IsLocal(string? channel) => channel?.StartsWith("Local/", StringComparison.Ordinal) == true;

    private static string? Device(string? channel)
    {
        if (channel is null || IsLocal(channel))
            return null;
        var (from, until) = (channel.IndexOf('/') + 1, channel.LastIndexOf('-'));
        return until > from ? PhoneNumber.ToExtension(channel[from..until]) : null;
    }

    /// <summary>Q.850 cause codes (ITU-T Q.850 table 1); 127 is what a cancelled SIP call ends with.</summary>
    private static string? Cause(RawRequest request) => request.First("Cause") switch
    {
        "17" => "busy",
        "127" or "26" => "cancel",
        "18" or "19" or "20" or "21" => "no_answer",
        _ => null,
    };
}
