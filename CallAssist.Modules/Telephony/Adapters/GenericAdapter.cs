using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>The generic CTI contract of Zammad: <c>newCall</c>, <c>answer</c>, <c>hangup</c>.</summary>
internal sealed class GenericAdapter : ISourceAdapter
{
    /// <summary>Nobody's ring group is larger, and each is a row to write.</summary>
    private const int MostPeople = 50;

    public string Source => "generic";

    public AdapterResult Read(RawRequest request)
    {
        if (request.First("callId", "call_id", "callid") is not { } id)
            return AdapterResult.Wrong("callId is missing.");
        ReportKind? kind = request.First("event") switch
        {
            "newCall" => ReportKind.New,
            "answer" => ReportKind.Answered,
            "hangup" => ReportKind.Ended,
            _ => null,
        };
        if (kind is null)
            return AdapterResult.Wrong("event must be newCall, answer or hangup.");
        var (from, to) = (request.First("from"), request.First("to"));
        var direction = request.First("direction") switch { "in" => "inbound", "out" => "outbound", _ => null };
        // Documents name the person who answers "user" in the table and "caller" in the examples.
        var people = request.First("answeringNumber") ?? request.First("user", "user[]", "caller");
        var named = people is null ? [] : Split(people);
        if (named.Length > MostPeople)
            return AdapterResult.Wrong($"user names more than {MostPeople} people.");
        var line = PhoneNumber.ToExtension(direction == "outbound" ? from : to);
        return AdapterResult.Of(new()
        {
            Kind = kind.Value, SourceCallId = id, Caller = from, Called = to, Direction = direction, At = request.ReceivedAt,
            Extensions = kind == ReportKind.Ended ? [] : people is not null ? named : line is not null ? [line] : [],
            Cause = request.First("cause") switch { "busy" => "busy", "cancel" => "cancel", "noAnswer" => "no_answer", _ => null },
        });
    }

    /// <summary>Extensions, direct numbers or sign-in names: what is no extension is looked up among the people.</summary>
    private static string[] Split(string people) =>
        [.. people.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => PhoneNumber.ToExtension(p) ?? p).Distinct().Take(MostPeople + 1)];

    public SourceReply Reply(CallerNews news) => JsonReply.Of(news);
}
