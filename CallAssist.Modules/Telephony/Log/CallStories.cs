using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Log;

internal sealed class CallStories(IDatabase database, ICallSearch search, CallLog log) : ICallStories
{
    public async Task<CallStory?> FindAsync(Person viewer, Guid callId, CancellationToken ct)
    {
        if (!await search.MaySeeAsync(viewer, callId, ct) || await log.FindAsync(callId, ct) is not { } call)
            return null;
        return await database.ReadAsync(async c =>
        {
            var (dialled, timedOut) = await c.QueryFirstAsync<(string?, bool)>("SELECT dialled, timed_out FROM telephony_call WHERE id = @callId", new { callId });
            var parts = await c.QueryAsync<CallPart>("SELECT extension, rang_at, answered_at, ended_at, transferred FROM telephony_leg WHERE call_id = @callId", new { callId });
            var sources = await c.QueryAsync<(string Source, int Count)>("SELECT source, COUNT(*) FROM telephony_receipt WHERE call_id = @callId GROUP BY source", new { callId });
            return new CallStory
            {
                Call = call, Dialled = dialled, TimedOut = timedOut, Parts = [.. parts.OrderBy(p => p.RangAt ?? p.AnsweredAt).ThenBy(p => p.Extension, StringComparer.Ordinal)],
                Sources = sources.ToDictionary(s => s.Source, s => s.Count),
            };
        }, ct);
    }
}
