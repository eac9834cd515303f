using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>The two ends as a phone names them: itself and the remote one, or caller and callee.</summary>
internal sealed record PhoneParties(string? Extension, string? Caller, string? Called, string? Remote)
{
    /// <param name="request">Fields <c>from</c>/<c>remote</c> and <c>to</c>/<c>local</c>, or <c>caller</c> and <c>callee</c> with <c>extension</c>.</param>
    /// <param name="dialled">The phone's own user dials.</param>
    public static PhoneParties Of(RawRequest request, bool dialled)
    {
        if (request.First("callee") is { } callee && request.First("extension") is { } told)
        {
            var own = PhoneNumber.ToExtension(told);
            var caller = request.First("caller");
            return new(own, caller, callee, PhoneNumber.ToExtension(caller) == own ? callee : caller);
        }

        var extension = PhoneNumber.ToExtension(request.First("extension")) ?? PhoneNumber.ToExtension(request.First("to", "local"))
            ?? PhoneNumber.ToExtension(request.First("active_user"));
        var remote = request.First("from", "remote");
        return dialled ? new(extension, extension, remote, remote) : new(extension, remote, extension, remote);
    }

    /// <summary>A phone's report of its own leg. A phone's clock is not believed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kind">What its event means.</param>
    /// <param name="dialled">The phone's own user dials.</param>
    /// <param name="cause">Why it ends, or null.</param>
    /// <param name="idFields">Fields that may hold the phone's id of the call; where none does, phone and number are its key.</param>
    public static AdapterResult Report(RawRequest request, ReportKind kind, bool dialled, string? cause, params ReadOnlySpan<string> idFields)
    {
        var parties = Of(request, dialled);
        var id = request.First(idFields);
        if (kind != ReportKind.Ignored && id is null && parties.Remote is null)
            return AdapterResult.Wrong("The id of the call and its remote number are missing.");
        if (kind != ReportKind.Ignored && parties.Extension is null)
            return AdapterResult.Wrong("The phone's own extension is missing: to, local, extension or active_user must name it.");
        return AdapterResult.Of(new()
        {
            Kind = kind, ByPhone = true, At = request.ReceivedAt, KeyRecurs = id is null,
            SourceCallId = $"{request.First("mac") ?? parties.Extension}/{id ?? parties.Remote}",
            Caller = parties.Caller, Called = kind == ReportKind.Transferred ? parties.Target(request) : parties.Called,
            Extensions = parties.Extension is null ? [] : [parties.Extension],
            Direction = dialled && PhoneNumber.ToExtension(parties.Called) is null ? "outbound" : null,
            Cause = cause,
        });
    }

    /// <summary>Whom a transfer goes to, where the phone tells it.</summary>
    private string? Target(RawRequest request) => request.First("transfer_to", "target") ?? (Called == Extension ? null : Called);
}
