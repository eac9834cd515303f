using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Log;

internal sealed class MissedCalls(IDatabase database, ICallSearch search, TimeProvider clock) : IMissedCalls
{
    /// <summary>Of a call <c>c</c>: nobody has dialled its number since, and the caller has reached nobody since.</summary>
    internal const string Open =
        "c.number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM telephony_call l WHERE l.number = c.number AND l.started_at > c.started_at " +
        "AND (l.direction = 'outbound' OR l.status IN ('answered', 'talking')))";

    public async Task<IReadOnlyDictionary<Guid, MissedCall>> OfAsync(IReadOnlyCollection<Guid> callIds, CancellationToken ct)
    {
        if (callIds.Count == 0)
            return new Dictionary<Guid, MissedCall>();
        var rows = await database.ReadAsync(c => c.QueryAsync<MissedCall>(
            """
            SELECT c.id AS call_id, s.person AS seen_by,
              (SELECT MIN(l.started_at) FROM telephony_call l WHERE l.number = c.number AND l.started_at > c.started_at AND l.direction = 'outbound') AS called_back_at,
              (SELECT MIN(l.started_at) FROM telephony_call l WHERE l.number = c.number AND l.started_at > c.started_at AND l.direction = 'inbound'
                 AND l.status IN ('answered', 'talking')) AS reached_at
            FROM telephony_call c LEFT JOIN telephony_missed_seen s ON s.call_id = c.id
            WHERE c.id IN @ids AND (c.number IS NOT NULL OR s.call_id IS NOT NULL)
            """,
            new { ids = callIds.Select(id => id.ToString("D")) }), ct);
        return rows.ToDictionary(m => m.CallId);
    }

    public async Task<bool> SeeAsync(Person viewer, Guid callId, CancellationToken ct)
    {
        if (!await search.MaySeeAsync(viewer, callId, ct))
            return false;
        var insert = database.Dialect.InsertIfMissing("telephony_missed_seen", ["call_id"], ["person", "seen_at"]);
        await database.WriteAsync(unit => unit.ExecuteAsync(insert, new { call_id = callId, person = viewer.DisplayName, seen_at = clock.GetUtcNow() }), ct);
        return true;
    }
}
