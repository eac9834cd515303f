using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Library;
using CallAssist.Modules.Recordings.Pipeline;
using Dapper;

namespace CallAssist.Modules.Recordings.Find;

/// <summary>Lists by filter, within what a person may hear.</summary>
internal sealed class RecordingSearch(IDatabase database, ICallerNames names) : IRecordingSearch
{
    private const int MostIds = 200;

    public async Task<RecordingsFound> FindAsync(Person viewer, RecordingFilter filter, CancellationToken ct)
    {
        var parameters = new DynamicParameters(new { skip = Math.Max(0, filter.Skip), take = Math.Clamp(filter.Take, 1, 200) });
        var where = string.Join(" AND ", await ConditionsAsync(viewer, filter, parameters, ct));
        return await database.ReadAsync(async c =>
        {
            var total = await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM recordings_recording WHERE {where}", parameters);
            var rows = await c.QueryAsync<RecordingRow>(
                $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE {where} ORDER BY id DESC {database.Dialect.Page}", parameters);
            return new RecordingsFound([.. rows.Select(r => r.ToRecording())], total);
        }, ct);
    }

    public async Task<IReadOnlyDictionary<Guid, Recording>> OfCallsAsync(Person viewer, IReadOnlyCollection<Guid> callIds, CancellationToken ct)
    {
        var found = new List<RecordingRow>();
        // SQL Server takes 2,100 parameters.
        foreach (var chunk in callIds.Chunk(1000))
        {
            var parameters = new DynamicParameters(new { ids = chunk.Select(id => id.ToString("D")) });
            var where = string.Join(" AND ", ["call_id IN @ids", .. Rights(viewer, parameters)]);
            found.AddRange(await database.ReadAsync(c => c.QueryAsync<RecordingRow>($"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE {where}", parameters), ct));
        }

        return found.GroupBy(r => r.CallId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(r => (r.DurationMs ?? 0, r.Id))!.ToRecording());
    }

    private static IEnumerable<string> Rights(Person viewer, DynamicParameters parameters)
    {
        if (viewer.SeesEveryone)
            yield break;
        parameters.Add("own", viewer.Extensions);
        yield return At("@own");
    }

    private async Task<List<string>> ConditionsAsync(Person viewer, RecordingFilter filter, DynamicParameters parameters, CancellationToken ct)
    {
        List<string> conditions = ["1 = 1", .. Rights(viewer, parameters)];
        if (filter.Stage is { } stage)
            conditions.Add(Of(stage));
        if (filter.Extensions is not null)
        {
            parameters.Add("extensions", filter.Extensions);
            conditions.Add(At("@extensions"));
        }

        if (filter.From is not null || filter.Until is not null)
        {
            parameters.Add("from", filter.From ?? DateTimeOffset.UnixEpoch);
            parameters.Add("until", filter.Until ?? DateTimeOffset.MaxValue);
            conditions.Add("COALESCE(started_at, received_at) >= @from AND COALESCE(started_at, received_at) < @until");
        }

        if (filter.Numbers is not null)
        {
            parameters.Add("numbers", filter.Numbers.SelectMany(NumberSearch.Spellings));
            conditions.Add("(from_number IN @numbers OR to_number IN @numbers)");
        }

        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var part = NumberSearch.Part(filter.Text);
            var held = part is null ? await names.NumbersAsync(filter.Text, ct: ct) : [];
            parameters.Add("part", $"%{part}%");
            parameters.Add("held", held.SelectMany(NumberSearch.Spellings));
            parameters.Add("ids", filter.TextIds.Take(MostIds).Select(id => id.ToString("D")));
            conditions.Add($"({(part is null ? "from_number IN @held OR to_number IN @held" : "from_number LIKE @part OR to_number LIKE @part")} OR id IN @ids)");
        }

        return conditions;
    }

    /// <summary>At one of these extensions, on whichever side SIP named it.</summary>
    private static string At(string extensions) => $"(extension IN {extensions} OR from_number IN {extensions} OR to_number IN {extensions})";

    private static string Of(RecordingStage stage) => stage switch
    {
        RecordingStage.Failed => $"state = '{PipelineStates.Failed}'",
        RecordingStage.Ready => $"state = '{PipelineStates.Last}'",
        RecordingStage.Waiting => $"(waiting_code IS NOT NULL AND state NOT IN ('{PipelineStates.Failed}', '{PipelineStates.Last}'))",
        _ => $"(waiting_code IS NULL AND state NOT IN ('{PipelineStates.Failed}', '{PipelineStates.Last}'))",
    };
}
