using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Which call a report with a key that was never heard before belongs to: by number, extension and time.</summary>
internal static class CallMatcher
{
    /// <summary>How far apart two sources may be in telling of the beginning of one call.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(15);

    /// <summary>The phones of a group ring within this time.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(3);

    /// <summary>How late a report of a call that is over may come.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    public static CallSnapshot? Match(IEnumerable<CallSnapshot> near, TelephonyEvent report)
    {
        var candidates = near.Where(c => Fits(c, report)).ToList();
        // Among calls of one number the one that rings at this phone, then the youngest.
        return candidates.OrderByDescending(c => c.Leg(report.Extension) is { EndedAt: null }).ThenBy(c => c.EndedAt is not null).ThenByDescending(c => c.StartedAt).FirstOrDefault();
    }

    private static bool Fits(CallSnapshot call, TelephonyEvent report) =>
        InTime(call, report) && SameParties(call, report) && MayRing(call, report) && (report.ByPhone ? PhoneIsFree(call, report) : SwitchboardIsFree(call, report));

    private static bool InTime(CallSnapshot call, TelephonyEvent report)
    {
        if (report.At < call.StartedAt - Beginning)
            return false;
        var begins = report.Kind is ReportKind.New || (!report.ByPhone && report.Kind is ReportKind.Queued or ReportKind.Ringing);
        if (begins && report.At > call.StartedAt + Beginning)
            return false;
        return call.EndedAt is null || report.At <= call.EndedAt + (report.Kind is ReportKind.Answered or ReportKind.Ended or ReportKind.Transferred ? Late : TimeSpan.Zero);
    }

    /// <summary>A call somebody talks on rings at another phone only once it is handed on: else its number calls a second time.</summary>
    private static bool MayRing(CallSnapshot call, TelephonyEvent report) =>
        report is not { ByPhone: true, Kind: ReportKind.Ringing } || call.AnsweredAt is not { } answered || report.At < answered + Together
        || call.Legs.Any(l => l.Transferred) || call.Leg(report.Extension)?.RangAt > answered;

    private static bool SameParties(CallSnapshot call, TelephonyEvent report)
    {
        if (report.Caller is null && report.Called is null)
            return report.Extension is { } extension && call.Leg(extension) is not null;
        if (!call.PartiesTold)
            return report.Extension is { } own && call.Leg(own) is not null;
        var (caller, called) = (PhoneNumber.ToExtension(report.Caller), PhoneNumber.ToExtension(report.Called));
        return call.Direction switch
        {
            "outbound" => PhoneNumber.ToE164(report.Called) is { } dialled && dialled == call.Number && (caller ?? report.Extension) == call.PlacedBy,
            "internal" => caller is not null && caller == call.PlacedBy && called is not null && Rings(call, called),
            _ => caller is null && PhoneNumber.ToE164(report.Caller) == call.Number && report.Direction is null or "inbound"
                && (call.Number is not null || !report.ByPhone || call.Leg(report.Extension) is not null || RingsTogether(call, report)),
        };
    }

    /// <summary>Callers who withhold their number look alike: phones that begin to ring at once ring for the same one.</summary>
    private static bool RingsTogether(CallSnapshot call, TelephonyEvent report) =>
        report.Kind == ReportKind.Ringing && call.AnsweredAt is null && (report.At - call.StartedAt).Duration() < Together;

    private static bool Rings(CallSnapshot call, string called) => !call.Extensions.Any(e => e != call.PlacedBy) || call.Leg(called) is not null;

    /// <summary>A phone gives each of its calls a key: a second one at the same extension is another call.</summary>
    private static bool PhoneIsFree(CallSnapshot call, TelephonyEvent report) =>
        !call.Keys.Any(k => k.ByPhone && k.Extension == report.Extension && k.Source == report.Source && !k.Ended && !k.Consultation);

    private static bool SwitchboardIsFree(CallSnapshot call, TelephonyEvent report) => !call.Keys.Any(k => !k.ByPhone && k.Source == report.Source);
}
