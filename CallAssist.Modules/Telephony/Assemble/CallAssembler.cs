using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>What a report changes.</summary>
internal sealed record Assembled(CallSnapshot? Call, bool Rings = false, string? AnsweredAt = null, bool Ended = false);

/// <summary>Makes one call out of what sources say of it: a pure function of the call so far and the next report.</summary>
internal static class CallAssembler
{
    /// <param name="before">The call so far, or null when the source speaks of it for the first time.</param>
    /// <param name="report">The next report.</param>
    /// <param name="newId">Id of the call if this report begins one.</param>
    public static Assembled Apply(CallSnapshot? before, TelephonyEvent report, Guid newId) => report.Kind switch
    {
        ReportKind.Ignored => new(before),
        _ when before is { EndedAt: not null } => new(before),
        ReportKind.New or ReportKind.Ringing => Ring(before, report, newId),
        ReportKind.Answered => Answer(before ?? Begin(report, newId), report, begun: before is null),
        _ => before is null ? new(null) : End(before, report),
    };

    private static CallSnapshot Begin(TelephonyEvent report, Guid newId)
    {
        var caller = PhoneNumber.ToE164(report.Caller);
        var called = PhoneNumber.ToE164(report.Called);
        var direction = report.Direction
            ?? (PhoneNumber.ToExtension(report.Caller) is null ? "inbound" : called is not null ? "outbound" : "internal");
        return new()
        {
            Id = newId, Direction = direction, Status = "ringing", StartedAt = report.At,
            Number = direction switch { "outbound" => called, "inbound" => caller, _ => null },
            Extension = direction == "inbound" ? null : PhoneNumber.ToExtension(report.Caller),
        };
    }

    private static Assembled Ring(CallSnapshot? before, TelephonyEvent report, Guid newId)
    {
        var call = before ?? Begin(report, newId);
        var added = report.Extensions.Except(call.Extensions).ToList();
        var caller = call.Direction == "outbound" && call.Extension is { } own && !call.Extensions.Contains(own) ? own : null;
        if (caller is not null)
            added.Add(caller);
        return new(call with { Extensions = [.. call.Extensions, .. added.Distinct()] }, Rings: added.Count > 0);
    }

    private static Assembled Answer(CallSnapshot call, TelephonyEvent report, bool begun)
    {
        var extension = report.Extensions.FirstOrDefault() ?? call.Extensions.FirstOrDefault();
        if (call.AnsweredAt is not null || extension is null)
            return new(call, Rings: begun);
        return new(call with
        {
            Status = "talking",
            AnsweredAt = report.At,
            Extension = call.Direction == "outbound" ? call.Extension ?? extension : extension,
            Extensions = [.. call.Extensions.Union(report.Extensions)],
        }, Rings: begun, AnsweredAt: extension);
    }

    private static Assembled End(CallSnapshot call, TelephonyEvent report) => new(call with
    {
        EndedAt = report.At,
        Status = call.AnsweredAt is not null ? "answered"
            : call.Direction != "inbound" ? "no_answer"
            : report.Cause is "busy" or "closed" ? report.Cause
            : "missed",
    }, Ended: true);
}
