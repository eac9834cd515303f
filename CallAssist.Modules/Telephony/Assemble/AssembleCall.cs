using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Live;
using CallAssist.Modules.Telephony.Receive;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Reads the stored report, finds its call, assembles it anew, and tells what changed: all in one transaction.</summary>
internal sealed class AssembleCall(ReceiptStore receipts, RequestReader reader, CallStore calls, Ids ids, CallClocks clocks, LiveHub live, TimeProvider clock) : IEventHandler<CallReported>
{
    public async Task HandleAsync(CallReported domainEvent, Delivery delivery, CancellationToken ct)
    {
        if (await receipts.FindAsync(domainEvent.ReceiptId, ct) is not { } stored || (await reader.ReadAsync(stored, ct)).Event is not { } report)
            return;
        if (RecordingCode.Of(report) is { } code)
        {
            await delivery.CompleteAsync(unit => DialAsync(unit, report, code), ct);
            return;
        }

        await delivery.CompleteAsync(async unit =>
        {
            var desk = new CallDesk(calls.Open(unit), clocks, ids.New);
            var changes = await desk.TakeAsync(report with { Source = domainEvent.TokenId.ToString("N"), ReceiptId = domainEvent.ReceiptId }, clock.GetUtcNow());
            CallNews.Raise(unit, changes, ids, report.At);
            if (report.Kind == ReportKind.Announced && changes is [{ After: { } call }, ..])
                unit.Raise(new CallAnnounced(ids.New(), report.At, call.Id, report.Announcement ?? "", report.AnnouncementVersion ?? ""));
        }, ct);
        live.Tell();
    }

    private Task DialAsync(UnitOfWork unit, TelephonyEvent report, string code)
    {
        if (report.Kind == ReportKind.New && (report.Extension ?? PhoneNumber.ToExtension(report.Caller)) is { } extension)
            unit.Raise(new CodeDialled(ids.New(), report.At, extension, code));
        return Task.CompletedTask;
    }
}
