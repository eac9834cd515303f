using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>What a report, or time, changed in a call; <paramref name="After"/> is null when it became part of another one.</summary>
internal sealed record CallChange(CallSnapshot? Before, CallSnapshot? After);

/// <summary>
/// Finds the call of each report and assembles it anew. The live path, the inbox's re-run and <c>replay</c> go through here;
/// they differ in their book and their clock only.
/// </summary>
internal sealed class CallDesk(ICallBook book, CallClocks clocks, Func<Guid> newId)
{
    /// <summary>How long after its end a call is still looked for.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    /// <summary>How long after its end a source may still speak of a call by its key.</summary>
    private static readonly TimeSpan KeyMemory = TimeSpan.FromHours(2);

    /// <summary>How late a switchboard may tell what a phone told already.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(15);

    /// <summary>
    /// More than an hour in a queue of ten phones. What a source says beyond it stays in the inbox and changes the call no more, but for
    /// its end: each report is weighed with all before it.
    /// </summary>
    internal const int MostReports = 1000;

    /// <summary>Takes one report; the first change is the report's own call.</summary>
    public async Task<IReadOnlyList<CallChange>> TakeAsync(TelephonyEvent report, DateTimeOffset now)
    {
        if (report.Kind is ReportKind.Ignored)
            return [];
        var before = await FindAsync(report);
        if (before is null && !Begins(report))
            return [];
        List<CallChange> changes = [];
        List<TelephonyEvent> added = [report];
        if (before is not null && TalksBeside(before, report))
        {
            added.InsertRange(0, await PartAsync(before, report, changes, now));
            before = null;
        }

        if (report.Kind == ReportKind.Transferred && before is not null)
            added.InsertRange(0, await ConsultationAsync(before, report, changes));
        if (report is { ByPhone: false, Kind: ReportKind.Ringing or ReportKind.Answered, Extension: not null } && before is not null)
            added.InsertRange(0, await StrayAsync(before, report, changes));
        var after = await AddAsync(before, added, now);
        changes.Insert(0, new(before, after));
        foreach (var talker in after.Legs.Where(l => l.AnsweredAt is not null && before?.Leg(l.Extension)?.AnsweredAt is null))
            changes.AddRange(await TakePhoneAsync(talker, after, now));
        return changes;
    }

    /// <summary>What time alone changed by now.</summary>
    public async Task<IReadOnlyList<CallChange>> TickAsync(DateTimeOffset now)
    {
        List<CallChange> changes = [];
        foreach (var before in await book.DueAsync(now))
            changes.Add(new(before, await AddAsync(before, [], now)));
        return changes;
    }

    /// <summary>Assembles a call anew after reports were taken out of it; one without reports goes away.</summary>
    public async Task<CallChange> RefreshAsync(Guid callId, DateTimeOffset now)
    {
        if (await book.FindAsync(callId) is not { } before)
            return new(null, null);
        var reports = await book.ReportsAsync(callId);
        await book.RemoveAsync(callId);
        if (!reports.Any(r => r.Kind != ReportKind.PhoneTaken))
            return new(before, null);
        var after = CallAssembler.Assemble(callId, reports, now, clocks);
        await book.SaveAsync(null, after, reports);
        return new(before, after);
    }

    private async Task<CallSnapshot?> FindAsync(TelephonyEvent report)
    {
        var known = await book.FindAsync(report.Source, report.SourceCallId);
        if (known is not null && (known.EndedAt is null || report.At < known.EndedAt + (report.KeyRecurs && report.Kind != ReportKind.Ended ? TimeSpan.Zero : KeyMemory)))
            return known;
        return CallMatcher.Match(await book.NearAsync(report.At - Memory, Likeness.Of(report)), report);
    }

    /// <summary>Whether a report that fits no call is the first of one.</summary>
    private static bool Begins(TelephonyEvent report) =>
        report.Kind is ReportKind.New or ReportKind.Queued or ReportKind.Ringing or ReportKind.Answered
        || report is { ByPhone: true, Kind: ReportKind.Ended, Cause: "no_answer" }
        || report is { ByPhone: false, Timed: true, Kind: ReportKind.Ended or ReportKind.Remark, Caller: not null };

    private async Task<CallSnapshot> AddAsync(CallSnapshot? before, IReadOnlyList<TelephonyEvent> added, DateTimeOffset now)
    {
        IReadOnlyList<TelephonyEvent> known = before is null ? [] : await book.ReportsAsync(before.Id);
        if (known.Count >= MostReports)
            added = [.. added.Where(r => r.Kind == ReportKind.Ended && known.Count < 2 * MostReports)];
        var after = CallAssembler.Assemble(before?.Id ?? newId(), [.. known, .. added], now, clocks);
        await book.SaveAsync(before, after, added);
        return after;
    }

