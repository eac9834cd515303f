using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>When a call ended; or when, if nothing more is told, it will count as ended.</summary>
/// <param name="EndedAt">The instant it ended.</param>
/// <param name="TimedOut">Nobody told so.</param>
/// <param name="DueAt">From this instant on it counts; null: now.</param>
internal sealed record CallEnding(DateTimeOffset? EndedAt, bool TimedOut, DateTimeOffset? DueAt)
{
    /// <summary>The switchboard's word: its first hang-up after which the call did not go on (a blind transfer hangs up twice).</summary>
    public static TelephonyEvent? Told(IReadOnlyList<TelephonyEvent> ordered)
    {
        var switchboard = ordered.Where(r => r is { ByPhone: false, Consultation: false }).ToList();
        var wentOn = switchboard.Where(r => r.Timed && r.Kind is ReportKind.New or ReportKind.Ringing or ReportKind.Answered or ReportKind.Transferred)
            .Select(r => (DateTimeOffset?)r.At).Max();
        return switchboard.FirstOrDefault(r => r.Kind == ReportKind.Ended && (!r.Timed || wentOn is null || r.At >= wentOn));
    }

    /// <summary>What follows from the phones, from the next call of a phone, or from silence.</summary>
    public static CallEnding Presumed(
        IReadOnlyList<TelephonyEvent> ordered, IReadOnlyList<CallLeg> legs, CallParties parties, DateTimeOffset? answeredAt, CallClocks clocks)
    {
        var last = ordered[^1].At;
        var silence = last + (answeredAt is null ? clocks.Ringing : clocks.Silence(ordered.Where(r => r.Kind != ReportKind.PhoneTaken).Select(r => r.Adapter)));
        if (ByPhones(ordered, legs, parties, answeredAt, clocks) is { } hungUp)
            return hungUp;
        if (answeredAt is not null && Taken(ordered, legs) is { } taken)
        {
            var seen = ordered.Any(r => r.ByPhone && r.Extension == taken.Extension);
            return new(taken.At, true, taken.At + (seen ? clocks.AfterNextCall : clocks.AfterNextCallUnseen));
        }

        return new(last, true, silence);
    }

    /// <summary>As it stands at this instant.</summary>
    public CallEnding By(DateTimeOffset now) => DueAt is null || DueAt <= now ? this with { DueAt = null } : new(null, false, DueAt);

    private static CallEnding? ByPhones(
        IReadOnlyList<TelephonyEvent> ordered, IReadOnlyList<CallLeg> legs, CallParties parties, DateTimeOffset? answeredAt, CallClocks clocks)
    {
        // Phones repeat themselves: what counts is the first hang-up of each of their lines.
        var ends = ordered.Where(r => r is { ByPhone: true, Kind: ReportKind.Ended }).GroupBy(r => r.KeyRecurs ? $"{r.SourceCallId} {r.At:O}" : r.SourceCallId).Select(g => g.First()).ToList();
        if (ends.Count == 0)
            return null;
        var switchboard = ordered.Any(r => r is { ByPhone: false, Kind: not ReportKind.PhoneTaken });
        var engaged = legs.Where(l => l.Extension != parties.PlacedBy || parties.Direction == "outbound").ToList();
        // Who dialled and did not hand the call on ends it by hanging up; so does the one who picked up an internal call.
        var placer = parties.PlacedBy is { } dialled && ends.Any(e => e.Extension == dialled && !e.Consultation) && !engaged.Any(l => l.EndedAt is null && l.Extension != dialled && l.AnsweredAt is not null && parties.Direction == "outbound");
        if (!placer && (engaged.Count == 0 || engaged.Any(l => l.EndedAt is null && (l.AnsweredAt is not null || answeredAt is null || AwaitsTransfer(l, legs)))))
            return null;
        var end = ends.Max(e => e.At);
        var handedOn = ordered.LastOrDefault(r => r.Kind == ReportKind.Transferred);
        var wait = handedOn is not null && !legs.Any(l => l.Extension == PhoneNumber.ToExtension(handedOn.Called)) ? clocks.AfterRinging
            : answeredAt is null && switchboard ? clocks.AfterRinging
            : clocks.AfterHangup;
        return new(end, false, end + wait);
    }

    /// <summary>It still rings where a talker handed the call to.</summary>
    private static bool AwaitsTransfer(CallLeg leg, IReadOnlyList<CallLeg> legs) => legs.Any(l => l.Transferred && leg.RangAt >= l.EndedAt);

    /// <summary>The phone that carried the call took another one, and this one was not on hold.</summary>
    private static (string Extension, DateTimeOffset At)? Taken(IReadOnlyList<TelephonyEvent> ordered, IReadOnlyList<CallLeg> legs)
    {
        var talking = legs.Where(l => l.AnsweredAt is not null && l.EndedAt is null).ToList();
        if (talking is not [{ HeldAt: null } only])
            return null;
        var taken = ordered.LastOrDefault(r => r.Kind == ReportKind.PhoneTaken && r.Extension == only.Extension);
        // Held or resumed since: the phone still knows this call.
        return taken is null || ordered.Any(r => r.At > taken.At && r.Kind != ReportKind.PhoneTaken && r.Extension == only.Extension) ? null : (only.Extension, taken.At);
    }
}
