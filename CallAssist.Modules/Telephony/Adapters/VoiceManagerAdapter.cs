using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>VoiceManager through its mapping; its clock tells local time without offset.</summary>
internal sealed class VoiceManagerAdapter(VoiceManagerMapping mapping) : ISourceAdapter
{
    public const string Name = "voicemanager";

    public string Source => Name;

    public AdapterResult Read(RawRequest request)
    {
        // The last part of the address names the event where no parameter does.
        if ((request.First(mapping.Event) ?? request.First("event")) is not { } name)
            return AdapterResult.Wrong($"{mapping.Event} is missing.");
        if (mapping.Events.FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } mapped)
            return AdapterResult.Wrong($"The mapping does not know the event {name}.");
        var (kind, direction, cause) = Means(mapped.Meaning);
        var idField = mapped.CallId ?? mapping.CallId;
        if (request.First(idField) is not { } id)
            return kind == ReportKind.Ignored ? AdapterResult.Of(new() { Kind = kind, At = request.ReceivedAt }) : AdapterResult.Wrong($"{idField} is missing.");
        var (caller, called) = (request.First(mapped.Caller ?? mapping.Caller), request.First(mapped.Called ?? mapping.Called));
        var (at, timed) = SourceClock.Read(request.First(mapping.Time), request.ReceivedAt, request.Zone);
        var extension = PhoneNumber.ToExtension(kind switch
        {
            ReportKind.New => called,
            ReportKind.Ended => null,
            _ => request.First(mapped.Extension ?? mapping.Extension),
        });
        return AdapterResult.Of(new()
        {
            Kind = kind, SourceCallId = id, At = at, Timed = timed, Caller = caller, Called = called,
            Extensions = extension is null ? [] : [extension], Direction = direction, Cause = cause,
        });
    }

    public SourceReply Reply(CallerNews news) => JsonReply.Of(news);

    private static (ReportKind Kind, string? Direction, string? Cause) Means(EventMeaning meaning) => meaning switch
    {
        EventMeaning.Incoming => (ReportKind.New, "inbound", null),
        EventMeaning.Outgoing => (ReportKind.New, "outbound", null),
        EventMeaning.Internal => (ReportKind.New, "internal", null),
        EventMeaning.Queued => (ReportKind.Queued, null, null),
        EventMeaning.Rings => (ReportKind.Ringing, null, null),
        EventMeaning.RingsNoMore => (ReportKind.Stopped, null, null),
        EventMeaning.Answered => (ReportKind.Answered, null, null),
        EventMeaning.Held => (ReportKind.Held, null, null),
        EventMeaning.Resumed => (ReportKind.Resumed, null, null),
        EventMeaning.Transferred => (ReportKind.Transferred, null, null),
        EventMeaning.Closed => (ReportKind.Remark, null, "closed"),
        EventMeaning.HungUp => (ReportKind.Ended, null, null),
        EventMeaning.Missed or EventMeaning.Unanswered => (ReportKind.Ended, null, "no_answer"),
        EventMeaning.Abandoned => (ReportKind.Ended, null, "abandoned"),
        EventMeaning.Busy => (ReportKind.Ended, null, "busy"),
        _ => (ReportKind.Ignored, null, null),
    };
}
