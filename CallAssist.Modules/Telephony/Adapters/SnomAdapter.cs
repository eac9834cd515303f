using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Screens;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>
/// Snom action URLs: the setting's name says what happens, so each URL carries it:
/// <c>?event=incoming&amp;mac=$mac&amp;call=$call-id&amp;from=$remote&amp;to=$local</c> (deploy/phones/snom.xml).
/// </summary>
internal sealed class SnomAdapter : ISourceAdapter
{
    public string Source => "snom";

    public AdapterResult Read(RawRequest request)
    {
        if (request.First("event") is not { } name)
            return AdapterResult.Wrong("event is missing.");
        var kind = name switch
        {
            "outgoing" => ReportKind.New,
            "incoming" => ReportKind.Ringing,
            "connected" => ReportKind.Answered,
            "disconnected" or "missed" => ReportKind.Ended,
            "hold" => ReportKind.Held,
            "unhold" => ReportKind.Resumed,
            "blind_transfer" or "attended_transfer" => ReportKind.Transferred,
            _ => ReportKind.Ignored,
        };
        return PhoneParties.Report(request, kind, name == "outgoing", name == "missed" ? "no_answer" : null, "call", "call_id", "call-id");
    }

    public SourceReply Reply(CallerNews news) => PhoneScreens.Of(PhoneMake.Snom, news.Card, news.Plain);
}
