using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Screens;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>Yealink Action URLs: <c>?event=incoming_call&amp;mac=$mac&amp;call=$call_id&amp;from=$remote&amp;to=$local</c> (deploy/phones/yealink.cfg).</summary>
internal sealed class YealinkAdapter : ISourceAdapter
{
    public string Source => "yealink";

    public AdapterResult Read(RawRequest request)
    {
        if (request.First("event") is not { } name)
            return AdapterResult.Wrong("event is missing.");
        var kind = name switch
        {
            "outgoing_call" => ReportKind.New,
            "incoming_call" => ReportKind.Ringing,
            "call_established" or "answer_new_incoming_call" => ReportKind.Answered,
            "call_terminated" or "missed_call" or "call_remote_canceled" or "cancel_callout" or "reject_incoming_call" => ReportKind.Ended,
            "hold" => ReportKind.Held,
            "unhold" => ReportKind.Resumed,
            "blind_transfer" or "blind_transfer_call" or "attended_transfer" or "attended_transfer_call" or "transfer_call" => ReportKind.Transferred,
            "remote_busy" => ReportKind.Remark,
            _ => ReportKind.Ignored,
        };
        var cause = name switch { "missed_call" or "call_remote_canceled" => "no_answer", "remote_busy" => "busy", _ => null };
        return PhoneParties.Report(request, kind, name == "outgoing_call", cause, "call", "call_id");
    }

    public SourceReply Reply(CallerNews news) => PhoneScreens.Of(PhoneMake.Yealink, news.Card, news.Plain);
}