    /// <summary>The internal call in which a transfer was agreed on is no call of its own: it becomes part of this one.</summary>
    private async Task<IReadOnlyList<TelephonyEvent>> ConsultationAsync(CallSnapshot call, TelephonyEvent transfer, List<CallChange> changes)
    {
        var (from, to) = (transfer.Extension, PhoneNumber.ToExtension(transfer.Called));
        var near = await book.NearAsync(transfer.At - TimeSpan.FromSeconds(10), Likeness.Of(transfer));
        var consultation = near.FirstOrDefault(c => c.Direction == "internal" && c.Id != call.Id && c.PlacedBy == from && from is not null
            && c.Leg(to) is not null && c.StartedAt > call.StartedAt);
        if (consultation is null)
            return [];
        var reports = await book.ReportsAsync(consultation.Id);
        await book.RemoveAsync(consultation.Id);
        changes.Add(new(consultation, null));
        return [.. reports.Select(r => r with { Consultation = true })];
    }

    /// <summary>
    /// Only phones tell of this call, somebody talks on it and has not put it on hold, and another phone picks it up too: the same number
    /// calls twice at once, and the phones rang each for its own call.
    /// </summary>
    private static bool TalksBeside(CallSnapshot call, TelephonyEvent report) =>
        report is { ByPhone: true, Kind: ReportKind.Answered, KeyRecurs: false } && call.Direction == "inbound" && call.Keys.All(k => k.ByPhone)
        && call.Leg(report.Extension) is { AnsweredAt: null } && !call.Legs.Any(l => l.Transferred)
        && call.Legs.Any(l => l.Extension != report.Extension && l is { AnsweredAt: not null, EndedAt: null, HeldAt: null })
        && call.Keys.Any(k => k.Source == report.Source && k.Id == report.SourceCallId);

    /// <summary>Takes what this phone said of its call out of the one it was taken for.</summary>
    private async Task<IReadOnlyList<TelephonyEvent>> PartAsync(CallSnapshot call, TelephonyEvent report, List<CallChange> changes, DateTimeOffset now)
    {
        var reports = (await book.ReportsAsync(call.Id)).ToLookup(r => r.Source == report.Source && r.SourceCallId == report.SourceCallId);
        await book.RemoveAsync(call.Id);
        var rest = CallAssembler.Assemble(call.Id, [.. reports[false]], now, clocks);
        await book.SaveAsync(null, rest, [.. reports[false]]);
        changes.Add(new(call, rest));
        return [.. reports[true]];
    }

    /// <summary>A phone told of this call before the switchboard said that it rings there: what was taken for another call was this one.</summary>
    private async Task<IReadOnlyList<TelephonyEvent>> StrayAsync(CallSnapshot call, TelephonyEvent report, List<CallChange> changes)
    {
        if (call.Leg(report.Extension) is { RangAt: not null, EndedAt: null } || call.Number is null)
            return [];
        var stray = (await book.NearAsync(report.At, new([call.Number], []))).FirstOrDefault(c => c.Id != call.Id && c.Number == call.Number && c.Direction == call.Direction
            && c.Keys.All(k => k.ByPhone) && c.Leg(report.Extension) is not null && c.StartedAt > call.StartedAt && (c.StartedAt - report.At).Duration() < Late);
        if (stray is null)
            return [];
        var reports = await book.ReportsAsync(stray.Id);
        await book.RemoveAsync(stray.Id);
        changes.Add(new(stray, null));
        return reports;
    }

    /// <summary>A phone carries one conversation at a time: what else it carries is on hold, or its end was lost.</summary>
    private async Task<IReadOnlyList<CallChange>> TakePhoneAsync(CallLeg talker, CallSnapshot taken, DateTimeOffset now)
    {
        List<CallChange> changes = [];
        foreach (var other in await book.NearAsync(now, new([], [talker.Extension])))
        {
            if (other.Id == taken.Id || other.EndedAt is not null || other.Leg(talker.Extension) is not { AnsweredAt: not null, EndedAt: null } || other.StartedAt > taken.StartedAt)
                continue;
            var report = new TelephonyEvent { Kind = ReportKind.PhoneTaken, Extensions = [talker.Extension], At = talker.AnsweredAt!.Value, Timed = true };
            changes.Add(new(other, await AddAsync(other, [report], now)));
        }

        return changes;
    }
}
