using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>
/// Asterisk's <c>CURL()</c> from the dialplan (deploy/asterisk). <c>ringing</c> and <c>answered</c> come from the called channel,
/// whose own number is then <c>caller</c>; legs are joined by <c>linkedid</c>.
/// </summary>
internal sealed class AsteriskAdapter : ISourceAdapter
{
    public string Source => "asterisk";

    public AdapterResult Read(RawRequest request)
    {
        if (request.First("linkedid", "uniqueid") is not { } id)
            return AdapterResult.Wrong("linkedid and uniqueid are missing.");
        ReportKind? kind = request.First("event") switch
        {
            "incoming" or "outgoing" or "queued" => ReportKind.New,
            "ringing" => ReportKind.Ringing,
            "answered" => ReportKind.Answered,
            "hangup" => ReportKind.Ended,
            null => null,
            _ => ReportKind.Ignored,
        };
        if (kind is null)
            return AdapterResult.Wrong("event is missing.");
        var (caller, called) = (request.First("caller"), request.First("called"));
        var leg = kind is ReportKind.Ringing or ReportKind.Answered;
        var extension = leg ? PhoneNumber.ToExtension(request.First("peer", "extension")) ?? PhoneNumber.ToExtension(caller) ?? PhoneNumber.ToExtension(called)
            : PhoneNumber.ToExtension(called);
        return AdapterResult.Of(new()
        {
            Kind = kind.Value, SourceCallId = id, At = request.ReceivedAt,
            Caller = leg ? null : caller, Called = leg ? null : called,
            Extensions = extension is null ? [] : [extension],
            Direction = request.First("event") == "outgoing" ? "outbound" : null,
            Cause = request.First("disposition", "dialstatus", "reason") switch
            {
                "BUSY" => "busy",
                "CANCEL" => "cancel",
                "NOANSWER" or "NO ANSWER" => "no_answer",
                "CLOSED" => "closed",
                _ => null,
            },
        });
    }

    /// <summary><c>key=value&amp;…</c> feeds the dialplan's <c>HASH()</c>.</summary>
    public SourceReply Reply(CallerCard? card) => new(
        card is null ? "known=0" : $"known={(card.Known ? 1 : 0)}&name={Uri.EscapeDataString(card.Contact ?? "")}&company={Uri.EscapeDataString(card.Company ?? "")}",
        "application/x-www-form-urlencoded");
}
