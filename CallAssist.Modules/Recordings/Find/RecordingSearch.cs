using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Library;
using Dapper;

namespace CallAssist.Modules.Recordings.Find;

/// <summary>Lists by filter, within what a person may hear.</summary>
internal sealed class RecordingSearch(IDatabase database, ICallerNames names) : IRecordingSearch
{
    public async Task<RecordingsFound> FindAsync(Person viewer, RecordingFilter filter, CancellationToken ct)
    {
        var conditions = await new RecordingConditions(database.Dialect, names).For(viewer).WithAsync(filter, ct);
        var (where, parameters) = (conditions.Where, conditions.Parameters);
        parameters.AddDynamicParams(new { skip = Math.Max(0, filter.Skip), take = Math.Clamp(filter.Take, 1, 200) });
        return await database.ReadAsync(async c =>
        {
            var total = await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM recordings_recording WHERE {where}", parameters);
            var rows = await c.QueryAsync<RecordingRow>(
                $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE {where} ORDER BY {Order(filter.Sort)} {database.Dialect.Page}", parameters);
            return new RecordingsFound([.. rows.Select(r => r.ToRecording())], total);
        }, ct);
    }

    public async Task<IReadOnlyList<Recording>> OfIdsAsync(Person viewer, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var conditions = new RecordingConditions(database.Dialect, names).For(viewer);
        conditions.Parameters.Add("ids", ids.Take(1000).Select(id => id.ToString("D")));
        var rows = await database.ReadAsync(c => c.QueryAsync<RecordingRow>(
            $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE id IN @ids AND {conditions.Where}", conditions.Parameters), ct);
        return [.. rows.Select(r => r.ToRecording())];
    }

    public async Task<IReadOnlyDictionary<Guid, Recording>> OfCallsAsync(Person viewer, IReadOnlyCollection<Guid> callIds, CancellationToken ct)
    {
        var found = new List<RecordingRow>();
        // SQL Server takes 2,100 parameters.
        foreach (var chunk in callIds.Chunk(1000))
        {
            var conditions = new RecordingConditions(database.Dialect, names).For(viewer);
            conditions.Parameters.Add("ids", chunk.Select(id => id.ToString("D")));
            found.AddRange(await database.ReadAsync(c => c.QueryAsync<RecordingRow>(
                $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE call_id IN @ids AND {conditions.Where}", conditions.Parameters), ct));
        }

        return found.GroupBy(r => r.CallId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(r => (r.DurationMs ?? 0, r.Id))!.ToRecording());
    }

    /// <summary>Ids sort as recordings arrived.</summary>
    private static string Order(RecordingSort sort) => sort switch
    {
        RecordingSort.Oldest => "id",
        RecordingSort.Longest => "duration_ms DESC, id DESC",
        RecordingSort.Shortest => "CASE WHEN duration_ms IS NULL THEN 1 ELSE 0 END, duration_ms, id DESC",
        _ => "id DESC",
    };
}
