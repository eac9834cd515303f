using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Receive;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Reads the stored report, finds its call, applies it, and tells what changed: all in one transaction.</summary>
internal sealed class AssembleCall(ReceiptStore receipts, IEnumerable<ISourceAdapter> adapters, CallStore calls, Ids ids) : IEventHandler<CallReported>
{
    public async Task HandleAsync(CallReported domainEvent, Delivery delivery, CancellationToken ct)
    {
        if (await receipts.FindAsync(domainEvent.ReceiptId, ct) is not { } stored
            || adapters.FirstOrDefault(a => a.Source == stored.Source)?.Read(stored.Request).Event is not { } report)
            return;
        var source = domainEvent.TokenId.ToString("N");
        await delivery.CompleteAsync(async unit =>
        {
            var before = await calls.FindAsync(unit, source, report);
            var after = CallAssembler.Apply(before, report, ids.New());
            if (after.Call is not { } call)
                return;
            await calls.SaveAsync(unit, call, source, report.SourceCallId, isNew: before is null);
            await unit.ExecuteAsync("UPDATE telephony_receipt SET call_id = @Id WHERE id = @ReceiptId", new { call.Id, domainEvent.ReceiptId });
            Tell(unit, before, after, call, report.At);
        }, ct);
    }

    private void Tell(UnitOfWork unit, CallSnapshot? before, Assembled after, CallSnapshot call, DateTimeOffset at)
    {
        if (after.Rings)
            unit.Raise(new CallRinging(ids.New(), at, call.Id, call.Direction, call.Number, [.. call.Extensions.Except(before?.Extensions ?? [])]));
        if (after.AnsweredAt is { } extension)
            unit.Raise(new CallAnswered(ids.New(), at, call.Id, extension));
        if (after.Ended)
            unit.Raise(new CallEnded(ids.New(), at, call.Id, call.Status));
    }
}
