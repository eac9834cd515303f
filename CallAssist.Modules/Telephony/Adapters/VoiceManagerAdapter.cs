using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>VoiceManager through its mapping; its clock tells local time without offset.</summary>
internal sealed class VoiceManagerAdapter(VoiceManagerMapping mapping) : ISourceAdapter
{
    public string Source => "voicemanager";

    public AdapterResult Read(RawRequest request)
    {
        if (request.First(mapping.CallId) is not { } id)
            return AdapterResult.Wrong($"{mapping.CallId} is missing.");
        if (request.First(mapping.Event) is not { } name)
            return AdapterResult.Wrong($"{mapping.Event} is missing.");
        if (!mapping.Events.TryGetValue(name, out var mapped))
            return AdapterResult.Wrong($"The mapping does not know the event {name}.");
        var (caller, called) = (request.First(mapping.Caller), request.First(mapping.Called));
        var (at, timed) = SourceClock.Read(request.First(mapping.Time), request.ReceivedAt, request.Zone);
        var extension = PhoneNumber.ToExtension(mapped.Kind == ReportKind.New ? called : mapped.Kind == ReportKind.Ended ? null : request.First(mapping.Extension));
        return AdapterResult.Of(new()
        {
            Kind = mapped.Kind, SourceCallId = id, At = at, Timed = timed, Caller = caller, Called = called,
            Extensions = extension is null ? [] : [extension], Direction = mapped.Direction, Cause = mapped.Cause,
        });
    }

    public SourceReply Reply(CallerNews news) => JsonReply.Of(news);
}
