using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Screens;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>
/// Grandstream action URLs (deploy/phones/grandstream.xml). These phones tell no id of the call: phone and number together
/// are its key, until the call is over.
/// </summary>
internal sealed class GrandstreamAdapter : ISourceAdapter
{
    public string Source => "grandstream";

    public AdapterResult Read(RawRequest request)
    {
        if (request.First("event") is not { } name)
            return AdapterResult.Wrong("event is missing.");
        var kind = name switch
        {
            "outgoingcall" => ReportKind.New,
            "incomingcall" => ReportKind.Ringing,
            "establishedcall" or "answernewincall" => ReportKind.Answered,
            "terminatedcall" or "missedcall" => ReportKind.Ended,
            "hold" => ReportKind.Held,
            "unhold" => ReportKind.Resumed,
            "blindtransfer" or "attendedtransfer" => ReportKind.Transferred,
            _ => ReportKind.Ignored,
        };
        return PhoneParties.Report(request, kind, name == "outgoingcall", name == "missedcall" ? "no_answer" : null);
    }

    public SourceReply Reply(CallerNews news) => PhoneScreens.Of(PhoneMake.Grandstream, news.Card, news.Plain);
}
