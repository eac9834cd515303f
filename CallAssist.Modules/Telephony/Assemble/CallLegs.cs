using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>What happened at each extension of a call.</summary>
internal static class CallLegs
{
    /// <summary>More phones than an office of this kind has.</summary>
    private const int MostLegs = 200;

    public static IReadOnlyList<CallLeg> Of(IReadOnlyList<TelephonyEvent> ordered, CallParties parties)
    {
        var legs = new Dictionary<string, CallLeg>();
        if (parties.PlacedBy is { } placer)
            legs[placer] = new(placer) { RangAt = parties.Direction == "outbound" ? ordered[0].At : null };
        foreach (var extension in ordered.SelectMany(r => r.Extensions).Where(e => !legs.ContainsKey(e)).Distinct().Take(MostLegs).ToList())
            legs[extension] = new(extension);
        foreach (var extension in legs.Keys.ToList())
            legs[extension] = Follow(legs[extension], ordered, parties);
        return [.. Named(legs.Values, ordered, parties).Where(l => l.RangAt is not null || l.AnsweredAt is not null || l.Extension == parties.PlacedBy)];
    }

    private static CallLeg Follow(CallLeg leg, IReadOnlyList<TelephonyEvent> ordered, CallParties parties)
    {
        var placed = leg.Extension == parties.PlacedBy;
        var hungUp = new HashSet<string>();
        foreach (var report in ordered.Where(r => r.Extensions.Contains(leg.Extension)))
        {
            if (report.Consultation && report.Kind is not (ReportKind.Ended or ReportKind.Answered))
                continue;
            // A phone that hung up a call cannot pick up or hang up the same one again: such a report is late or doubled.
            var late = hungUp.Contains(report.SourceCallId);
            leg = report.Kind switch
            {
                ReportKind.New or ReportKind.Ringing when !placed && !late => leg with { RangAt = leg.RangAt ?? report.At, EndedAt = null, Transferred = false },
                ReportKind.Answered when report.Consultation => Consulted(leg, report, ordered),
                ReportKind.Answered when !placed || parties.Direction == "outbound" => Answer(leg, report, ordered, late),
                ReportKind.Held when leg.EndedAt is null => leg with { HeldAt = report.At },
                ReportKind.Resumed => leg with { HeldAt = null },
                ReportKind.Transferred => leg with { EndedAt = leg.EndedAt ?? report.At, HeldAt = null, Transferred = true },
                ReportKind.Stopped when leg.AnsweredAt is null => leg with { EndedAt = report.At },
                ReportKind.Ended when report.ByPhone && !late => leg with { EndedAt = leg.EndedAt ?? report.At, HeldAt = null },
                _ => leg,
            };
            if (report is { ByPhone: true, Kind: ReportKind.Ended, KeyRecurs: false })
                hungUp.Add(report.SourceCallId);
        }

        return leg;
    }

    /// <summary>A switchboard's own time of the answer is better than when a phone's request came.</summary>
    private static CallLeg Answer(CallLeg leg, TelephonyEvent report, IReadOnlyList<TelephonyEvent> ordered, bool late)
    {
        var better = ordered.FirstOrDefault(r => r is { Kind: ReportKind.Answered, Timed: true } && r.Extensions.Contains(leg.Extension));
        var at = leg.AnsweredAt ?? better?.At ?? report.At;
        return leg with { RangAt = leg.RangAt ?? at, AnsweredAt = at, EndedAt = late || leg.EndedAt is null ? leg.EndedAt : leg.EndedAt < report.At - Lag ? null : leg.EndedAt, Transferred = false };
    }

    /// <summary>He answered the colleague who asked; he talks to the caller from the moment of the transfer.</summary>
    private static CallLeg Consulted(CallLeg leg, TelephonyEvent report, IReadOnlyList<TelephonyEvent> ordered)
    {
        var transfer = ordered.FirstOrDefault(r => r.Kind == ReportKind.Transferred && PhoneNumber.ToExtension(r.Called) == leg.Extension);
        return transfer is null ? leg : leg with { RangAt = leg.RangAt ?? transfer.At, AnsweredAt = leg.AnsweredAt ?? transfer.At };
    }

    /// <summary>Somebody picked up, but no report says who: the only one at whom it rang.</summary>
    private static IEnumerable<CallLeg> Named(IReadOnlyCollection<CallLeg> legs, IReadOnlyList<TelephonyEvent> ordered, CallParties parties)
    {
        var unnamed = ordered.FirstOrDefault(r => r is { Kind: ReportKind.Answered, Consultation: false }
            && (r.Extension is null || (parties.Direction == "internal" && r.Extension == parties.PlacedBy)));
        var rang = legs.Where(l => l.Extension != parties.PlacedBy && l.RangAt is not null).ToList();
        if (unnamed is null || legs.Any(l => l.AnsweredAt is not null) || rang.Count != 1)
            return legs;
        return legs.Select(l => l == rang[0] ? l with { AnsweredAt = unnamed.At } : l);
    }

    /// <summary>How late a phone's request may come behind the switchboard's time.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(2);
}
