using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>Yealink Action URLs: <c>?event=incoming_call&amp;mac=$mac&amp;call=$call_id&amp;from=$remote&amp;to=$local</c>.</summary>
internal sealed class YealinkAdapter : ISourceAdapter
{
    public string Source => "yealink";

    public AdapterResult Read(RawRequest request)
    {
        ReportKind? kind = request.First("event") switch
        {
            "incoming_call" or "outgoing_call" => ReportKind.New,
            "call_established" => ReportKind.Answered,
            "call_terminated" or "missed_call" => ReportKind.Ended,
            null => null,
            _ => ReportKind.Ignored,
        };
        if (kind is null)
            return AdapterResult.Wrong("event is missing.");
        var extension = PhoneNumber.ToExtension(request.First("to", "local", "active_user"));
        var remote = request.First("from", "remote");
        if (kind != ReportKind.Ignored && request.First("call", "call_id") is null && remote is null)
            return AdapterResult.Wrong("call and from are missing.");
        var outbound = request.First("event") == "outgoing_call";
        return AdapterResult.Of(new()
        {
            Kind = kind.Value, At = request.ReceivedAt,
            SourceCallId = $"{request.First("mac")}/{request.First("call", "call_id") ?? remote}",
            Caller = outbound ? extension : remote, Called = outbound ? remote : extension,
            Extensions = extension is null ? [] : [extension],
            Direction = outbound ? "outbound" : null,
        });
    }

    /// <summary>A text screen of the phone's XML browser; an empty answer shows nothing.</summary>
    public SourceReply Reply(CallerCard? card) => card is not { Known: true } ? new("", "text/xml") : new(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<YealinkIPPhoneTextScreen Beep=\"no\" Timeout=\"30\"><Title>" + Escape(card.Title) +
        "</Title><Text>" + Escape(string.Join(" · ", new[] { card.Company }.Concat(card.Alerts.Select(a => a.Text)).OfType<string>())) + "</Text></YealinkIPPhoneTextScreen>",
        "text/xml");

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text.Length > 400 ? text[..400] : text);
}
