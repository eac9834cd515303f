using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>
/// Makes one call out of what all sources said of it: a pure function of the reports and the clock. It sorts by the
/// sources' own time where that can be trusted, so that late, doubled or swapped reports change nothing.
/// </summary>
internal static class CallAssembler
{
    /// <param name="id">Our id of the call.</param>
    /// <param name="reports">All reports of the call in the order of their arrival, at least one.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="clocks">How long to wait for reports that are missing.</param>
    public static CallSnapshot Assemble(Guid id, IReadOnlyList<TelephonyEvent> reports, DateTimeOffset now, CallClocks clocks)
    {
        var ordered = WithConsultations(reports).OrderBy(r => r.At).ToList();
        var parties = CallParties.Of(ordered);
        var legs = CallLegs.Of(ordered, parties);
        var told = CallEnding.Told(ordered);
        var answeredAt = AnsweredAt(ordered, legs, told);
        var ending = told is not null ? new CallEnding(told.At, false, null) : CallEnding.Presumed(ordered, legs, parties, answeredAt, clocks).By(now);
        if (ending.EndedAt is { } end)
            legs = [.. legs.Select(l => l.EndedAt is null || l.EndedAt > end ? l with { EndedAt = end, HeldAt = null } : l)];
        answeredAt = Earlier(answeredAt, ending.EndedAt);
        return new()
        {
            Id = id, Direction = parties.Direction, Number = parties.Number, Dialled = parties.Dialled, PartiesTold = parties.Told, PlacedBy = parties.PlacedBy,
            Status = Status(ordered, parties, answeredAt, ending.EndedAt),
            Extension = parties.Direction == "inbound" ? FirstTalker(legs) : parties.PlacedBy ?? FirstTalker(legs),
            StartedAt = ordered[0].At, AnsweredAt = answeredAt, EndedAt = ending.EndedAt, TimedOut = ending.TimedOut, DueAt = ending.DueAt,
            QueuedAt = answeredAt is null && ending.EndedAt is null ? ordered.FirstOrDefault(r => r.Kind == ReportKind.Queued)?.At : null,
            Legs = legs, Keys = Keys(ordered),
        };
    }

    private static string? FirstTalker(IReadOnlyList<CallLeg> legs) => legs.Where(l => l.AnsweredAt is not null).MinBy(l => l.AnsweredAt)?.Extension;

    /// <summary>Whatever carries a consultation's key belongs to that consultation.</summary>
    private static IEnumerable<TelephonyEvent> WithConsultations(IReadOnlyList<TelephonyEvent> reports)
    {
        var keys = reports.Where(r => r.Consultation).Select(r => (r.Source, r.SourceCallId)).ToHashSet();
        return reports.Select(r => keys.Contains((r.Source, r.SourceCallId)) ? r with { Consultation = true } : r);
    }

    private static DateTimeOffset? AnsweredAt(IReadOnlyList<TelephonyEvent> ordered, IReadOnlyList<CallLeg> legs, TelephonyEvent? told)
    {
        // A switchboard may know that somebody picked up, but not who.
        var unnamed = ordered.FirstOrDefault(r => r is { Kind: ReportKind.Answered, Consultation: false, Extension: null })?.At;
        var answered = legs.Min(l => l.AnsweredAt) is { } leg ? Earlier(leg, unnamed) : unnamed;
        return answered ?? (told is { Talked: { Ticks: > 0 } talked } ? told.At - talked : null);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null ? null : other < one ? other : one;

    private static string Status(IReadOnlyList<TelephonyEvent> ordered, CallParties parties, DateTimeOffset? answeredAt, DateTimeOffset? endedAt)
    {
        if (answeredAt is not null)
            return endedAt is null ? "talking" : "answered";
        if (endedAt is null)
            return "ringing";
        var causes = ordered.Where(r => r is { Kind: ReportKind.Ended or ReportKind.Remark, Consultation: false, Cause: not null }).Select(r => r.Cause).ToHashSet();
        if (causes.Contains("closed") && parties.Direction == "inbound")
            return "closed";
        // Phones that are busy say nothing of the call as a whole; who dialled does.
        if (causes.Contains("busy"))
            return "busy";
        if (parties.Direction != "inbound")
            return "no_answer";
        var left = causes.Contains("abandoned") || (causes.Contains("cancel") && ordered.Any(r => r.Kind == ReportKind.Queued));
        return left ? "abandoned" : "missed";
    }

    private static IReadOnlyList<SourceKey> Keys(IReadOnlyList<TelephonyEvent> ordered) =>
    [
        .. ordered.Where(r => r.Kind != ReportKind.PhoneTaken).GroupBy(r => (r.Source, r.SourceCallId)).Select(g =>
        {
            var last = g.Last();
            return new SourceKey(g.Key.Source, g.Key.SourceCallId, last.ByPhone, last.ByPhone ? last.Extension : null, last.Consultation, last.Kind == ReportKind.Ended);
        }),
    ];
}
