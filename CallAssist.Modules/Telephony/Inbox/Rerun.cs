using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Receive;

namespace CallAssist.Modules.Telephony.Inbox;

/// <summary>Takes requests back out of their calls and reads them again, oldest first.</summary>
internal sealed class Rerun(IDatabase database, ReceiptStore receipts, RequestReader reader, CallStore calls, Ids ids, CallClocks clocks, TimeProvider clock)
{
    public async Task<int> RunAsync(IReadOnlyList<Guid> receiptIds, CancellationToken ct)
    {
        await database.WriteAsync(unit => TakeBackAsync(unit, receiptIds), ct);
        var understood = 0;
        foreach (var id in receiptIds)
        {
            if (await receipts.FindAsync(id, ct) is { } stored && await ReadAsync(id, stored, ct))
                understood++;
        }

        return understood;
    }

    private async Task TakeBackAsync(UnitOfWork unit, IReadOnlyList<Guid> receiptIds)
    {
        var book = calls.Open(unit);
        var touched = new HashSet<Guid>();
        foreach (var id in receiptIds)
        {
            touched.UnionWith(await unit.QueryAsync<Guid>("SELECT call_id FROM telephony_report WHERE receipt_id = @id", new { id }));
            await unit.ExecuteAsync("DELETE FROM telephony_report WHERE receipt_id = @id", new { id });
            await unit.ExecuteAsync("UPDATE telephony_receipt SET call_id = NULL WHERE id = @id", new { id });
        }

        var desk = new CallDesk(book, clocks, ids.New);
        foreach (var call in touched)
            CallNews.Raise(unit, [await desk.RefreshAsync(call, clock.GetUtcNow())], ids, clock.GetUtcNow());
    }

    private async Task<bool> ReadAsync(Guid id, StoredRequest stored, CancellationToken ct)
    {
        var read = await reader.ReadAsync(stored, ct);
        return await database.WriteAsync(async unit =>
        {
            var outcome = ReceiptStore.Outcome(read);
            if (outcome == "accepted" && await unit.QuerySingleAsync<Guid>("SELECT token_id FROM telephony_receipt WHERE id = @id", new { id }) is var token)
            {
                var report = read.Event! with { Source = token.ToString("N"), ReceiptId = id };
                var changes = await new CallDesk(calls.Open(unit), clocks, ids.New).TakeAsync(report, clock.GetUtcNow());
                CallNews.Raise(unit, changes, ids, report.At);
            }

            await unit.ExecuteAsync("UPDATE telephony_receipt SET outcome = @outcome, reason = @Problem WHERE id = @id", new { id, outcome, read.Problem });
            return outcome == "accepted";
        }, ct);
    }
}
