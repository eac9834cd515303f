using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Find;
using CallAssist.Modules.Recordings.Library;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Recordings.Pipeline;

internal sealed class PipelineSearch(IDatabase database, ICallerNames names, ICallSearch calls, Pipeline pipeline) : IPipelineSearch
{
    private const int Most = 10_000;
    private const int MostCalls = 200;

    private const string Pressing =
        $"""
        CASE WHEN state = '{PipelineStates.Failed}' THEN 0 WHEN state = '{PipelineStates.Last}' THEN 5 WHEN claimed_by IS NOT NULL THEN 3
        WHEN waiting_code IS NOT NULL THEN 1 WHEN retry_at IS NOT NULL THEN 2 ELSE 4 END, id DESC
        """;

    public async Task<RecordingsFound> FindAsync(PipelineFilter filter, CancellationToken ct)
    {
        var (where, parameters) = await ConditionsAsync(filter, ct);
        parameters.AddDynamicParams(new { skip = Math.Max(0, filter.Skip), take = Math.Clamp(filter.Take, 1, 200) });
        return await database.ReadAsync(async c =>
        {
            var total = await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM recordings_recording WHERE {where}", parameters);
            var rows = await c.QueryAsync<RecordingRow>(
                $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE {where} ORDER BY {Pressing} {database.Dialect.Page}", parameters);
            return new RecordingsFound([.. rows.Select(r => r.ToRecording())], total);
        }, ct);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(PipelineFilter filter, CancellationToken ct)
    {
        var (where, parameters) = await ConditionsAsync(filter, ct);
        parameters.AddDynamicParams(new { skip = 0, take = Most });
        return (await database.ReadAsync(c => c.QueryAsync<Guid>($"SELECT id FROM recordings_recording WHERE {where} ORDER BY id {database.Dialect.Page}", parameters), ct)).AsList();
    }

    public async Task<int> RerunAllAsync(PipelineFilter filter, CancellationToken ct)
    {
        var (where, parameters) = await ConditionsAsync(filter, ct);
        parameters.AddDynamicParams(new { skip = 0, take = Most });
        var stopped = await database.ReadAsync(c => c.QueryAsync<(Guid Id, string State, string? FailedStep)>(
            $"""
            SELECT id, state, failed_step FROM recordings_recording
            WHERE {where} AND (state = '{PipelineStates.Failed}' OR waiting_code IS NOT NULL OR retry_at IS NOT NULL) ORDER BY id {database.Dialect.Page}
            """, parameters), ct);
        var begun = 0;
        foreach (var (id, state, failedStep) in stopped)
        {
            var from = Enum.TryParse<PipelineStep>(failedStep, ignoreCase: true, out var failed) ? failed : PipelineStates.Next(state);
            if (from is { } step && await pipeline.RerunAsync(id, step, ct))
                begun++;
        }

        return begun;
    }

    private async Task<(string Where, DynamicParameters Parameters)> ConditionsAsync(PipelineFilter filter, CancellationToken ct)
    {
        var text = filter.Text?.Trim();
        var conditions = await new RecordingConditions(database.Dialect, names).WithAsync(
            new RecordingFilter { Stage = filter.Stage, At = filter.At, Text = text, TextIds = string.IsNullOrEmpty(text) ? [] : await NamedAsync(text, ct) }, ct);
        return (filter.Done || filter.Stage == RecordingStage.Ready ? conditions.Where : $"{conditions.Where} AND state <> '{PipelineStates.Last}'", conditions.Parameters);
    }

    /// <summary>Recordings whose file or id is called so, and those of calls with such a customer: a capture may know the switchboard's number alone.</summary>
    private async Task<IReadOnlyList<Guid>> NamedAsync(string text, CancellationToken ct)
    {
        var found = await calls.SearchAsync(new Person { Role = Roles.Supervisor }, new CallCriteria { Text = text, Take = MostCalls }, ct);
        return [.. (await FilesAsync(text, ct)).Union(await OfCallsAsync([.. found.Items.Select(c => c.Id)], ct))];
    }

    private async Task<IReadOnlyList<Guid>> OfCallsAsync(IReadOnlyCollection<Guid> callIds, CancellationToken ct) => callIds.Count == 0 ? [] :
        (await database.ReadAsync(c => c.QueryAsync<Guid>("SELECT id FROM recordings_recording WHERE call_id IN @ids", new { ids = callIds.Select(id => id.ToString("D")) }), ct)).AsList();

    private async Task<IReadOnlyList<Guid>> FilesAsync(string text, CancellationToken ct) =>
        (await database.ReadAsync(c => c.QueryAsync<Guid>(
            $"SELECT id FROM recordings_recording WHERE id = @text OR file_name LIKE @part ORDER BY id DESC {database.Dialect.Page}",
            new { text = text.ToLowerInvariant(), part = $"%{text.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)}%", skip = 0, take = 1000 }), ct)).AsList();
}
